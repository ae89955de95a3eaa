"""Rules for enrollments, activities, assessments and withdrawals."""

from datetime import date

from ledger.domain.facts.catalogue import AssessmentDefinition
from ledger.domain.facts.learning import (
    Activity,
    Assessment,
    Enrollment,
    EnrollmentWithdrawal,
    Outcome,
)
from ledger.domain.refusals.learning import (
    AssessmentPassed,
    AssessorIsEducator,
    AssessorsTooFew,
    AttemptsUsedUp,
    BeforeEnrollment,
    CriterionNotScored,
    EnrollmentClosed,
    EnrollmentOpen,
    EnrollmentUnsupported,
    HoursAboveMaximum,
    PrerequisiteNotHeld,
)
from ledger.domain.refusals.unknown import (
    UnknownAssessment,
    UnknownComponent,
    UnknownCriterion,
    UnknownEnrollment,
)
from ledger.domain.timeline.item import Closing
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.state import Attempt, Progress, State
from ledger.domain.values import Fact


def enrollment(said: Said[Enrollment], state: State) -> None:
    """One open enrollment in a credential; every prerequisite held on the day."""
    fact = said.fact
    definition = state.catalogue[fact.credential_id, fact.credential_version]
    for progress in state.enrollments.values():
        if progress.enrollment.credential_id == fact.credential_id and progress.closing is None:
            raise EnrollmentOpen(credential_id=fact.credential_id, enrollment_id=progress.fact_id)
    for prerequisite in definition.prerequisites:
        if state.held(prerequisite, fact.enrolled_on) is None:
            raise PrerequisiteNotHeld(
                credential_id=fact.credential_id,
                prerequisite=prerequisite,
                day=str(fact.enrolled_on),
            )
    state.enrollments[said.fact_id] = Progress(said.fact_id, fact, definition)


def activity(said: Said[Activity], state: State) -> None:
    """Within an open enrollment, a component of it, its hours not above the maximum."""
    fact = said.fact
    progress = begun(fact.enrollment_id, fact.completed_on, state)
    still_open(progress)
    definition = progress.definition
    component = next(
        (part for part in definition.components if part.component_id == fact.component_id), None
    )
    if component is None:
        raise UnknownComponent(
            credential_id=definition.credential_id,
            version=progress.enrollment.credential_version,
            component_id=fact.component_id,
        )
    hours = fact.added_to(progress.hours)
    total = hours[fact.component_id]
    if total > component.maximum_hours:
        raise HoursAboveMaximum(
            component_id=fact.component_id,
            hours=str(fact.hours),
            total=str(total),
            maximum=str(component.maximum_hours),
        )
    progress.hours = hours


def assessment(said: Said[Assessment], state: State) -> None:
    """Within an open enrollment, by enough assessors, with an attempt left."""
    fact = said.fact
    progress = begun(fact.enrollment_id, fact.assessed_on, state)
    definition = _assessment_definition(progress, fact.assessment_id)
    _criteria_known(fact, definition)
    _assessors_fit(fact, definition, state)
    _criteria_scored(fact, definition)
    tries = progress.attempts.setdefault(fact.assessment_id, [])
    passed = progress.passed(fact.assessment_id)
    if passed is not None:
        raise AssessmentPassed(assessment_id=fact.assessment_id, passed_on=str(passed.assessed_on))
    maximum = definition.maximum_attempts
    if maximum is not None and len(tries) >= maximum:
        raise AttemptsUsedUp(assessment_id=fact.assessment_id, maximum=maximum)
    still_open(progress)
    tries.append(Attempt(said.fact_id, fact.assessed_on, fact.outcome, fact.assessors))
    if fact.outcome is Outcome.NOT_YET and maximum is not None and len(tries) >= maximum:
        progress.closing = Closing(closed_on=fact.assessed_on, closed_by=said.fact_id)


def withdrawal(said: Said[EnrollmentWithdrawal], state: State) -> None:
    """Of an open enrollment, which it closes."""
    fact = said.fact
    progress = begun(fact.enrollment_id, fact.withdrawn_on, state)
    still_open(progress)
    progress.closing = Closing(closed_on=fact.withdrawn_on, closed_by=said.fact_id)


def begun(enrollment_id: str, day: date, state: State) -> Progress:
    """Give the supported enrollment a fact belongs to, begun by that day."""
    fact = state.known(Enrollment, enrollment_id)
    if fact is None:
        raise UnknownEnrollment(enrollment_id=enrollment_id)
    if day < fact.enrolled_on:
        raise BeforeEnrollment(
            day=str(day), enrollment_id=enrollment_id, enrolled_on=str(fact.enrolled_on)
        )
    if enrollment_id not in state.enrollments:
        problem = state.problems.get(enrollment_id)
        raise EnrollmentUnsupported(enrollment_id=enrollment_id, problem=str(problem or "not yet"))
    return state.enrollments[enrollment_id]


def still_open(progress: Progress) -> None:
    """Refuse what comes after an enrollment closed."""
    if progress.closing is not None:
        raise EnrollmentClosed(
            enrollment_id=progress.fact_id,
            closed_on=str(progress.closing.closed_on),
            closed_by=progress.closing.closed_by,
        )


def _assessment_definition(progress: Progress, assessment_id: str) -> AssessmentDefinition:
    for definition in progress.definition.assessments:
        if definition.assessment_id == assessment_id:
            return definition
    raise UnknownAssessment(
        credential_id=progress.definition.credential_id,
        version=progress.enrollment.credential_version,
        assessment_id=assessment_id,
    )


def _assessors_fit(fact: Assessment, definition: AssessmentDefinition, state: State) -> None:
    if state.educator_id in fact.assessors:
        raise AssessorIsEducator(assessor=state.educator_id)
    if len(fact.assessors) < definition.minimum_assessors:
        raise AssessorsTooFew(
            assessment_id=fact.assessment_id,
            minimum=definition.minimum_assessors,
            given=len(fact.assessors),
        )


def _criteria_known(fact: Assessment, definition: AssessmentDefinition) -> None:
    criteria = {criterion.criterion_id for criterion in definition.criteria}
    for score in fact.scores:
        if score.criterion_id not in criteria:
            raise UnknownCriterion(
                assessment_id=fact.assessment_id, criterion_id=score.criterion_id
            )


def _criteria_scored(fact: Assessment, definition: AssessmentDefinition) -> None:
    scored = {score.criterion_id for score in fact.scores}
    for criterion in definition.criteria:
        if fact.outcome is Outcome.PASSED and criterion.criterion_id not in scored:
            raise CriterionNotScored(
                assessment_id=fact.assessment_id, criterion_id=criterion.criterion_id
            )


RULES: dict[type[Fact], Rule] = {
    Enrollment: enrollment,
    Activity: activity,
    Assessment: assessment,
    EnrollmentWithdrawal: withdrawal,
}
