"""One fact as the timeline shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from ledger.domain.facts.award import ExternalAward, Reinstatement, Renewal, Suspension
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.learning import (
    Activity,
    Assessment,
    Award,
    Enrollment,
    EnrollmentWithdrawal,
    Revocation,
)
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.principal import Principal
from ledger.domain.values import Part

TimelineFact = (
    Employment
    | Leave
    | Separation
    | ServiceCredit
    | Placement
    | OpeningBalance
    | Enrollment
    | EnrollmentWithdrawal
    | Activity
    | Assessment
    | Award
    | ExternalAward
    | Renewal
    | Suspension
    | Reinstatement
    | Revocation
    | Credit
    | Document
    | ApprovalRequest
    | Claim
    | ClaimWithdrawal
    | Approval
    | Waiver
)

F_co = TypeVar("F_co", bound=TimelineFact, covariant=True)


class Problem(Part, frozen=True, kw_only=True):
    """Why a fact does not count: the refusal that its command would meet today.

    `reason` is the name of the refusal (`PREREQUISITE_NOT_HELD`), `metadata` its fields as text.
    """

    reason: str
    text: str
    metadata: dict[str, str]


class Holding(Part, frozen=True, kw_only=True):
    """What an award amounts to: held in `[awarded_on, until)`, or never where it is void."""

    credential_id: str
    credential_version: int
    enrollment_id: str
    awarded_on: date
    void: bool
    expires_on: date | None = None
    ended_on: date | None = None
    revocation_id: str | None = None

    @property
    def until(self) -> date | None:
        """The first day without, the earlier of expiry and end; None while it stays."""
        ends = [day for day in (self.expires_on, self.ended_on) if day is not None]
        return min(ends, default=None)

    def held_on(self, day: date) -> bool:
        """Whether the credential is in good standing on that day."""
        until = self.until
        return not self.void and self.awarded_on <= day and (until is None or day < until)


class Closing(Part, frozen=True, kw_only=True):
    """The day an enrollment closed, and the award or the last failed attempt that closed it."""

    closed_on: date
    closed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Generic[F_co]):
    """A fact after its corrections: its value, its span, and whether what it rests on stands.

    `positions` are all entries about it in order, the first and each correction. An annulled fact
    has no item. `effective_until` is the real end where the fact counts, whatever ends it, and of
    a claim the day it was withdrawn: nobody derives it again. `actor` is who said what stands,
    `recorded_at` when it was said last. `holding` is that of an award, `closing` that of an
    enrollment that has closed.
    """

    fact_id: str
    value: F_co
    positions: tuple[int, ...]
    recorded_at: datetime
    actor: Principal
    effective_from: date
    effective_until: date | None = None
    problem: Problem | None = None
    holding: Holding | None = None
    closing: Closing | None = None

    @property
    def supported(self) -> bool:
        """Whether it counts: nothing it rests on was corrected or voided away."""
        return self.problem is None
