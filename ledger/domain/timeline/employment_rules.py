"""Rules for jobs, placements and opening balances."""

from datetime import timedelta

from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.refusals.employment import (
    BalanceRecorded,
    LeaveOverlaps,
    NotEmployedOn,
    PlacementExists,
    PrimaryAssignmentExists,
    SegmentExists,
    SeparationExists,
)
from ledger.domain.refusals.unknown import UnknownAssignment
from ledger.domain.spans import shared_day
from ledger.domain.timeline.jobs import Jobs
from ledger.domain.timeline.said import Rule, Said
from ledger.domain.timeline.same import once
from ledger.domain.timeline.state import State
from ledger.domain.values import Fact


def employment(said: Said[Employment], state: State) -> None:
    """One segment of an assignment starts on a day, and one assignment of a day is primary."""
    fact, jobs = said.fact, state.jobs
    there = jobs.segments.of(fact.district_id, fact.assignment_id).on(fact.effective_from)
    if there is not None:
        raise SegmentExists(
            assignment_id=fact.assignment_id,
            effective_from=str(fact.effective_from),
            fact_id=there,
        )
    if fact.primary:
        _only_primary(fact, jobs)
    jobs.add(said.fact_id, fact)


def separation(said: Said[Separation], state: State) -> None:
    """From a district that employs the educator up to that day, and that they leave only once."""
    fact, jobs = said.fact, state.jobs
    left = jobs.left(fact.effective_on, fact.district_id)
    if left is not None:
        raise SeparationExists(
            district_id=fact.district_id, effective_on=str(left[0]), fact_id=left[1]
        )
    last = fact.effective_on - timedelta(days=1)
    if not any(jobs.running_on(last, fact.district_id)):
        raise NotEmployedOn(district_id=fact.district_id, day=str(last))
    jobs.add(said.fact_id, fact)


def leave(said: Said[Leave], state: State) -> None:
    """From an assignment that runs, and not twice on one day."""
    fact, jobs = said.fact, state.jobs
    if not any(jobs.running_on(fact.effective_from, fact.district_id)):
        raise NotEmployedOn(district_id=fact.district_id, day=str(fact.effective_from))
    if fact.assignment_id is not None:
        _assigned(fact.assignment_id, fact, jobs)
    span = (fact.effective_from, jobs.until(fact))
    for begins, fact_id, other in jobs.leaves_around(fact):
        day = shared_day(span, (begins, jobs.until(other)))
        if day is not None:
            raise LeaveOverlaps(fact_id=fact_id, day=str(day))
    jobs.add(said.fact_id, fact)


def service_credit(said: Said[ServiceCredit], state: State) -> None:
    """Whenever it was served, here or elsewhere: that is for the district to judge."""
    once(said, state)


def placement(said: Said[Placement], state: State) -> None:
    """Of an assignment that runs on the first day, where no other placement begins."""
    fact, jobs = said.fact, state.jobs
    _assigned(fact.assignment_id, fact, jobs)
    there = jobs.placements.of(fact.district_id, fact.assignment_id).on(fact.effective_from)
    if there is not None:
        raise PlacementExists(
            assignment_id=fact.assignment_id,
            effective_from=str(fact.effective_from),
            fact_id=there,
        )
    jobs.add(said.fact_id, fact)


def opening_balance(said: Said[OpeningBalance], state: State) -> None:
    """Once in a district, of somebody it employs on that day."""
    fact, jobs = said.fact, state.jobs
    if not any(jobs.running_on(fact.as_of, fact.district_id)):
        raise NotEmployedOn(district_id=fact.district_id, day=str(fact.as_of))
    if fact.district_id in jobs.balances:
        raise BalanceRecorded(district_id=fact.district_id, fact_id=jobs.balances[fact.district_id])
    jobs.add(said.fact_id, fact)


def _only_primary(fact: Employment, jobs: Jobs) -> None:
    span = (fact.effective_from, jobs.until(fact))
    for begins, fact_id, other in jobs.primary[fact.district_id].around(fact.effective_from):
        day = shared_day(span, (begins, jobs.until(other)))
        if day is not None and other.assignment_id != fact.assignment_id:
            raise PrimaryAssignmentExists(
                assignment_id=other.assignment_id, day=str(day), fact_id=fact_id
            )


def _assigned(assignment_id: str, fact: Leave | Placement, jobs: Jobs) -> None:
    if not any(jobs.running_on(fact.effective_from, fact.district_id, assignment_id)):
        raise UnknownAssignment(
            assignment_id=assignment_id,
            district_id=fact.district_id,
            day=str(fact.effective_from),
        )


RULES: dict[type[Fact], Rule] = {
    Employment: employment,
    Separation: separation,
    Leave: leave,
    ServiceCredit: service_credit,
    Placement: placement,
    OpeningBalance: opening_balance,
}
