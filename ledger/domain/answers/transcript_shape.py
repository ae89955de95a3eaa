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
from ledger.domain.answers.claim_shape import (
    ClaimItem,
    CreditSum,
    DocumentItem,
    RequestItem,
    WaiverItem,
    WithdrawalItem,
)
from ledger.domain.answers.recognized import RecognitionItem
from ledger.domain.answers.stack import StackProgress
from ledger.domain.facts.catalogue import DeliveryMode
from ledger.domain.facts.credit import (
    Course,
    CourseTime,
    CreditAmount,
    CreditUnit,
    Decision,
    Payer,
)
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
    documents: tuple[DocumentItem, ...]
    problem: Problem | None = None


class ActivityItem(Part, frozen=True, kw_only=True):
    """An activity, with its clock hours."""

    fact_id: str
    positions: tuple[int, ...]
    component_id: str
    completed_on: date
    hours: Decimal
    documents: tuple[DocumentItem, ...]
    problem: Problem | None = None


class EnrollmentItem(Part, frozen=True, kw_only=True):
    """An enrollment and how far it has come; `closed_by` is what closed it."""

    credential: CredentialSummary
    enrolled_on: date
    components: tuple[ComponentHours, ...]
    attempts: tuple[Attempt, ...]
    activities: tuple[ActivityItem, ...]
    withdrawals: tuple[WithdrawalItem, ...]
    closed_on: date | None = None
    closed_by: str | None = None


class CreditItem(Part, frozen=True, kw_only=True):
    """A credit, from a fact or from a course."""

    amount: Decimal
    unit: CreditUnit
    earned_on: date
    source_id: str | None = None
    course: Course | None = None
    scheme: str | None = None
    category: str | None = None
    started_on: date | None = None
    time: CourseTime | None = None
    payer: Payer | None = None
    district_id: str | None = None


class ApprovalItem(Part, frozen=True, kw_only=True):
    """A decision on an item; `approver` and those of the `panel` are principal ids."""

    fact_id: str
    district_id: str
    decision: Decision
    decided_on: date
    approver: str
    role: str
    panel: tuple[str, ...]
    positions: tuple[int, ...]
    limit: CreditAmount | None = None
    requested_on: date | None = None
    reason_code: str | None = None
    problem: Problem | None = None


class TranscriptItem(Part, frozen=True, kw_only=True):
    """Something earned, begun, asked for or waived; exactly one of the details is there."""

    fact_id: str
    educator_id: str
    status: TranscriptStatus
    positions: tuple[int, ...]
    approvals: tuple[ApprovalItem, ...]
    documents: tuple[DocumentItem, ...]
    problem: Problem | None = None
    enrollment: EnrollmentItem | None = None
    award: AwardItem | None = None
    external_award: ExternalAwardItem | None = None
    credit: CreditItem | None = None
    claim: ClaimItem | None = None
    request: RequestItem | None = None
    waiver: WaiverItem | None = None


class Transcript(Part, frozen=True, kw_only=True):
    """Everything an educator has earned or is earning, as it stands on a day.

    `totals` sums the supported credits as they were recorded; `stacks` are those of which a member
    is held or begun; `recognitions` are what `district_id` makes of awards and stacks, none where
    none was named.
    """

    educator_id: str
    effective_on: date
    items: tuple[TranscriptItem, ...]
    totals: tuple[CreditSum, ...]
    stacks: tuple[StackProgress, ...]
    recognitions: tuple[RecognitionItem, ...]
    district_id: str | None = None


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
