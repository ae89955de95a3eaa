"""Stage 4, decide: what a fact, or a level of what counts together, brings."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.pay.terms.names import (
    BenefitName,
    CredentialName,
    ItemName,
    Label,
    LaneName,
    ScheduleName,
    StepName,
)
from ledger.domain.pay.terms.quantity import (
    AfterShare,
    Amount,
    Fractional,
    PercentageOfBase,
    Quantity,
)
from ledger.domain.pay.terms.tiers import PercentTier, Tiers
from ledger.domain.values import Part, Title


class Bounds(Part, frozen=True, kw_only=True):
    """Every price lies within, both ends included."""

    minimum: Amount
    maximum: Amount


class Price(Part, frozen=True, kw_only=True):
    """What an award of one credential brings: a year, or once; in full, before FTE."""

    amount: Amount


class PriceTable(Part, frozen=True, kw_only=True, tag_field="by", tag="price_table"):
    """An amount for each credential; a credential that is not listed brings nothing."""

    bounds: Bounds
    prices: Annotated[dict[CredentialName, Price], Meta(min_length=1, max_length=500)]


class Flat(Part, frozen=True, kw_only=True, tag_field="by", tag="amount"):
    """The same amount for every fact or level."""

    amount: Amount


class PerUnit(Part, frozen=True, kw_only=True, tag_field="by", tag="per_unit"):
    """An amount for every unit a fact counts for, by item; all items are listed."""

    amounts: Annotated[dict[ItemName, Amount], Meta(min_length=1, max_length=50)]


class Amounts(Part, frozen=True, kw_only=True, tag_field="by", tag="amounts"):
    """What every level comes to, those below it included: one amount a threshold, never falling."""

    totals: Annotated[tuple[Amount, ...], Meta(min_length=1, max_length=100)]


class BaseMeasured(StrEnum):
    """On which day the base is measured: anew on each day, or once when the benefit begins."""

    EACH_DAY = "each_day"
    FIRST_DAY = "first_day"


class Cell(Part, frozen=True, kw_only=True):
    """A cell of a salary schedule, in the version that is in force on a day."""

    schedule_id: ScheduleName
    lane_id: LaneName
    step_id: StepName


class Base(Part, frozen=True, kw_only=True):
    """What a percentage is of: the sum of all that is named.

    `placement` is the amount of the assignment's own placement, `cell` that of one and the same
    cell for everybody: a year's amount at full time. `benefits` are what these of the policy bring;
    one that names itself compounds: each level counts in the base of the next. On days without the
    placement or the cell nobody can say the sum, and the benefit brings nothing.
    """

    placement: bool
    benefits: Annotated[tuple[BenefitName, ...], Meta(max_length=50)]
    measured: BaseMeasured
    cell: Cell | None = None


class Percent(Part, frozen=True, kw_only=True, tag_field="by", tag="percent"):
    """A percentage of a base, for every fact or level."""

    percent: PercentageOfBase
    base: Base


class PercentTiers(Part, frozen=True, kw_only=True, tag_field="by", tag="percent_tiers"):
    """A percentage of a base for every unit by its place in the sum, as `tiers` does with amounts.

    The first two certificates bring 2 percent each, the others 1 percent.
    """

    base: Base
    tiers: Annotated[tuple[PercentTier, ...], Meta(min_length=1, max_length=50)]


class Lanes(Part, frozen=True, kw_only=True, tag_field="by", tag="lanes"):
    """At each level the lane to stand in, worth what its cell has above the placement's.

    The step is that of the placement. Whoever is placed in that lane or a later one has moved.
    """

    schedule_id: ScheduleName
    lanes: Annotated[tuple[LaneName, ...], Meta(min_length=1, max_length=50)]


class NextLanes(Part, frozen=True, kw_only=True, tag_field="by", tag="next_lanes"):
    """At each level one lane further than the first placement on the schedule."""

    schedule_id: ScheduleName


class Gives(Part, frozen=True, kw_only=True, tag_field="by", tag="units"):
    """Not money: every fact or level gives an amount of a unit, such as a semester hour."""

    amount: Quantity
    unit: Label


class ShareBy(StrEnum):
    """By what a need is less for who works less in a year or validity.

    `days`: by the days on which one of the assignments runs. `fte`: by their FTE together, at most
    1, on those days. `days_and_fte`: by both.
    """

    DAYS = "days"
    FTE = "fte"
    DAYS_AND_FTE = "days_and_fte"


class ProratedNeed(Part, frozen=True, kw_only=True):
    """A need is as large as the share that the educator works.

    The share is asked as on the day asked: an assignment that runs then is taken to run on as it
    is, until the end it was given with. Of a validity without an end there is no share, and all is
    needed. Of who has had none of the assignments in the period as on that day nothing is asked, so
    that the requirement is neither met nor missed.
    """

    by: ShareBy
    rounding: Fractional | AfterShare


class Need(Part, frozen=True, kw_only=True):
    """So many units of some items, or of all where none is named; more than none.

    `unit` is what those items count in, where that is another than the benefit's, such as years.
    """

    title: Title
    at_least: Quantity
    items: Annotated[tuple[ItemName, ...], Meta(min_length=1, max_length=50)] | None = None
    unit: Label | None = None
    prorated: ProratedNeed | None = None


class Alternative(Part, frozen=True, kw_only=True):
    """Needs that are met together."""

    title: Title
    needs: Annotated[tuple[Need, ...], Meta(min_length=1, max_length=20)]


class AskedOf(StrEnum):
    """Of whom a requirement is asked who has nothing yet that counts.

    `assigned`: of whoever has one of the assignments on the day. `everybody`: of educators without
    an assignment too.
    """

    ASSIGNED = "assigned"
    EVERYBODY = "everybody"


class Requirement(Part, frozen=True, kw_only=True, tag_field="by", tag="requirement"):
    """Not money: whether one of the alternatives is met, or by how much each need is short.

    What is missing is told of the alternative of which the least part is: the least number of units
    that meets all its needs, as a need of some items may be met by what meets one of more items.
    Where two needs share some of their items, and neither has all of the other's, it is no more
    than that.
    """

    asked_of: AskedOf
    alternatives: Annotated[tuple[Alternative, ...], Meta(min_length=1, max_length=10)]


Decide = (
    PriceTable
    | Flat
    | PerUnit
    | Tiers
    | Amounts
    | Percent
    | PercentTiers
    | Lanes
    | NextLanes
    | Gives
    | Requirement
)
