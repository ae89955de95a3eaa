"""How fast a batcher answers decides how much it takes into a batch, and whom it refuses."""

from collections.abc import Iterator, Sequence

import pytest

from ledger.store.batcher import Batcher, Limits
from ledger.store.errors import QueueFull
from tests.unit.store.gate import Gate


class Slow:
    """A handler of which every request takes a second, by a clock of its own."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.gate = Gate()

    def handle(self, batch: Sequence[int]) -> list[int | Exception]:
        outcomes = self.gate.handle(batch)
        self.now_s += len(batch)
        return outcomes


@pytest.fixture
def slow() -> Slow:
    return Slow()


def test_a_few_slow_requests_are_no_reason_to_refuse_others(slow: Slow) -> None:
    limits = Limits(queue_s=3.0, batch_s=2.0)
    made = Batcher[int, int](slow.handle, limits=limits, clock=lambda: slow.now_s)
    slow.gate.opened.set()
    assert made.submit(0).result(10) == 0
    slow.gate.opened.clear()
    futures = [made.submit(number) for number in range(9)]
    slow.gate.opened.set()
    assert [future.result(10) for future in futures] == list(range(9))
    made.close()


@pytest.fixture
def dear(slow: Slow) -> Iterator[Batcher[int, int]]:
    """A batcher that has seen what a request takes and now works on another one."""
    limits = Limits(queue_s=3.0, batch_s=2.0)
    made = Batcher[int, int](slow.handle, limits=limits, clock=lambda: slow.now_s)
    made.submit(0)
    assert slow.gate.entered.wait(10)
    queued = [made.submit(0) for _ in range(32)]
    slow.gate.opened.set()
    assert [future.result(10) for future in queued] == [0] * 32
    slow.gate.opened.clear()
    slow.gate.entered.clear()
    slow.gate.batches.clear()
    made.submit(0)
    assert slow.gate.entered.wait(10)
    yield made
    slow.gate.opened.set()
    made.close()


def test_a_batch_takes_no_more_dear_requests_than_its_time_allows(
    slow: Slow, dear: Batcher[int, int]
) -> None:
    futures = [dear.submit(number) for number in (1, 2, 3)]
    slow.gate.opened.set()
    assert [future.result(10) for future in futures] == [1, 2, 3]
    assert slow.gate.batches == [[0], [1, 2], [3]]


def test_who_would_wait_too_long_is_told_at_once(dear: Batcher[int, int]) -> None:
    for number in range(4):
        dear.submit(number)
    with pytest.raises(QueueFull) as full:
        dear.submit(4)
    assert full.value.retry_after == 4.0
