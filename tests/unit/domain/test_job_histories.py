"""What holds of every history of jobs, in whatever order it was recorded."""

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.facts.educator import Employment, Leave
from ledger.domain.facts.placement import Placement
from ledger.domain.timeline.fold import timeline
from ledger.domain.timeline.item import Item, TimelineFact
from tests.support.histories import CORRECTIONS, JOBS, Step, shape, told
from tests.support.memory import MemoryLedger

EMPLOYED: list[Step] = [(0, 0, 0, 0)]
STEPS = st.tuples(
    st.sampled_from([*JOBS, *JOBS, CORRECTIONS[0]]),
    st.integers(0, 40),
    st.integers(0, 250),
    st.integers(0, 5),
)
HISTORIES = st.lists(STEPS, min_size=3, max_size=16).map(lambda steps: [*EMPLOYED, *steps])
FIRST, DAYS = date(2025, 7, 1), range(0, 400, 7)


def spans(ledger: MemoryLedger, kind: type[TimelineFact]) -> list[Item[TimelineFact]]:
    """The facts of a kind that count."""
    (stream,) = (each for name, each in ledger.streams.items() if name.startswith("educator/"))
    return [
        item
        for item in ledger.world().timeline(stream).items
        if isinstance(item.value, kind) and item.supported
    ]


def holds(item: Item[TimelineFact], day: date) -> bool:
    """Whether a fact holds on a day."""
    return item.effective_from <= day and (
        item.effective_until is None or day < item.effective_until
    )


def days() -> list[date]:
    """Some days of the history and after it."""
    return [FIRST + timedelta(days=offset) for offset in DAYS]


@settings(max_examples=60, deadline=None)
@given(history=HISTORIES, shuffle=st.randoms(use_true_random=False))
def test_order_of_arrival_changes_no_end_and_no_reason(
    history: list[Step], shuffle: Random
) -> None:
    ledger = told([step for step in history if step[0] not in CORRECTIONS], educators=1)
    (stream,) = (each for name, each in ledger.streams.items() if name.startswith("educator/"))
    first, *rest = stream.facts
    shuffle.shuffle(rest)

    shuffled = timeline([first, *rest], ledger.world())

    assert shape(shuffled.items) == shape(timeline(stream.facts, ledger.world()).items)


@settings(max_examples=60, deadline=None)
@given(HISTORIES)
def test_no_day_has_two_segments_of_an_assignment_or_two_primary_ones(history: list[Step]) -> None:
    segments = spans(told(history, educators=1), Employment)
    for day in days():
        running = [item.value for item in segments if holds(item, day)]
        jobs = [job for job in running if isinstance(job, Employment)]
        assert len({job.assignment_id for job in jobs}) == len(jobs)
        assert sum(job.primary for job in jobs) <= 1


@settings(max_examples=60, deadline=None)
@given(HISTORIES)
def test_leaves_and_placements_hold_only_while_their_assignment_runs(history: list[Step]) -> None:
    ledger = told(history, educators=1)
    segments = spans(ledger, Employment)
    resting = [*spans(ledger, Leave), *spans(ledger, Placement)]
    for day in days():
        running = {_assignment(item) for item in segments if holds(item, day)}
        held = [_assignment(item) for item in resting if holds(item, day)]
        assert all(job in running if job else running for job in held)


@settings(max_examples=60, deadline=None)
@given(HISTORIES)
def test_no_day_has_two_leaves_or_two_placements_of_an_assignment(history: list[Step]) -> None:
    ledger = told(history, educators=1)
    for found in (spans(ledger, Leave), spans(ledger, Placement)):
        for day in days():
            jobs = [_assignment(item) for item in found if holds(item, day)]
            assert len(set(jobs)) == len(jobs)
            assert None not in jobs or len(jobs) == 1


def _assignment(item: Item[TimelineFact]) -> str | None:
    found: str | None = getattr(item.value, "assignment_id")  # noqa: B009 -- each of these has one
    return found
