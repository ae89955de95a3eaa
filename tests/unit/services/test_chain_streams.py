"""What stands around a stream."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from grpc.aio import AbortError

from credential_ledger.v1.transcript_service_pb2 import WatchTranscriptsResponse
from services.interceptors.limits import Gate
from services.refusals import ConsumerTooSlow
from tests.unit.services.chained import Context, stream


async def test_a_stream_sends_one_message_after_the_other() -> None:
    async def method(_request: str, _context: object) -> AsyncGenerator[str]:
        yield "one"
        yield "two"

    context = Context()
    await stream(method, context)
    assert context.sent == ["one", "two"]


async def test_a_stream_whose_consumer_does_not_read_says_where_to_resume() -> None:
    async def method(_request: str, context: Context) -> AsyncGenerator[str]:
        yield "one"
        context.room.clear()
        try:
            yield "two"
        except TimeoutError:
            raise ConsumerTooSlow(cursor="behind one") from None

    context = Context()
    with pytest.raises(AbortError):
        await stream(method, context)
    assert context.sent == ["one"]
    assert context.reason == "CONSUMER_TOO_SLOW"
    assert context.metadata == {"cursor": "behind one"}


async def test_where_it_says_nothing_it_is_resumed_behind_what_was_delivered_last() -> None:
    async def method(_request: str, context: Context) -> AsyncGenerator[WatchTranscriptsResponse]:
        yield WatchTranscriptsResponse(cursor="behind one")
        context.room.clear()
        yield WatchTranscriptsResponse(cursor="behind two")

    context = Context()
    with pytest.raises(AbortError):
        await stream(method, context)
    assert (context.reason, context.metadata["cursor"]) == ("CONSUMER_TOO_SLOW", "behind one")


async def test_a_stream_that_waits_ends_when_the_service_stops() -> None:
    gate = Gate(unary_max=1, stream_max=1)

    async def method(_request: str, _context: object) -> AsyncGenerator[str]:
        yield "one"
        asyncio.get_running_loop().call_soon(gate.close)
        await asyncio.Event().wait()

    context = Context()
    with pytest.raises(AbortError):
        await stream(method, context, gate)
    assert (context.sent, context.reason) == (["one"], "SHUTTING_DOWN")


async def test_a_stream_under_way_when_the_service_stops_ends_behind_its_message() -> None:
    gate = Gate(unary_max=1, stream_max=1)
    context = Context()
    context.room.clear()

    async def method(_request: str, _context: object) -> AsyncGenerator[str]:
        loop = asyncio.get_running_loop()
        loop.call_soon(gate.close)
        loop.call_soon(context.room.set)
        yield "one"
        yield "two"

    with pytest.raises(AbortError):
        await stream(method, context, gate)
    assert (context.sent, context.reason) == (["one"], "SHUTTING_DOWN")


async def test_a_caller_who_goes_as_a_message_is_sent_ends_the_stream() -> None:
    ended: list[str] = []
    context = Context()
    context.room.clear()

    async def method(_request: str, _context: object) -> AsyncGenerator[str]:
        try:
            yield "one"
            await asyncio.Event().wait()
        finally:
            ended.append("method")

    call = asyncio.ensure_future(stream(method, context))
    await context.writing.wait()
    context.room.set()
    asyncio.get_running_loop().call_soon(call.cancel)
    with pytest.raises(asyncio.CancelledError):
        await call
    assert (context.sent, ended) == (["one"], ["method"])
