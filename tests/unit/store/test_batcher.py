"""The batcher: who waits together is handled together, and answered alone."""

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ledger.store.batcher import Batcher, Limits
from ledger.store.errors import QueueFull, ShuttingDown, Unavailable
from tests.unit.store.gate import Gate


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def batcher(gate: Gate) -> Iterator[Batcher[int, int]]:
    limits = Limits(queue_count=4, queue_bytes=100, batch_count=3, batch_bytes=50)
    made = Batcher[int, int](gate.handle, size=lambda number: number, limits=limits)
    made.submit(0)
    assert gate.entered.wait(10)
    yield made
    gate.opened.set()
    made.close()


def test_what_queued_during_one_batch_is_the_next(gate: Gate, batcher: Batcher[int, int]) -> None:
    futures = [batcher.submit(number) for number in (1, 2, 3)]
    gate.opened.set()
    assert [future.result(10) for future in futures] == [1, 2, 3]
    assert gate.batches == [[0], [1, 2, 3]]


def test_a_batch_ends_at_its_count_and_at_its_bytes(gate: Gate, batcher: Batcher[int, int]) -> None:
    futures = [batcher.submit(number) for number in (1, 2, 3, 40)]
    gate.opened.set()
    assert [future.result(10) for future in futures] == [1, 2, 3, 40]
    assert gate.batches == [[0], [1, 2, 3], [40]]


def test_a_request_larger_than_a_batch_goes_alone(gate: Gate, batcher: Batcher[int, int]) -> None:
    futures = [batcher.submit(number) for number in (1, 60, 2)]
    gate.opened.set()
    assert [future.result(10) for future in futures] == [1, 60, 2]
    assert gate.batches == [[0], [1], [60], [2]]


def test_a_queue_full_by_count_refuses_and_says_when_to_try_again(
    batcher: Batcher[int, int],
) -> None:
    for number in range(4):
        batcher.submit(number)
    with pytest.raises(QueueFull, match="try again in") as refusal:
        batcher.submit(4)
    assert refusal.value.retry_after > 0


def test_a_queue_full_by_bytes_refuses_what_does_not_fit(batcher: Batcher[int, int]) -> None:
    batcher.submit(90)
    with pytest.raises(QueueFull):
        batcher.submit(11)
    batcher.submit(10)


def test_each_caller_gets_its_own_exception() -> None:
    gate = Gate(lambda number: KeyError(number) if number % 2 else number)
    gate.opened.set()
    batcher = Batcher[int, int](gate.handle)
    with ThreadPoolExecutor() as pool:
        futures = list(pool.map(batcher.submit, range(6)))
    assert [type(future.exception(10)) for future in futures] == [type(None), KeyError] * 3
    batcher.close()


def test_a_request_that_breaks_its_batch_fails_alone(
    gate: Gate, batcher: Batcher[int, int]
) -> None:
    gate._answer = lambda number: 10 // number
    batcher.submit(5)
    bad, good = batcher.submit(0), batcher.submit(2)
    gate.opened.set()
    assert isinstance(bad.exception(10), ZeroDivisionError)
    assert good.result(10) == 5


def test_an_unavailable_database_fails_all_without_another_try() -> None:
    calls: list[int] = []
    started, go_on = Event(), Event()

    def handle(batch: Sequence[int]) -> list[int | Exception]:
        started.set()
        assert go_on.wait(10)
        calls.append(len(batch))
        raise Unavailable("gone")

    batcher = Batcher[int, int](handle)
    futures = [batcher.submit(0)]
    assert started.wait(10)
    futures += [batcher.submit(1), batcher.submit(2)]
    go_on.set()
    assert {type(future.exception(10)) for future in futures} == {Unavailable}
    assert calls == [1, 2]
    batcher.close()


def test_what_was_accepted_cannot_be_cancelled(batcher: Batcher[int, int]) -> None:
    assert not batcher.submit(1).cancel()


def test_closing_answers_what_was_accepted_and_takes_no_more(gate: Gate) -> None:
    gate.opened.set()
    batcher = Batcher[int, int](gate.handle)
    futures = [batcher.submit(number) for number in range(100)]
    batcher.close()
    assert all(future.done() for future in futures)
    with pytest.raises(ShuttingDown):
        batcher.submit(1)


async def test_an_event_loop_awaits_its_answer(gate: Gate, batcher: Batcher[int, int]) -> None:
    futures = [batcher.submit_async(number) for number in (1, 2)]
    gate.opened.set()
    assert await asyncio.gather(*futures) == [1, 2]


async def test_a_caller_that_went_away_does_not_disturb_the_others(
    gate: Gate, batcher: Batcher[int, int]
) -> None:
    gone, waiting = batcher.submit_async(1), batcher.submit_async(2)
    gone.cancel()
    gate.opened.set()
    assert await waiting == 2
    assert gate.batches[-1] == [1, 2]


def test_a_loop_that_has_closed_does_not_stop_the_batcher(
    gate: Gate, batcher: Batcher[int, int]
) -> None:
    async def leave_behind() -> None:
        batcher.submit_async(1)

    asyncio.run(leave_behind())
    after = batcher.submit(2)
    gate.opened.set()
    assert after.result(10) == 2


def rests_after(callers: int, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the batcher rests after each batch, the last for so many callers of one loop."""
    gate = Gate()
    rests: list[float] = []
    monkeypatch.setattr("ledger.store.batcher.time.sleep", rests.append)
    batcher = Batcher[int, int](gate.handle)
    batcher.submit(0)
    assert gate.entered.wait(10)

    async def ask_together() -> None:
        futures = [batcher.submit_async(number) for number in range(callers)]
        gate.opened.set()
        await asyncio.gather(*futures)

    asyncio.run(ask_together())
    batcher.close()
    return rests


def test_a_loop_with_many_callers_gets_time_to_bring_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few, many = (rests_after(callers, monkeypatch)[-1] for callers in (2, 4))
    assert 0 < few < many


def test_a_caller_who_is_alone_is_not_kept_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert rests_after(1, monkeypatch) == [0, 0]
