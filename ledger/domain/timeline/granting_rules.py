"""Rules for awards and revocations."""

from calendar import monthrange
from datetime import date

from ledger.domain.facts.learning import Award, Revocation, RevocationKind
from ledger.domain.refusals.learning import (
    ApproverIsEducator,
    ApproverWasAssessor,
    AssessmentNotPassed,
    AwardEnded,
    AwardHeld,
    AwardVoid,
    BeforeAward,
    ComponentsMissing,
    HoursTooFew,
)
from ledger.domain.refusals.unknown import UnknownAward
from ledger.domain.timeline.item import Closing, Holding
from ledger.domain.timeline.learning_rules import begun, still_open
from ledger.domain.timeline.said import Rule, Said
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
    held = state.held(credential_id, fact.awarded_on)
    if held is not None and not progress.definition.repeatable:
        raise AwardHeld(credential_id=credential_id, day=str(fact.awarded_on), award_id=held)
    progress.closing = Closing(closed_on=fact.awarded_on, closed_by=said.fact_id)
    granted = holding(said.fact_id, fact, state)
    if granted is not None:
        state.holdings[said.fact_id] = granted


def holding(fact_id: str, fact: Award, state: State) -> Holding | None:
    """Give what an award amounts to, from its enrollment and its revocations."""
    enrollment = state.known_enrollments.get(fact.enrollment_id)
    if enrollment is None:
        return None
    definition = state.catalogue[enrollment.credential_id, enrollment.credential_version]
    void, end = state.voids.get(fact_id), state.ends.get(fact_id)
    months = definition.validity_months
    decisive = void or end
    return Holding(
        credential_id=enrollment.credential_id,
        credential_version=enrollment.credential_version,
        enrollment_id=fact.enrollment_id,
        awarded_on=fact.awarded_on,
        void=void is not None,
        expires_on=None if months is None else _months_later(fact.awarded_on, months),
        ended_on=None if end is None else end[1].effective_on,
        revocation_id=None if decisive is None else decisive[0],
    )


def revocation(said: Said[Revocation], state: State) -> None:
    """Of an award that is there, and not void or ended already."""
    fact = said.fact
    granted = state.known_awards.get(fact.award_id)
    if granted is None:
        raise UnknownAward(award_id=fact.award_id)
    if fact.effective_on < granted.awarded_on:
        raise BeforeAward(
            award_id=fact.award_id,
            day=str(fact.effective_on),
            awarded_on=str(granted.awarded_on),
        )
    if fact.award_id in state.voided:
        raise AwardVoid(award_id=fact.award_id, revocation_id=state.voided[fact.award_id])
    if fact.kind is RevocationKind.VOID_FROM_START:
        state.voided[fact.award_id] = said.fact_id
        return
    if fact.award_id in state.ended:
        raise AwardEnded(award_id=fact.award_id, ended_on=str(state.ended[fact.award_id]))
    state.ended[fact.award_id] = fact.effective_on


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


def _months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


RULES: dict[type[Fact], Rule] = {Award: award, Revocation: revocation}
