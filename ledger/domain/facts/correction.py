"""Corrections: a fact replaced or annulled by a later fact, never edited."""

from msgspec.structs import fields

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
from ledger.domain.values import Fact, FactId, Part, Position


class Annulment(Part, frozen=True, kw_only=True):
    """The fact is taken out. Annulling a correction restores what that correction replaced."""


class Correction(Fact, frozen=True, kw_only=True):
    """Replaces or annuls the fact `fact_id`, whose latest link stands at `latest_position`.

    Exactly one of the other fields is set. A replacement is of the same kind and of the same
    educator as what it replaces; the fact keeps its id.
    """

    educator_id: FactId
    fact_id: FactId
    latest_position: Position
    annulment: Annulment | None = None
    employment: Employment | None = None
    leave: Leave | None = None
    separation: Separation | None = None
    service_credit: ServiceCredit | None = None
    placement: Placement | None = None
    opening_balance: OpeningBalance | None = None
    enrollment: Enrollment | None = None
    enrollment_withdrawal: EnrollmentWithdrawal | None = None
    activity: Activity | None = None
    assessment: Assessment | None = None
    award: Award | None = None
    external_award: ExternalAward | None = None
    renewal: Renewal | None = None
    suspension: Suspension | None = None
    reinstatement: Reinstatement | None = None
    revocation: Revocation | None = None
    credit: Credit | None = None
    document: Document | None = None
    approval_request: ApprovalRequest | None = None
    claim: Claim | None = None
    claim_withdrawal: ClaimWithdrawal | None = None
    approval: Approval | None = None
    waiver: Waiver | None = None

    @property
    def replacement(self) -> Fact | None:
        """The fact to stand instead, or None for an annulment."""
        given = (getattr(self, name) for name in _REPLACEMENTS)
        return next((fact for fact in given if fact is not None), None)


_REPLACEMENTS = tuple(
    field.name
    for field in fields(Correction)
    if field.name not in ("educator_id", "fact_id", "latest_position", "annulment")
)
