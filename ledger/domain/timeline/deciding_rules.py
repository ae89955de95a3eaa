"""Rules for credits and approvals."""

from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.principal import Principal
from ledger.domain.refusals.credit import (
    ApproverOfAnotherDistrict,
    CreditRecorded,
    EducatorNotEmployed,
    LimitUnitDiffers,
    SourceUnsupported,
)
from ledger.domain.refusals.learning import (
    ApproverIsEducator,
    ApproverWasAssessor,
    AwardVoid,
    BeforeEnrollment,
)
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownSource, UnknownSubject
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def credit(said: Said[Credit], state: State) -> None:
    """From a source that counts, and only once in a unit.

    An award and its enrollment are one source.
    """
    fact = said.fact
    if fact.source_id is None:
        return
    granted = state.known_awards.get(fact.source_id)
    enrollment_id = granted.enrollment_id if granted else fact.source_id
    enrollment = state.known_enrollments.get(enrollment_id)
    if enrollment is None and fact.source_id not in state.known_external_awards:
        raise UnknownSource(source_id=fact.source_id)
    problem = _problem_of_source(fact.source_id, enrollment_id, state)
    if problem is not None:
        raise SourceUnsupported(source_id=fact.source_id, problem=str(problem))
    if enrollment is not None and fact.earned_on < enrollment.enrolled_on:
        raise BeforeEnrollment(
            day=str(fact.earned_on),
            enrollment_id=enrollment_id,
            enrolled_on=str(enrollment.enrolled_on),
        )
    key = (enrollment_id, fact.unit)
    if key in state.credits:
        raise CreditRecorded(source_id=fact.source_id, unit=fact.unit, fact_id=state.credits[key])
    state.credits[key] = said.fact_id


def approval(said: Said[Approval], state: State) -> None:
    """By the educator's own district, of something there is, by someone who may."""
    fact, approver = said.fact, said.actor
    if approver.district_id != fact.district_id:
        raise ApproverOfAnotherDistrict(
            approver=approver.principal_id,
            approver_district=str(approver.district_id),
            district_id=fact.district_id,
        )
    if approver.principal_id == state.educator_id:
        raise ApproverIsEducator(approver=approver.principal_id)
    if not any(district_id == fact.district_id for district_id, _, _ in state.employments):
        raise EducatorNotEmployed(district_id=fact.district_id)
    _approver_did_not_assess(fact, approver, state)
    counted = state.known_credits.get(fact.subject_id)
    if fact.limit is not None and counted is not None and fact.limit.unit != counted.unit:
        raise LimitUnitDiffers(limit_unit=fact.limit.unit, unit=counted.unit)


def _approver_did_not_assess(fact: Approval, approver: Principal, state: State) -> None:
    granted = state.known_awards.get(fact.subject_id)
    if granted is None:
        others = (state.known_enrollments, state.known_credits, state.known_external_awards)
        if any(fact.subject_id in known for known in others):
            return
        raise UnknownSubject(subject_id=fact.subject_id)
    progress = state.enrollments.get(granted.enrollment_id)
    if progress is None or progress.definition.approver_may_assess:
        return
    if approver.principal_id in progress.assessors():
        raise ApproverWasAssessor(approver=approver.principal_id)


def _problem_of_source(source_id: str, enrollment_id: str, state: State) -> Refusal | None:
    """Tell why a source does not count: itself, its enrollment, or a void award."""
    if source_id in state.voids:
        return AwardVoid(award_id=source_id, revocation_id=state.voids[source_id][0])
    return state.problems.get(source_id) or state.problems.get(enrollment_id)


RULES: dict[type[Fact], Rule] = {Credit: credit, Approval: approval}
