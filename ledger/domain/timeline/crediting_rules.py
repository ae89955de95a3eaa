"""Rules for credits."""

from ledger.domain.facts.award import Award, ExternalAward
from ledger.domain.facts.credit import Credit
from ledger.domain.facts.learning import Enrollment
from ledger.domain.refusals.award import AwardVoid
from ledger.domain.refusals.credit import CreditRecorded, SourceUnsupported
from ledger.domain.refusals.learning import BeforeEnrollment
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownSource
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def credit(said: Said[Credit], state: State) -> None:
    """From a source that counts, and only once in a unit, scheme and category.

    An award and its enrollment are one source; a course is known by what it was and when.
    """
    fact = said.fact
    source = _course(fact) if fact.source_id is None else (_source(fact, fact.source_id, state),)
    key = (*source, fact.unit, fact.scheme or "", fact.category or "")
    if key in state.credits:
        name = fact.source_id if fact.course is None else fact.course.title
        raise CreditRecorded(source=str(name), unit=fact.unit, fact_id=state.credits[key])
    state.credits[key] = said.fact_id


def enrollment_of(source_id: str, state: State) -> Enrollment | None:
    """Give the enrollment that a source is, or that its award closed; none of an external award.

    Raises:
        UnknownSource: it is none of these.
    """
    if state.known(ExternalAward, source_id) is not None:
        return None
    granted = state.known(Award, source_id)
    found = state.known(Enrollment, granted.enrollment_id if granted else source_id)
    if found is None:
        raise UnknownSource(source_id=source_id)
    return found


def problem_of(fact_id: str, state: State) -> Refusal | None:
    """Tell why an enrollment, award or credit does not count."""
    if fact_id in state.voids:
        return AwardVoid(award_id=fact_id, revocation_id=state.voids[fact_id])
    return state.problems.get(fact_id)


def _source(fact: Credit, source_id: str, state: State) -> str:
    """Give the one id that enrollment and award share as a source, once it counts."""
    enrollment = enrollment_of(source_id, state)
    granted = state.known(Award, source_id)
    one_id = granted.enrollment_id if granted else source_id
    problem = problem_of(source_id, state) or state.problems.get(one_id)
    if problem is not None:
        raise SourceUnsupported(source_id=source_id, problem=str(problem))
    if enrollment is not None and fact.earned_on < enrollment.enrolled_on:
        raise BeforeEnrollment(
            day=str(fact.earned_on),
            enrollment_id=one_id,
            enrolled_on=str(enrollment.enrolled_on),
        )
    return one_id


def _course(fact: Credit) -> tuple[str, ...]:
    course = fact.course
    return () if course is None else (course.provider, course.title, str(fact.earned_on))


RULES: dict[type[Fact], Rule] = {Credit: credit}
