"""Credits, and the decisions of administrators on which they depend."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from ledger.domain.values import Fact, FactId, Part, Slug


class CreditUnit(StrEnum):
    """What a credit is counted in; a clock hour is an hour of professional development."""

    CLOCK_HOUR = "clock_hour"
    SEMESTER_CREDIT = "semester_credit"
    QUARTER_CREDIT = "quarter_credit"
    CONTINUING_EDUCATION_UNIT = "continuing_education_unit"
    POINT = "point"


class Credit(Fact, frozen=True, kw_only=True):
    """A decimal amount of a unit, from one source: an enrollment or an award."""

    educator_id: FactId
    source_id: FactId
    amount: Decimal
    unit: CreditUnit
    earned_on: date


class Decision(StrEnum):
    """What an approver decided."""

    APPROVED = "approved"
    DENIED = "denied"


class CreditLimit(Part, frozen=True, kw_only=True):
    """At most so much of a unit is approved."""

    amount: Decimal
    unit: CreditUnit


class Approval(Fact, frozen=True, kw_only=True):
    """A district's decision on an enrollment, a credit or an award; the actor is the approver."""

    educator_id: FactId
    subject_id: FactId
    district_id: Slug
    decision: Decision
    decided_on: date
    role: Slug
    limit: CreditLimit | None = None
    requested_on: date | None = None
    reason_code: Slug | None = None
