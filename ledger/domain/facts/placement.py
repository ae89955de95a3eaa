"""Where educators stand on salary schedules, and what was true at cut-over."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from ledger.domain.facts.credit import CreditAmount
from ledger.domain.values import Fact, FactId, Part, Slug

YearCount = Annotated[int, Meta(ge=0, le=100)]


class ScheduleCellName(Part, frozen=True, kw_only=True):
    """A cell of a salary schedule."""

    schedule_id: Slug
    lane_id: Slug
    step_id: Slug


class EligibilityLink(Part, frozen=True, kw_only=True):
    """The eligibility a placement was made for, so that nothing counts twice."""

    policy_id: Slug
    benefit_id: Slug
    segment_id: FactId


class Placement(Fact, frozen=True, kw_only=True):
    """An assignment's base from a day on: a cell of a schedule, or a stated yearly amount.

    It holds until the assignment's next placement, or its end. Exactly one of `cell` and
    `stated_base` is set; money is in the district's currency.
    """

    educator_id: FactId
    district_id: Slug
    assignment_id: Slug
    effective_from: date
    reason_code: Slug
    cell: ScheduleCellName | None = None
    stated_base: Decimal | None = None
    eligibility: EligibilityLink | None = None


class UnitsBalance(Part, frozen=True, kw_only=True):
    """Units of one sort that counted before the cut-over: used up, and left over to be used."""

    category: Slug
    used: CreditAmount
    remaining: CreditAmount


class SupplementBalance(Part, frozen=True, kw_only=True):
    """Years for which a supplement was paid before the cut-over."""

    benefit_id: Slug
    years_paid: YearCount


class RewardTaken(Part, frozen=True, kw_only=True):
    """A one-time reward taken before the cut-over, and for which credential."""

    benefit_id: Slug
    taken_on: date
    credential_id: Slug | None = None


class ServiceBalance(Part, frozen=True, kw_only=True):
    """Years of service credited before the cut-over."""

    kind: Slug
    years: Decimal


class OpeningBalance(Fact, frozen=True, kw_only=True):
    """What was true of an educator in a district at cut-over: before `as_of` the ledger is silent.

    The placement of that day is a fact of its own.
    """

    educator_id: FactId
    district_id: Slug
    as_of: date
    units: Annotated[tuple[UnitsBalance, ...], Meta(max_length=50)]
    supplements: Annotated[tuple[SupplementBalance, ...], Meta(max_length=50)]
    rewards: Annotated[tuple[RewardTaken, ...], Meta(max_length=100)]
    service: Annotated[tuple[ServiceBalance, ...], Meta(max_length=20)]
