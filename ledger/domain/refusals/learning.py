"""Refusals on the way from enrollment to award, and back."""

from ledger.domain.refusals.refusal import AlreadyExists, Invalid, Precondition


class SegmentExists(AlreadyExists):
    """Assignment {assignment_id} already has a segment from {effective_from}: fact {fact_id}."""

    assignment_id: str
    effective_from: str
    fact_id: str


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


class ApproverIsEducator(Precondition):
    """{approver} is the educator and may not decide on their own work."""

    approver: str


class ApproverWasAssessor(Precondition):
    """{approver} assessed the work and may not also grant or approve the award."""

    approver: str


class AwardHeld(AlreadyExists):
    """{credential_id} is held already on {day}, by award {award_id}, and is not repeatable."""

    credential_id: str
    day: str
    award_id: str


class AwardVoid(Precondition):
    """Award {award_id} is void already, by revocation {revocation_id}."""

    award_id: str
    revocation_id: str


class AwardEnded(Precondition):
    """Award {award_id} has ended already on {ended_on}."""

    award_id: str
    ended_on: str


class BeforeAward(Precondition):
    """{day} lies before the award {award_id} of {awarded_on}."""

    day: str
    award_id: str
    awarded_on: str
