"""Decisions on facts about educators."""

from datetime import date, datetime, timedelta, timezone

from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, Award, Enrollment, Revocation
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.credit import InvalidatesLaterFact
from ledger.domain.refusals.form import FutureDate
from ledger.domain.refusals.learning import AwardVoid
from ledger.domain.refusals.unknown import UnknownEnrollment, UnknownSource
from ledger.domain.stream import Stream, credential_stream
from ledger.domain.timeline.fold import Timeline
from ledger.domain.timeline.order import day_field, day_of
from ledger.domain.values import Fact
from ledger.domain.world import World
from ledger.domain.zones import zone

_LATEST_ZONE = timezone(timedelta(hours=14), "UTC+14")
"""Where it is already tomorrow: no date true somewhere is refused where no zone is named."""


def admit(fact: Fact, world: World, now: datetime) -> Stream:
    """Check that what the fact refers to exists and that its date has come; give its stream."""
    stream = world.educator(fact.educator_id)  # type: ignore[attr-defined]  # every one names its educator
    timeline = world.timeline(stream)
    match fact:
        case Employment():
            world.district(fact.district_id)
        case Enrollment():
            if fact.district_id is not None:
                world.district(fact.district_id)
            world.credential(fact.credential_id, fact.credential_version)
            _not_in_future(fact, fact.district_id, world, now)
        case Activity() | Assessment() | Award():
            enrollment = _enrollment(fact.enrollment_id, timeline)
            if isinstance(fact, Award):
                world.stream(credential_stream(enrollment.credential_id))
            _not_in_future(fact, enrollment.district_id, world, now)
        case Credit():
            _not_in_future(fact, _source(fact, timeline).district_id, world, now)
        case Approval():
            world.district(fact.district_id)
            if fact.subject_id not in timeline.state.known_enrollments:
                _not_in_future(fact, fact.district_id, world, now)
        case Revocation():
            pass
    return stream


def check_outcome(recorded: Recorded[Fact], before: Stream, after: Stream, world: World) -> None:
    """Refuse a fact that the timeline does not support, or that takes support from another."""
    was, becomes = world.timeline(before), world.timeline(after)
    own = becomes.refusals.get(recorded.fact_id)
    if own is not None:
        raise own
    if isinstance(recorded.fact, Revocation):
        _still_to_void(recorded.fact, was)
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


def _still_to_void(fact: Revocation, was: Timeline) -> None:
    """Refuse to revoke what is void: that reaches back, whatever the dates."""
    if fact.award_id in was.state.voids:
        revocation_id, _ = was.state.voids[fact.award_id]
        raise AwardVoid(award_id=fact.award_id, revocation_id=revocation_id)


def _not_in_future(fact: Fact, district_id: str | None, world: World, now: datetime) -> None:
    there = _LATEST_ZONE if district_id is None else zone(world.district(district_id).time_zone)
    today: date = now.astimezone(there).date()
    if day_of(fact) > today:
        raise FutureDate(
            field=day_field(type(fact)),
            day=str(day_of(fact)),
            today=str(today),
            time_zone=str(there),
        )


def _enrollment(enrollment_id: str, timeline: Timeline) -> Enrollment:
    try:
        return timeline.state.known_enrollments[enrollment_id]
    except KeyError:
        raise UnknownEnrollment(enrollment_id=enrollment_id) from None


def _source(fact: Credit, timeline: Timeline) -> Enrollment:
    granted = timeline.state.known_awards.get(fact.source_id)
    enrollment_id = granted.enrollment_id if granted else fact.source_id
    try:
        return timeline.state.known_enrollments[enrollment_id]
    except KeyError:
        raise UnknownSource(source_id=fact.source_id) from None
