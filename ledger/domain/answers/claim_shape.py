"""What was claimed, asked, shown and waived, field by field as the contract has it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from ledger.domain.facts.claim import DocumentStanding
from ledger.domain.facts.credit import CreditUnit, Decision, PlannedCourse
from ledger.domain.timeline.item import Problem
from ledger.domain.values import Evidence, Part


class WithdrawalItem(Part, frozen=True, kw_only=True):
    """An enrollment or a claim was given up."""

    fact_id: str
    positions: tuple[int, ...]
    withdrawn_on: date
    reason_code: str | None = None
    problem: Problem | None = None


class ClaimState(StrEnum):
    """How a claim stands on a day."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    UNSUPPORTED = "unsupported"
    UPCOMING = "upcoming"


class ClaimItem(Part, frozen=True, kw_only=True):
    """A claim and what became of it.

    `approval_id` is the decision that holds; `withdrawals` are all that were said, by date.
    """

    district_id: str
    policy_id: str
    benefit_id: str
    contract_year: str
    items: tuple[str, ...]
    submitted_on: date
    state: ClaimState
    withdrawals: tuple[WithdrawalItem, ...]
    reward: str | None = None
    approval_id: str | None = None
    decided_on: date | None = None
    withdrawn_on: date | None = None


class RequestState(StrEnum):
    """How a request stands on a day."""

    OPEN = "open"
    DECIDED = "decided"
    UNSUPPORTED = "unsupported"
    UPCOMING = "upcoming"


class RequestItem(Part, frozen=True, kw_only=True):
    """A request and what became of it; `approval_id` is the decision that answered it."""

    district_id: str
    requested_on: date
    state: RequestState
    subject_id: str | None = None
    planned_course: PlannedCourse | None = None
    role: str | None = None
    approval_id: str | None = None
    decision: Decision | None = None
    decided_on: date | None = None


class DocumentItem(Part, frozen=True, kw_only=True):
    """A document, as what it is about shows it."""

    fact_id: str
    kind: str
    standing: DocumentStanding
    received_on: date
    positions: tuple[int, ...]
    evidence: Evidence | None = None
    attested_by: str | None = None
    issued_on: date | None = None
    district_id: str | None = None
    problem: Problem | None = None


class WaiverItem(Part, frozen=True, kw_only=True):
    """A waiver; `granted_by` is a principal id."""

    district_id: str
    rule: str
    reason_code: str
    role: str
    granted_by: str
    granted_on: date
    effective_from: date
    effective_until: date | None = None
    policy_id: str | None = None
    benefit_id: str | None = None
    subject_id: str | None = None


class CreditSum(Part, frozen=True, kw_only=True):
    """What the credits of one unit, scheme and category come to."""

    unit: CreditUnit
    amount: Decimal
    scheme: str | None = None
    category: str | None = None
