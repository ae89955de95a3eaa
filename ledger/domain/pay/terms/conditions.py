"""Stage 1, select: what has to hold for a fact before it counts."""

from enum import StrEnum
from typing import Annotated, Union

from msgspec import Meta

from ledger.domain.pay.terms.days import Day
from ledger.domain.pay.terms.facts import Expression, Facts
from ledger.domain.pay.terms.loss import Grace, Loss
from ledger.domain.pay.terms.names import BenefitName, ConditionId, ItemNames, Label
from ledger.domain.values import Part, Title


class Order(StrEnum):
    """How two days stand to each other; `not_after` and `not_before` include the day itself."""

    BEFORE = "before"
    NOT_AFTER = "not_after"
    NOT_BEFORE = "not_before"
    AFTER = "after"


class Deadline(Part, frozen=True, kw_only=True):
    """A day that has to lie before or after another, such as the papers by the end of October."""

    date: Day
    order: Order
    limit: Day


class InOrder(Deadline, frozen=True, kw_only=True, tag_field="test", tag="in_order"):
    """A day lies before or after another, such as the approval not after the start."""


class Holds(Part, frozen=True, kw_only=True, tag_field="test", tag="holds"):
    """On a day the educator has another fact, such as a licence in good standing.

    With a `grace` what was renewed within it never ran out. In its expression `about` is the fact
    that the condition is asked of.
    """

    facts: Facts
    held_on: Day
    grace: Grace | None = None


class Satisfies(Part, frozen=True, kw_only=True, tag_field="test", tag="satisfies"):
    """An expression over the fact is true."""

    where: Expression


class AnyOf(Part, frozen=True, kw_only=True, tag_field="test", tag="any_of"):
    """One of several tests holds."""

    tests: Annotated[tuple["Test", ...], Meta(min_length=2, max_length=10)]


class NotMet(Part, frozen=True, kw_only=True, tag_field="test", tag="not"):
    """A test does not hold, and can no longer come to hold."""

    of: "Test"


Test = Union[InOrder, Holds, Satisfies, AnyOf, NotMet]  # noqa: UP007 -- with its own name in it


class DoesNotCount(Part, frozen=True, kw_only=True, tag_field="then", tag="does_not_count"):
    """The fact counts nothing."""


class HeldUntil(Part, frozen=True, kw_only=True, tag_field="then", tag="held_until"):
    """The fact counts once the educator has another one, such as the whole degree, from its day.

    That is the day of release, which a window may name (`released`): one whose effective day rests
    on it says itself from when the fact counts. Any other dates the fact as if nothing had been
    held, and it takes effect on the day of release at the earliest, in whatever period that lies.
    In its expression `about` is the fact that is held: `fact.subject == about.subject`.
    """

    facts: Facts


class HowOften(StrEnum):
    """On which days a condition is tested that has to go on holding.

    `each_day`: on every day. `each_pay_period` and `each_contract_year`: for all days of a pay
    period or a contract year at once; the day tested is its first. A period that no calendar names
    is not tested. Days of a contract year are those of the year of the day tested.
    """

    EACH_DAY = "each_day"
    EACH_PAY_PERIOD = "each_pay_period"
    EACH_CONTRACT_YEAR = "each_contract_year"


class _Lasting(Part, frozen=True, kw_only=True, tag_field="then"):
    tested: HowOften


class Pauses(_Lasting, frozen=True, kw_only=True, tag="pauses"):
    """The fact counts on the days on which the condition holds, and on no other."""


class Ends(_Lasting, frozen=True, kw_only=True, tag="ends"):
    """The fact counts from the first day on which the condition holds to the last, for good.

    Once it holds no longer, nothing brings it back.
    """


class EndsWithContractYear(_Lasting, frozen=True, kw_only=True, tag="ends_with_contract_year"):
    """Where the condition holds no longer, the fact still counts to the end of the contract year.

    That is the year of the last day on which it held. It counts again once the condition holds
    again.
    """


Lasting = Pauses | Ends | EndsWithContractYear


class Condition(Part, frozen=True, kw_only=True):
    """Something that has to hold; `unmet` says what follows where it does not.

    Where the fact then does not count or is held, it is tested once; else again and again, as
    `tested` says. It is asked of the facts of some items; of all, where none is named. A waiver of
    the district for `condition_id` lifts it: of what is tested once where it is in force on the day
    the fact was earned; of what is tested in each year or pay period, for all of one on whose first
    day it is in force; of the rest for the days on which it is in force.
    """

    condition_id: ConditionId
    title: Title
    test: Test
    unmet: DoesNotCount | HeldUntil | Pauses | Ends | EndsWithContractYear
    items: ItemNames | None = None


class LateDecisions(StrEnum):
    """What decisions do that are made when the period in which something was earned is over.

    `close_period`: asked about the last day of the period, they count like those made by that day;
    asked about any other day, each counts from its own.
    """

    CLOSE_PERIOD = "close_period"


class _Approval(Part, frozen=True, kw_only=True, tag_field="rule"):
    withdrawn: Loss
    late: LateDecisions | None = None
    items: ItemNames | None = None


class ApprovalRequired(_Approval, frozen=True, kw_only=True, tag="required"):
    """Counts only where the district approved the fact, or else what it came from.

    `withdrawn` says what a later denial does. Of several approvals the last limits what counts.
    Asked of some items; of all, where none is named.
    """


class NotDenied(_Approval, frozen=True, kw_only=True, tag="not_denied"):
    """Counts without an administrator's decision, until the district denies it.

    `withdrawn` says what a denial does. Where the district approved it, the last approval limits
    what counts. Asked of some items; of all, where none is named.
    """


class ApprovalNotRequired(Part, frozen=True, kw_only=True, tag_field="rule", tag="not_required"):
    """Counts without an administrator's decision, and whatever was decided."""


class ClaimRequired(Part, frozen=True, kw_only=True, tag_field="rule", tag="required"):
    """Counts only once the educator claims this benefit for it; of the rewards, one of these.

    `decision_required` asks for the district's approval of the claim too. A claim of one of
    `benefits` is one of this benefit too, as where one application is for both. Asked of some
    items; of all, where none is named.
    """

    decision_required: bool
    rewards: Annotated[tuple[Label, ...], Meta(min_length=1, max_length=20)] | None = None
    benefits: Annotated[tuple[BenefitName, ...], Meta(min_length=1, max_length=50)] | None = None
    items: ItemNames | None = None


class ClaimNotRequired(Part, frozen=True, kw_only=True, tag_field="rule", tag="not_required"):
    """Counts without being asked for."""
