"""Rules for awards, earned here and elsewhere, and what each amounts to at first."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.learning import Enrollment
from ledger.domain.refusals.approval import ApproverIsEducator, ApproverWasAssessor
from ledger.domain.refusals.award import AwardHeld
from ledger.domain.refusals.learning import AssessmentNotPassed, ComponentsMissing, HoursTooFew
from ledger.domain.timeline.holding import Holding, LapseKind, months_later
from ledger.domain.timeline.item import Closing
from ledger.domain.timeline.learning_rules import begun, still_open
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.same import once
from ledger.domain.timeline.state import Progress, State
from ledger.domain.values import Fact


def award(said: Said[Award], state: State) -> None:
    """Everything required is there, someone else grants it, and it is not held already."""
    fact = said.fact
    progress = begun(fact.enrollment_id, fact.awarded_on, state)
    still_open(progress)
    _complete(progress)
    if fact.granted_by == state.educator_id:
        raise ApproverIsEducator(approver=fact.granted_by)
    may_assess = progress.definition.approver_may_assess
    if fact.granted_by in progress.assessors() and not may_assess:
        raise ApproverWasAssessor(approver=fact.granted_by)
    credential_id = progress.enrollment.credential_id
    held = state.had(credential_id, fact.awarded_on)
    if held is not None and not progress.definition.repeatable:
        raise AwardHeld(credential_id=credential_id, day=str(fact.awarded_on), award_id=held)
    progress.closing = Closing(closed_on=fact.awarded_on, closed_by=said.fact_id)
    state.granted.append(said.fact_id)


def external_award(said: Said[ExternalAward], state: State) -> None:
    """What was earned elsewhere, and is not held already."""
    fact = said.fact
    if fact.definition is not None:
        credential_id = fact.definition.credential_id
        definition = state.catalogue[credential_id, fact.definition.credential_version]
        held = state.had(credential_id, fact.completed_on)
        if held is not None and not definition.repeatable:
            raise AwardHeld(credential_id=credential_id, day=str(fact.completed_on), award_id=held)
    once(said, state)
    state.granted.append(said.fact_id)


def holdings(state: State) -> Iterator[tuple[str, Holding]]:
    """Give what each award amounts to before anything becomes of it, but for being void.

    One whose enrollment was annulled amounts to nothing.
    """
    for fact_id, fact in state.standing.items():
        if isinstance(fact, ExternalAward):
            held = _earned_elsewhere(fact, state.voids.get(fact_id))
            yield fact_id, _expiring(held, fact.expires_on, state)
        elif isinstance(fact, Award):
            enrollment = state.known(Enrollment, fact.enrollment_id)
            if enrollment is not None:
                held = _earned_here(fact, enrollment, state.voids.get(fact_id))
                yield fact_id, _expiring(held, None, state)


def validity(held: Holding, state: State) -> int | None:
    """Give for how many months an award of its definition is good; None: nothing says so."""
    if held.credential_id is None or held.credential_version is None:
        return None
    return state.catalogue[held.credential_id, held.credential_version].validity_months


def _earned_here(fact: Award, enrollment: Enrollment, void_by: str | None) -> Holding:
    return Holding(
        credential_id=enrollment.credential_id,
        credential_version=enrollment.credential_version,
        enrollment_id=fact.enrollment_id,
        awarded_on=fact.awarded_on,
        void_by=void_by,
    )


def _earned_elsewhere(fact: ExternalAward, void_by: str | None) -> Holding:
    entry = fact.definition
    return Holding(
        credential_id=None if entry is None else entry.credential_id,
        credential_version=None if entry is None else entry.credential_version,
        awarded_on=fact.completed_on,
        void_by=void_by,
    )


def _expiring(held: Holding, stated: date | None, state: State) -> Holding:
    months = validity(held, state)
    if stated is None and months is not None:
        stated = months_later(held.awarded_on, months)
    return held if stated is None else held.lapsed(LapseKind.EXPIRED, stated)


def _complete(progress: Progress) -> None:
    definition = progress.definition
    missing = definition.components_missing(progress.hours)
    if missing:
        raise ComponentsMissing(components=missing)
    if definition.hours_missing(progress.hours):
        raise HoursTooFew(minimum=str(definition.minimum_hours), hours=str(progress.total_hours()))
    for assessment in definition.assessments:
        if progress.passed(assessment.assessment_id) is None:
            raise AssessmentNotPassed(assessment_id=assessment.assessment_id)


RULES: dict[type[Fact], Rule] = {Award: award, ExternalAward: external_award}
