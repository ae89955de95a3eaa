"""Refusals on the way from enrollment to award."""

from ledger.domain.refusals.refusal import AlreadyExists, Invalid, Precondition


class EnrollmentOpen(Precondition):
    """The educator is enrolled in {credential_id} already: enrollment {enrollment_id} is open."""

    credential_id: str
    enrollment_id: str


class PrerequisiteNotHeld(Precondition):
    """{prerequisite} is a prerequisite of {credential_id} and was not held on {day}."""

    credential_id: str
    prerequisite: str
    day: str


class EnrollmentUnsupported(Precondition):
    """Enrollment {enrollment_id} does not count: {problem}."""

    enrollment_id: str
    problem: str


class BeforeEnrollment(Precondition):
    """{day} lies before the enrollment {enrollment_id} of {enrolled_on}."""

    day: str
    enrollment_id: str
    enrolled_on: str


class EnrollmentClosed(Precondition):
    """Enrollment {enrollment_id} closed on {closed_on} by {closed_by}."""

    enrollment_id: str
    closed_on: str
    closed_by: str


class HoursNotPositive(Invalid):
    """{hours} hours: an activity takes more than none."""

    hours: str


class HoursAboveMaximum(Precondition):
    """With {hours} hours, component {component_id} comes to {total}; its maximum is {maximum}."""

    component_id: str
    hours: str
    total: str
    maximum: str


class AssessorsTooFew(Precondition):
    """Assessment {assessment_id} needs {minimum} assessors; {given} were named."""

    assessment_id: str
    minimum: int
    given: int


class AssessorsNotDistinct(Invalid):
    """{assessor} is named as an assessor more than once."""

    assessor: str


class AssessorIsEducator(Precondition):
    """{assessor} is the educator and may not assess their own work."""

    assessor: str


class CriterionNotScored(Precondition):
    """Assessment {assessment_id} is passed without a score for criterion {criterion_id}."""

    assessment_id: str
    criterion_id: str


class AssessmentPassed(AlreadyExists):
    """Assessment {assessment_id} was passed on {passed_on}."""

    assessment_id: str
    passed_on: str


class AttemptsUsedUp(Precondition):
    """All {maximum} attempts at assessment {assessment_id} are used up."""

    assessment_id: str
    maximum: int


class ComponentsMissing(Precondition):
    """No award before all required components: {components} are missing."""

    components: tuple[str, ...]


class HoursTooFew(Precondition):
    """No award before {minimum} hours of activity; there are {hours}."""

    minimum: str
    hours: str


class AssessmentNotPassed(Precondition):
    """No award before assessment {assessment_id} is passed."""

    assessment_id: str
