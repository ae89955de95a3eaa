"""The nouns of a transcript, field by field as the contract has them (`transcript.proto`)."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from ledger.domain.answers.award_shape import (
    AwardItem,
    CredentialSummary,
    ExternalAwardItem,
    GoodStanding,
    RevocationItem,
)
from ledger.domain.facts.catalogue import DeliveryMode
from ledger.domain.facts.credit import CreditAmount, CreditUnit, Decision
from ledger.domain.facts.learning import Outcome
from ledger.domain.timeline.item import Problem
from ledger.domain.values import Evidence, Part


class TranscriptStatus(StrEnum):
    """How an item of a transcript stands."""

    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    HELD = "held"
    EXPIRED = "expired"
    ENDED = "ended"
    VOID = "void"
    SUSPENDED = "suspended"
    RECORDED = "recorded"
    UNSUPPORTED = "unsupported"
    UPCOMING = "upcoming"


class ComponentHours(Part, frozen=True, kw_only=True):
    """A component completed, with its clock hours."""

    component_id: str
    mode: DeliveryMode
    hours: Decimal


class Attempt(Part, frozen=True, kw_only=True):
    """An attempt at an assessment."""

    fact_id: str
    positions: tuple[int, ...]
    assessment_id: str
    assessed_on: date
    outcome: Outcome
    problem: Problem | None = None


class ActivityItem(Part, frozen=True, kw_only=True):
    """An activity, with its clock hours."""

    fact_id: str
    positions: tuple[int, ...]
    component_id: str
    completed_on: date
    hours: Decimal
    problem: Problem | None = None


class EnrollmentItem(Part, frozen=True, kw_only=True):
    """An enrollment and how far it has come; `closed_by` is what closed it."""

    credential: CredentialSummary
    enrolled_on: date
    components: tuple[ComponentHours, ...]
    attempts: tuple[Attempt, ...]
    activities: tuple[ActivityItem, ...]
    closed_on: date | None = None
    closed_by: str | None = None


class CreditItem(Part, frozen=True, kw_only=True):
    """A credit."""

    amount: Decimal
    unit: CreditUnit
    earned_on: date
    source_id: str | None = None


class ApprovalItem(Part, frozen=True, kw_only=True):
    """A decision on an item; `approver` is a principal id."""

    fact_id: str
    district_id: str
    decision: Decision
    decided_on: date
    approver: str
    role: str
    positions: tuple[int, ...]
    limit: CreditAmount | None = None
    problem: Problem | None = None


class TranscriptItem(Part, frozen=True, kw_only=True):
    """An enrollment, an award, earned here or elsewhere, or a credit; exactly one is there."""

    fact_id: str
    educator_id: str
    status: TranscriptStatus
    positions: tuple[int, ...]
    approvals: tuple[ApprovalItem, ...]
    problem: Problem | None = None
    enrollment: EnrollmentItem | None = None
    award: AwardItem | None = None
    external_award: ExternalAwardItem | None = None
    credit: CreditItem | None = None


class Transcript(Part, frozen=True, kw_only=True):
    """Everything an educator has earned or is earning, as it stands on a day."""

    educator_id: str
    effective_on: date
    items: tuple[TranscriptItem, ...]


class TranscriptTombstone(Part, frozen=True, kw_only=True):
    """An item that stands in the transcript no longer."""

    fact_id: str
    educator_id: str


class AwardVerification(Part, frozen=True, kw_only=True):
    """Whether an award is in good standing on a day; `until` is the first day without for good.

    What was earned elsewhere names its awarding body, and where its documents lie.
    """

    award_id: str
    educator_id: str
    effective_on: date
    status: TranscriptStatus
    awarded_on: date
    evidence: tuple[Evidence, ...]
    credential: CredentialSummary | None = None
    until: date | None = None
    problem: Problem | None = None
    revocation: RevocationItem | None = None
    good_standing: GoodStanding | None = None
    awarding_body: str | None = None
    reference: str | None = None
