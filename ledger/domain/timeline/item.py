"""One fact as the timeline shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from ledger.domain.facts.award import (
    Award,
    ExternalAward,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, EnrollmentWithdrawal
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.principal import Principal
from ledger.domain.timeline.holding import Holding
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

AnyAward = Award | ExternalAward
"""What is held: earned here, or elsewhere."""

F_co = TypeVar("F_co", bound=TimelineFact, covariant=True)


class Problem(Part, frozen=True, kw_only=True):
    """Why a fact does not count: the refusal that its command would meet today.

    `reason` is the name of the refusal (`PREREQUISITE_NOT_HELD`), `metadata` its fields as text.
    """

    reason: str
    text: str
    metadata: dict[str, str]


class Closing(Part, frozen=True, kw_only=True):
    """The day an enrollment closed, and the award, withdrawal or last failed attempt that did."""

    closed_on: date
    closed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Generic[F_co]):
    """A fact after its corrections: its value, its span, and whether what it rests on stands.

    `positions` are all entries about it in order, the first and each correction. An annulled fact
    has no item. `actor` is who said what stands, `recorded_at` when it was said last. `holding` is
    what an award amounts to, `closing` that of an enrollment that has closed. `effective_until` is
    the first day without: of a renewal the expiry it brings, of a suspension its reinstatement, of
    a claim its withdrawal.
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
