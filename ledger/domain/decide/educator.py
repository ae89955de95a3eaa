"""Decisions on facts about educators."""

from datetime import date, datetime

from ledger.domain.decide import award, claim, crediting, employment, learning
from ledger.domain.decide.grounds import Admission, Grounds
from ledger.domain.facts.award import Reinstatement, Renewal, Revocation, Suspension
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.award import BeforeAward
from ledger.domain.refusals.correction import InvalidatesLaterFact
from ledger.domain.refusals.unknown import UnknownAward
from ledger.domain.stream import Stream
from ledger.domain.timeline import standing_rules
from ledger.domain.values import Fact
from ledger.domain.world import World


def admit(fact: Fact, world: World, now: datetime) -> Stream:
    """Check that what the fact refers to exists and that its date has come; give its stream."""
    stream = world.educator(fact.educator_id)  # type: ignore[attr-defined]  # every one names its educator
    _ADMISSIONS[type(fact)](fact, Grounds(world, world.timeline(stream), now))
    return stream


def check_outcome(recorded: Recorded[Fact], before: Stream, after: Stream, world: World) -> None:
    """Refuse a fact that the timeline does not support, or that takes support from another."""
    was, becomes = world.timeline(before), world.timeline(after)
    own = becomes.refusals.get(recorded.fact_id)
    if isinstance(recorded.fact, _OfAward) and not isinstance(own, UnknownAward | BeforeAward):
        standing_rules.not_void(recorded.fact.award_id, date.max, was.state)
    if own is not None:
        raise own
    broken = becomes.refusals.keys() - was.refusals.keys()
    if not broken or isinstance(recorded.fact, Revocation):
        return
    as_last = world.timeline(after, last=recorded.fact_id).refusals.get(recorded.fact_id)
    if as_last is not None:
        raise as_last
    item = next(item for item in becomes.items if item.fact_id in broken)
    raise InvalidatesLaterFact(
        fact_id=item.fact_id,
        day=str(item.effective_from),
        problem=str(becomes.refusals[item.fact_id]),
    )


_OfAward = Renewal | Suspension | Reinstatement | Revocation
_ADMISSIONS: dict[type[Fact], Admission] = (
    employment.ADMISSIONS
    | learning.ADMISSIONS
    | award.ADMISSIONS
    | crediting.ADMISSIONS
    | claim.ADMISSIONS
)
