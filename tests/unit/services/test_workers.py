"""Workers: processes that are started, listened to, and ended with who listens."""

import asyncio
import signal
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing

import pytest
from google.protobuf.wrappers_pb2 import StringValue

from ledger.store.errors import QueueFull, Unavailable
from services.refusals import WorkerLost
from services.workers.workers import WorkerFault, Workers
from services.workers.working import work

_PATIENCE_S = 30


def does(task: bytes) -> Iterator[StringValue]:
    """What this file does when it is run as a worker: what its task says."""
    print("nothing that is printed comes between")  # noqa: T201 -- it is to stay out of the way
    match task:
        case b"unavailable":
            raise Unavailable("no database")
        case b"fault":
            raise ZeroDivisionError
        case b"lost":
            raise SystemExit(3)
        case b"wait":
            yield StringValue(value="began")
            signal.pause()
        case _:
            yield StringValue(value=task.decode())
            yield StringValue(value="x" * 100_000)


def said(workers: Workers, task: bytes) -> AsyncGenerator[bytes]:
    return workers.messages(__name__, task)


async def test_messages_come_whole_and_in_their_order() -> None:
    told = [StringValue.FromString(each).value async for each in said(Workers(), b"hello")]
    assert told == ["hello", "x" * 100_000]


@pytest.mark.parametrize(
    ("task", "error"),
    [(b"unavailable", Unavailable), (b"fault", WorkerFault), (b"lost", WorkerLost)],
)
async def test_how_a_worker_ends_is_told(task: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as told:
        async for _ in said(Workers(), task):
            pass
    if error is WorkerFault:
        assert "ZeroDivisionError" in str(told.value)


async def test_a_module_that_is_not_there_is_a_worker_that_is_lost() -> None:
    with pytest.raises(WorkerLost):
        await anext(Workers().messages("tests.no_such_worker", b"x" * 1_000_000))


async def test_one_works_some_wait_and_who_comes_then_is_refused() -> None:
    workers = Workers(waiting_max=1)
    async with aclosing(said(workers, b"wait")) as first:
        await anext(first)
        second = asyncio.ensure_future(anext(said(workers, b"second")))
        await asyncio.sleep(0)
        with pytest.raises(QueueFull):
            await anext(said(workers, b"third"))
        assert not second.done()
    told = await asyncio.wait_for(second, _PATIENCE_S)
    assert StringValue.FromString(told).value == "second"


async def test_who_stops_waiting_leaves_the_place_to_others() -> None:
    workers = Workers(waiting_max=1)
    async with aclosing(said(workers, b"wait")) as first:
        await anext(first)
        second = asyncio.ensure_future(anext(said(workers, b"second")))
        await asyncio.sleep(0)
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second
    async with aclosing(said(workers, b"third")) as third:
        assert StringValue.FromString(await anext(third)).value == "third"


async def test_who_waits_too_long_is_refused_and_leaves_the_place_to_others() -> None:
    workers = Workers(patience_s=0.05)
    async with aclosing(said(workers, b"wait")) as first:
        await anext(first)
        with pytest.raises(QueueFull):
            await anext(said(workers, b"second"))
    async with aclosing(said(workers, b"third")) as third:
        assert StringValue.FromString(await anext(third)).value == "third"


async def test_a_worker_that_says_nothing_is_ended_and_others_have_their_turn() -> None:
    workers = Workers(silence_s=_PATIENCE_S)
    async with aclosing(said(workers, b"wait")) as first:
        await anext(first)
        workers.silence_s = 0.05
        with pytest.raises(WorkerLost):
            await anext(first)
    workers.silence_s = _PATIENCE_S
    async with aclosing(said(workers, b"second")) as second:
        assert StringValue.FromString(await anext(second)).value == "second"


if __name__ == "__main__":
    work(does)
