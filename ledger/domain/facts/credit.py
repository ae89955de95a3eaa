"""Credits, and the decisions of administrators on which they depend."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.values import Fact, FactId, Grade, Part, PrincipalId, Slug, Title


class CreditUnit(StrEnum):
    """What a credit is counted in; a clock hour is an hour of professional development."""

    CLOCK_HOUR = "clock_hour"
    SEMESTER_CREDIT = "semester_credit"
    QUARTER_CREDIT = "quarter_credit"
    CONTINUING_EDUCATION_UNIT = "continuing_education_unit"
    POINT = "point"


class CreditAmount(Part, frozen=True, kw_only=True):
    """An amount of a unit. Points are those of a `scheme`, such as a board's or a state's."""

    amount: Decimal
    unit: CreditUnit
    scheme: Slug | None = None


class CourseTime(StrEnum):
    """On whose time something was learnt."""

    OWN = "own"
    CONTRACT = "contract"


class Payer(StrEnum):
    """Who paid for it."""

    EDUCATOR = "educator"
    DISTRICT = "district"
    OTHER = "other"


class Course(Part, frozen=True, kw_only=True):
    """A course, workshop or conference that no enrollment stands for."""

    title: Title
    provider: Title
    level: Slug | None = None
    subject: Slug | None = None
    grade: Grade | None = None


class Credit(Fact, frozen=True, kw_only=True):
    """A decimal amount of a unit, from one source: an enrollment, any award, or a course.

    Exactly one of `source_id` and `course` is set. `earned_on` is the day it was completed: it
    counts in the year of this day. `category` is the bucket it counts in.
    """

    educator_id: FactId
    amount: Decimal
    unit: CreditUnit
    earned_on: date
    source_id: FactId | None = None
    course: Course | None = None
    scheme: Slug | None = None
    category: Slug | None = None
    started_on: date | None = None
    time: CourseTime | None = None
    payer: Payer | None = None
    district_id: Slug | None = None


class Decision(StrEnum):
    """What an approver decided."""

    APPROVED = "approved"
    DENIED = "denied"


class Approval(Fact, frozen=True, kw_only=True):
    """A district's decision; the actor is the approver, with the `panel` where others decided too.

    Its subject is an enrollment, any award, a credit, a claim, or the request for a planned course.
    """

    educator_id: FactId
    subject_id: FactId
    district_id: Slug
    decision: Decision
    decided_on: date
    role: Slug
    panel: Annotated[tuple[PrincipalId, ...], Meta(max_length=50)]
    limit: CreditAmount | None = None
    requested_on: date | None = None
    reason_code: Slug | None = None


class PlannedCourse(Part, frozen=True, kw_only=True):
    """A course to be taken in `[planned_from, planned_until)`, and what it is to count for."""

    course: Course
    credit: CreditAmount
    planned_from: date
    planned_until: date | None = None
    category: Slug | None = None


class ApprovalRequest(Fact, frozen=True, kw_only=True):
    """A district is asked to decide on a fact, or on a course that is planned.

    Exactly one of `subject_id` and `planned_course` is set; a decision on a planned course names
    this request as its subject. `role` is who is asked, and who alone answers it; absent: anybody.
    """

    educator_id: FactId
    district_id: Slug
    requested_on: date
    subject_id: FactId | None = None
    planned_course: PlannedCourse | None = None
    role: Slug | None = None
