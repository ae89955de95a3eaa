"""What stands between an educator and an award."""

from credential_ledger.refusals.refusal import Refusal


class EnrollmentOpen(Refusal):
    """The educator is enrolled in <credential_id> already: enrollment <enrollment_id> is open.

    Metadata: `credential_id`, `enrollment_id`.
    """


class PrerequisiteNotHeld(Refusal):
    """<prerequisite> is a prerequisite of <credential_id> and was not held on <day>.

    Metadata: `credential_id`, `prerequisite`, `day`.
    """


class EnrollmentUnsupported(Refusal):
    """Enrollment <enrollment_id> does not count: <problem>.

    Metadata: `enrollment_id`, `problem`.
    """


class BeforeEnrollment(Refusal):
    """<day> lies before the enrollment <enrollment_id> of <enrolled_on>.

    Metadata: `day`, `enrollment_id`, `enrolled_on`.
    """


class EnrollmentClosed(Refusal):
    """Enrollment <enrollment_id> closed on <closed_on> by <closed_by>.

    Metadata: `enrollment_id`, `closed_on`, `closed_by`.
    """


class HoursNotPositive(Refusal):
    """<hours> hours: an activity takes more than none.

    Metadata: `hours`.
    """


class HoursAboveMaximum(Refusal):
    """With <hours> hours, component <component_id> comes to <total>; its maximum is <maximum>.

    Metadata: `component_id`, `hours`, `total`, `maximum`.
    """


class AssessorsTooFew(Refusal):
    """Assessment <assessment_id> needs <minimum> assessors; <given> were named.

    Metadata: `assessment_id`, `minimum`, `given`.
    """


class AssessorsNotDistinct(Refusal):
    """<assessor> is named as an assessor more than once.

    Metadata: `assessor`.
    """


class AssessorIsEducator(Refusal):
    """<assessor> is the educator and may not assess their own work.

    Metadata: `assessor`.
    """


class CriterionNotScored(Refusal):
    """Assessment <assessment_id> is passed without a score for criterion <criterion_id>.

    Metadata: `assessment_id`, `criterion_id`.
    """


class AssessmentPassed(Refusal):
    """Assessment <assessment_id> was passed on <passed_on>.

    Metadata: `assessment_id`, `passed_on`.
    """


class AttemptsUsedUp(Refusal):
    """All <maximum> attempts at assessment <assessment_id> are used up.

    Metadata: `assessment_id`, `maximum`.
    """


class ComponentsMissing(Refusal):
    """No award before all required components: <components> are missing.

    Metadata: `components`.
    """


class HoursTooFew(Refusal):
    """No award before <minimum> hours of activity; there are <hours>.

    Metadata: `minimum`, `hours`.
    """


class AssessmentNotPassed(Refusal):
    """No award before assessment <assessment_id> is passed.

    Metadata: `assessment_id`.
    """
