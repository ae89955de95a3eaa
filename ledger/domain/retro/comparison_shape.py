"""What a comparison of two bases says; its fields are those of the wire contract."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from ledger.domain.pay.answer import Money, Segment
from ledger.domain.retro.cause import Cause
from ledger.domain.retro.recovering import RecoveryLimits
from ledger.domain.retro.retro import LineChange


class ChangeKind(StrEnum):
    """What became of a segment; segments with one id are one."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class SegmentAspect(StrEnum):
    """In what a segment changed."""

    STATE = "state"
    AMOUNT = "amount"
    RATE = "rate"
    DATES = "dates"
    PAYMENTS = "payments"
    OTHER = "other"
    """The version, the FTE, what it waits for, a shortfall."""


class SegmentChange(Struct, frozen=True, kw_only=True):
    """A segment at two bases; `difference` is what is due at the new one minus at the old one.

    `after.supersedes` names the segments of the old basis whose place it takes.
    """

    kind: ChangeKind
    changed: tuple[SegmentAspect, ...]
    difference: Money
    cause: Cause
    before: Segment | None = None
    after: Segment | None = None


class PeriodDifference(Struct, frozen=True, kw_only=True):
    """What is due in a pay period at two bases, and how much more at the new one."""

    payable_on: date
    pay_period: str
    before: Money
    after: Money
    difference: Money


class BenefitComparison(Struct, frozen=True, kw_only=True):
    """What changed for one benefit on one assignment; without one, what no assignment carries."""

    policy_id: str
    benefit_id: str
    segments: tuple[SegmentChange, ...]
    periods: tuple[PeriodDifference, ...]
    difference: Money
    assignment_id: str | None = None


class EducatorComparison(Struct, frozen=True, kw_only=True):
    """What changed for one educator: `benefits` about a day, `lines` about pay dates.

    `recoveries` are the limits of getting back what the lines say was paid too much.
    """

    educator_id: str
    benefits: tuple[BenefitComparison, ...]
    lines: tuple[LineChange, ...]
    difference: Money
    recoveries: tuple[RecoveryLimits, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether there is any change."""
        return bool(self.benefits or self.lines)


class ComparedSide(Struct, frozen=True, kw_only=True):
    """How many educators gain, or how many lose, and how much in all; losses are below 0."""

    educators: int
    amount: Money


class ComparisonSummary(Struct, frozen=True, kw_only=True):
    """What a comparison comes to."""

    educators: int
    educators_affected: int
    gains: ComparedSide
    losses: ComparedSide
    difference: Money
