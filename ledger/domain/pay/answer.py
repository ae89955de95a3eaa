"""What a salary question is answered with; its fields are those of the wire contract."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.explanation import Explanation


class Money(Struct, frozen=True, kw_only=True):
    """An exact amount of one currency."""

    currency_code: str
    amount: Decimal


class EligibilityState(StrEnum):
    """How a segment stands on the day asked."""

    DUE = "due"
    HELD = "held"
    CLAIMABLE = "claimable"
    PENDING = "pending"
    LAPSED = "lapsed"
    NOT_DUE = "not_due"
    NOT_YET_DETERMINABLE = "not_yet_determinable"


class OutcomeKind(StrEnum):
    """What a benefit brings."""

    BASE_INCREASE = "base_increase"
    YEARLY = "yearly"
    ONE_TIME = "one_time"
    PER_PAY_PERIOD = "per_pay_period"
    UNITS = "units"
    REQUIREMENT = "requirement"


class Units(Struct, frozen=True, kw_only=True):
    """An amount of what is no money, such as semester hours."""

    amount: Decimal
    unit: str


class LaneMove(Struct, frozen=True, kw_only=True):
    """The lane of a salary schedule to stand in, and the one the placement is in."""

    schedule_id: str
    lane_id: str
    placed_in: str | None = None


class NeedProgress(Struct, frozen=True, kw_only=True):
    """What counts towards one need of a requirement, and how much is missing."""

    title: str
    at_least: Decimal
    counted: Decimal
    missing: Decimal


class AlternativeProgress(Struct, frozen=True, kw_only=True):
    """One way of meeting a requirement, and whether it is met."""

    title: str
    met: bool
    needs: tuple[NeedProgress, ...]


class RequirementProgress(Struct, frozen=True, kw_only=True):
    """Whether a requirement is met within a period `[period_from, period_until)`."""

    met: bool
    alternatives: tuple[AlternativeProgress, ...]
    period_from: date | None = None
    period_until: date | None = None


class SegmentOutcome(Struct, frozen=True, kw_only=True):
    """What is brought, after FTE; at most one amount is set, none while it is not known.

    `lane` and `percent` say what the amount comes from.
    """

    kind: OutcomeKind
    annual_rate: Money | None = None
    one_time: Money | None = None
    per_pay_period: Money | None = None
    units: Units | None = None
    requirement: RequirementProgress | None = None
    lane: LaneMove | None = None
    percent: Decimal | None = None


class Payment(Struct, frozen=True, kw_only=True):
    """What one pay period carries."""

    payable_on: date
    pay_period: str
    amount: Money


class WaitingKind(StrEnum):
    """What has to happen before a segment can be due or determined."""

    APPROVAL = "approval"
    ASSIGNMENT = "assignment"
    POLICY_VERSION = "policy_version"
    EFFECTIVE_DAY = "effective_day"
    CALENDAR = "calendar"
    GOOD_STANDING = "good_standing"
    DOCUMENT = "document"
    CLAIM = "claim"
    DECISION = "decision"
    FACT = "fact"


class WaitingFor(Struct, frozen=True, kw_only=True):
    """What a segment waits for, and the day it is announced for, if it is.

    `last_on` is the last day on which it still meets the deadline that is open, if there is one.
    """

    kind: WaitingKind
    text: str
    announced_on: date | None = None
    last_on: date | None = None


class Shortfall(Struct, frozen=True, kw_only=True):
    """How much a limit took away: of money its currency's code, else what the pool counts."""

    amount: Decimal
    unit: str
    pool_id: str | None = None


class Segment(Struct, frozen=True, kw_only=True):
    """What one benefit is worth on one assignment over one span, by one fact or by several.

    `fact_ids` are all facts it rests on, first the one that caused it; where that is an award,
    `award_id` names it again. `title` is what it was for, where no catalogue names that: then there
    is no `credential_id`. `level` is set where facts count together, and `level_period` names the
    period within which they do where that begins on a day, as each has a level 1. `amount` is what
    is due for the span within its contract year, the sum of `payments`. Without an assignment there
    is none it could be paid on.
    """

    segment_id: str
    policy_id: str
    policy_version: int
    benefit_id: str
    fact_ids: tuple[str, ...]
    state: EligibilityState
    outcome: SegmentOutcome
    payments: tuple[Payment, ...]
    waiting_for: tuple[WaitingFor, ...]
    explanation: Explanation
    supersedes: tuple[str, ...] = ()
    award_id: str | None = None
    level: int | None = None
    level_period: str | None = None
    credential_id: str | None = None
    assignment_id: str | None = None
    effective_from: date | None = None
    effective_until: date | None = None
    full_time_equivalent: Decimal | None = None
    amount: Money | None = None
    shortfall: Shortfall | None = None
    title: str | None = None

    @property
    def brought_by(self) -> str:
        """The id of the causing fact, or the level, such as `level 2` or `level 2 of 2025-26`."""
        if self.level is None:
            return "".join(self.fact_ids[:1])
        within = "" if self.level_period is None else f" of {self.level_period}"
        return f"level {self.level}{within}"

    @property
    def subject(self) -> tuple[str, str, str]:
        """What it is about, whatever its days: policy, benefit, and what brings it."""
        return self.policy_id, self.benefit_id, self.brought_by


class AssignmentTotal(Struct, frozen=True, kw_only=True):
    """What one assignment carries: the annual rate on the day asked, and the year's amounts."""

    assignment_id: str
    annual_rate: Money
    amount: Money


class StepKind(StrEnum):
    """What brings an educator nearer to a benefit, the shortest way first."""

    CLAIM = "claim"
    AWAIT = "await"
    EARN = "earn"


class NextStep(Struct, frozen=True, kw_only=True):
    """What would bring more, in a sentence; `last_on` is the last day on which it still does.

    `segment_id` names the segment that says why; it is empty where there is none, as nothing was
    earned for the benefit yet.
    """

    kind: StepKind
    policy_id: str
    benefit_id: str
    segment_id: str
    text: str
    last_on: date | None = None


class SalaryEligibility(Struct, frozen=True, kw_only=True):
    """What policies make of the facts about one educator in one district's contract year.

    `annual_rate` is the sum of the rates due on `effective_on`, `amount` the sum of all due in the
    year, arrears of earlier years included. Without a contract year both are absent: unknown.
    `next_steps` are what would bring more, the nearest first.
    """

    educator_id: str
    district_id: str
    effective_on: date
    segments: tuple[Segment, ...]
    assignments: tuple[AssignmentTotal, ...]
    explanation: Explanation
    contract_year: CalendarYear | None = None
    annual_rate: Money | None = None
    amount: Money | None = None
    next_steps: tuple[NextStep, ...] = ()
