"""Stage 3, accumulate: what counts by itself and what counts together."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.terms.days import Day, Many
from ledger.domain.pay.terms.facts import AwardFacts
from ledger.domain.pay.terms.names import ItemNames, Label
from ledger.domain.pay.terms.pools import Use
from ledger.domain.pay.terms.quantity import Percentage, Quantity
from ledger.domain.values import Count, Months, Part

Uses = Annotated[tuple[Use, ...], Meta(max_length=10)]


class SameCredential(StrEnum):
    """Which facts of one credential count.

    `one_at_a_time`: a later one counts from the day the earlier one no longer does.
    """

    EVERY_AWARD = "every_award"
    ONE_AT_A_TIME = "one_at_a_time"
    FIRST_AWARD = "first_award"


class Each(Part, frozen=True, kw_only=True, tag_field="count", tag="each"):
    """Every fact brings the benefit by itself. Pools are used in the order they stand in."""

    same_credential: SameCredential
    uses: Uses


class Career(Part, frozen=True, kw_only=True, tag_field="over", tag="career"):
    """What was ever earned counts together."""


class CarriedAs(StrEnum):
    """What of a fact is carried over: what is left of it, or only all of one that nothing used."""

    UNITS = "units"
    WHOLE_FACTS = "whole_facts"


class CarryOver(Part, frozen=True, kw_only=True):
    """What nothing has used when a period is over counts in the next one too.

    Used is what levels have; of a requirement what the needs of the first alternative that is met
    take, and everything where none is. Of some items, or of all where none is named, at most so
    many units are carried, the oldest facts first, if there is such a limit. A fact is carried into
    so many of the following periods, or else until it is used. There it counts from the first day
    on, like what is earned then, and is used first; limits of that period are for it too.
    """

    carried_as: CarriedAs
    at_most: Quantity | None = None
    periods: Many | None = None
    items: ItemNames | None = None


class EachYear(Part, frozen=True, kw_only=True, tag_field="over", tag="year"):
    """What was earned in one year of a kind that calendars name counts together.

    What is left over is forfeited, but for what `carry_over` says. The next year is the next that a
    calendar names, less than a year later.
    """

    kind: YearKind
    carry_over: CarryOver | None = None


class EachCycle(Part, frozen=True, kw_only=True, tag_field="over", tag="cycle"):
    """What was earned in one validity of an award, such as a licence, counts together.

    A cycle runs from the award or its renewal until the award expires or is renewed. What is left
    over is forfeited, but for what `carry_over` says; the next cycle is the next one that begins,
    also where the award had run out before.
    """

    of: AwardFacts
    carry_over: CarryOver | None = None


Over = Career | EachYear | EachCycle


def carry_over_of(over: Over) -> CarryOver | None:
    """Give what is carried from a period into the next, if anything is."""
    return over.carry_over if isinstance(over, EachYear | EachCycle) else None


class LimitScope(StrEnum):
    """Over what a limit on units or facts holds; `period` is that of `over`."""

    FACT = "fact"
    CREDENTIAL = "credential"
    CREDENTIAL_IN_CONTRACT_YEAR = "credential_in_contract_year"
    CONTRACT_YEAR = "contract_year"
    PERIOD = "period"


OF_YEARS = (LimitScope.CREDENTIAL_IN_CONTRACT_YEAR, LimitScope.CONTRACT_YEAR)


class _Scoped(Part, frozen=True, kw_only=True, tag_field="limit"):
    scope: LimitScope
    items: ItemNames | None = None
    of: Day | None = None


class UnitLimit(_Scoped, frozen=True, kw_only=True, tag="units"):
    """Of some items at most so many units count; of all, where none is named.

    The oldest facts find room first; of one that finds too little, a part counts. A fact is of the
    contract year of the day `of`, such as that it was claimed; where none is stated, of the day it
    was earned.
    """

    at_most: Quantity


class WholeFacts(_Scoped, frozen=True, kw_only=True, tag="whole_facts"):
    """At most so many units count, as with `units`, but of no fact a part.

    One that finds too little room counts nothing, and leaves the room to those that follow.
    """

    at_most: Quantity


class FactLimit(_Scoped, frozen=True, kw_only=True, tag="facts"):
    """At most so many facts count, the oldest first, each in full: one conference a year."""

    at_most: Count


ScopedLimit = UnitLimit | WholeFacts | FactLimit


class ShareLimit(Part, frozen=True, kw_only=True, tag_field="limit", tag="share"):
    """Some items make up at most such a percentage of what counts."""

    items: ItemNames
    at_most_percent: Percentage


class FullMultiples(Part, frozen=True, kw_only=True, tag_field="limit", tag="multiples"):
    """Of some items only full multiples of `of` count; of all, where none is named."""

    of: Quantity
    items: ItemNames | None = None


Limit = ScopedLimit | ShareLimit | FullMultiples


class Kept(Part, frozen=True, kw_only=True, tag_field="unused", tag="kept"):
    """What no level has used stays."""


class Expires(Part, frozen=True, kw_only=True, tag_field="unused", tag="expires"):
    """What no level has used so many months after it was earned counts no longer."""

    after_months: Months


class ProgressLost(StrEnum):
    """What missing the minimum of a year does to what no level has used, and to what follows."""

    FORFEITS_UNUSED = "forfeits_unused"
    STOPS = "stops"


class Begun(StrEnum):
    """What somebody has begun that may still become something that counts."""

    HOLDS_PLACE = "holds_place"


class Progress(Part, frozen=True, kw_only=True):
    """In the contract year of the first fact and in every later one so many units are earned.

    A fact counts for the year of the day `of`, or for the next one where that is after the day `by`
    of its year, such as the teachers' last day. With `begun`, an enrollment that is still open is
    progress too, by the day `of` that it has, such as that of asking for its approval. Once the
    last level is reached nothing is asked.
    """

    minimum: Quantity
    of: Day
    missed: ProgressLost
    by: Day | None = None
    begun: Begun | None = None


MOST_LEVELS = 500
"""So many levels of one sum are told and paid; each is paid by itself, and explained."""


class Blocks(Part, frozen=True, kw_only=True, tag_field="by", tag="blocks"):
    """A level for every full `size`; `at_most` levels, if there is such a limit.

    Without one, what a sum reaches beyond 500 levels is told as not yet determinable, until a fact
    is corrected or the policy counts in larger blocks.
    """

    size: Quantity
    at_most: Annotated[int, Meta(ge=1, le=MOST_LEVELS)] | None = None


class Thresholds(Part, frozen=True, kw_only=True, tag_field="by", tag="thresholds"):
    """A level at each of these sums, in rising order."""

    at: Annotated[tuple[Quantity, ...], Meta(min_length=1, max_length=100)]


class EveryFact(Part, frozen=True, kw_only=True, tag_field="by", tag="facts"):
    """Every fact is a level, with what of it counts, in the order in which they begin to count.

    What a limit lets in later comes after all that counts already.
    """


class Total(Part, frozen=True, kw_only=True, tag_field="by", tag="total"):
    """There are no levels: the sum itself is asked for."""


class Together(Part, frozen=True, kw_only=True, tag_field="count", tag="together"):
    """The facts' units add up, oldest first; each level of the sum brings the benefit.

    What a level has used stays used while the level lasts.
    """

    unit: Label
    over: Over
    same_credential: SameCredential
    limits: Annotated[tuple[Limit, ...], Meta(max_length=20)]
    unused: Kept | Expires
    levels: Blocks | Thresholds | EveryFact | Total
    uses: Uses
    progress: Progress | None = None


Accumulate = Each | Together
