"""When jobs, leaves and placements end: as a look at every fact tells it, found without one."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings

from ledger.domain.facts.educator import Educator, Employment, Leave, Separation
from ledger.domain.facts.placement import Placement
from ledger.domain.recorded import Recorded
from ledger.domain.stream import educator_stream
from ledger.domain.timeline.fold import timeline
from ledger.domain.timeline.jobs import Jobs
from ledger.domain.values import Fact
from tests.support.facts import employment
from tests.support.histories import Step, told
from tests.support.jobs import leave, placement
from tests.support.memory import ADMINISTRATOR, START, MemoryLedger
from tests.unit.domain.test_job_histories import HISTORIES

WHO = str(UUID(int=1))


def earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def ends(fact: Fact, facts: Sequence[Fact]) -> date | None:
    """The first day without what one of some facts says, by the words of its kind."""
    match fact:
        case Employment():
            taken_over = (each.effective_from for each in later(fact, facts))
            left = (
                each.effective_on
                for each in facts
                if isinstance(each, Separation)
                and each.district_id == fact.district_id
                and each.effective_on > fact.effective_from
            )
            return earliest(fact.effective_until, *taken_over, *left)
        case Leave():
            return earliest(fact.effective_until, unemployed(fact, facts))
        case Placement():
            moved = (each.effective_from for each in later(fact, facts))
            return earliest(unemployed(fact, facts), *moved)
    return getattr(fact, "effective_until", None)


def later(fact: Employment | Placement, facts: Sequence[Fact]) -> Sequence[Employment | Placement]:
    return [
        each
        for each in facts
        if isinstance(each, Employment | Placement)
        and type(each) is type(fact)
        and (each.district_id, each.assignment_id) == (fact.district_id, fact.assignment_id)
        and each.effective_from > fact.effective_from
    ]


def unemployed(fact: Leave | Placement, facts: Sequence[Fact]) -> date | None:
    """The first day of a fact, or one after it, on which no segment that it is from runs."""
    segments = [
        (each.effective_from, ends(each, facts))
        for each in facts
        if isinstance(each, Employment)
        and each.district_id == fact.district_id
        and fact.assignment_id in (None, each.assignment_id)
    ]
    days = [fact.effective_from, *(until for _, until in segments if until is not None)]
    return earliest(
        *(
            day
            for day in days
            if day >= fact.effective_from
            and not any(f <= day and (until is None or day < until) for f, until in segments)
        )
    )


@settings(max_examples=150, deadline=None)
@given(HISTORIES)
def test_every_end_is_what_a_look_at_every_fact_tells(history: list[Step]) -> None:
    ledger = told(history, educators=1)
    (stream,) = (each for name, each in ledger.streams.items() if name.startswith("educator/"))
    items = [item for item in ledger.world().timeline(stream).items if item.supported]
    facts = [item.value for item in items]

    asked = [item for item in items if isinstance(item.value, Employment | Leave | Placement)]

    assert [each.effective_until for each in asked] == [ends(each.value, facts) for each in asked]


def career(years: int) -> list[Recorded[Fact]]:
    """A segment, a placement and two leaves of one job each year."""
    facts: list[Fact] = [Educator()]
    for begins in (date(1980 + year, 7, 1) for year in range(years)):
        facts += [
            employment(WHO, effective_from=begins),
            placement(WHO, str(begins)),
            _leave(begins, None),
            _leave(begins + timedelta(days=200), "teacher-1"),
        ]
    return [
        Recorded(
            fact=fact,
            fact_id=str(UUID(int=at)),
            stream=educator_stream(WHO),
            version=at,
            position=at,
            recorded_at=START,
            actor=ADMINISTRATOR,
        )
        for at, fact in enumerate(facts, start=1)
    ]


def _leave(begins: date, assignment_id: str | None) -> Fact:
    until = begins + timedelta(days=80)
    return leave(WHO, str(begins), effective_until=until, assignment_id=assignment_id)


def test_a_career_twice_as_long_takes_twice_the_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    until = Jobs.until

    def counted(jobs: Jobs, fact: Fact) -> date | None:
        nonlocal looks
        looks += 1
        return until(jobs, fact)

    monkeypatch.setattr(Jobs, "until", counted)

    def taken(years: int) -> int:
        nonlocal looks
        looks = 0
        assert not timeline(career(years), MemoryLedger().world()).refusals
        return looks

    assert taken(60) < 2.1 * taken(30)
