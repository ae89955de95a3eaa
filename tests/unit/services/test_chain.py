"""What every call passes, and how it ends when there is no answer."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, TypeAlias, cast

import grpc
import pytest
import structlog
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status
from grpc.aio import AbortError

from ledger.domain.refusals.unknown import UnknownAward
from services.interceptors.chain import Chain
from services.interceptors.limits import Gate
from services.refusals import ConsumerTooSlow

UNARY = "/credential_ledger.v1.TranscriptService/VerifyAward"
STREAM = "/credential_ledger.v1.TranscriptService/WatchTranscripts"
LIMIT = 20
HEALTH = "/grpc.health.v1.Health/Check"


Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"


class Context:
    """A call by an operator on this machine; `write` sends when it may."""

    def __init__(self) -> None:
        self.room = asyncio.Event()
        self.room.set()
        self.writing = asyncio.Event()
        self.sent: list[object] = []
        self.code: grpc.StatusCode | None = None
        self.message = ""
        self.reason = ""

    def peer(self) -> str:
        return "unix:"

    def invocation_metadata(self) -> tuple[tuple[str, str], ...]:
        return (("principal", "op-1"), ("role", "operator"))

    async def write(self, message: object) -> None:
        self.writing.set()
        await self.room.wait()
        self.sent.append(message)

    async def abort(self, code: grpc.StatusCode, details: str) -> None:
        self.code, self.message = code, details
        raise AbortError

    async def abort_with_status(self, status: grpc.Status) -> None:
        ((_, raw),) = cast("Any", status).trailing_metadata
        for detail in Status.FromString(raw).details:
            info = ErrorInfo()
            if detail.Unpack(info):
                self.reason = info.reason
        await self.abort(cast("Any", status).code, cast("Any", status).details)


async def around(path: str, handler: Handler, gate: Gate | None = None) -> Handler:
    """A handler with everything around it that stands around its method."""
    chain = Chain(
        gate or Gate(unary_max=2, stream_max=1),
        deadline_s=0.01,
        patience_s=0.01,
        answer_bytes_max=LIMIT,
    )

    async def find(_: grpc.HandlerCallDetails) -> Handler:
        return handler

    details = type("Details", (), {"method": path, "invocation_metadata": ()})()
    found = await chain.intercept_service(find, cast("grpc.HandlerCallDetails", details))
    assert found is not None
    return found


async def answer(
    inner: Callable[[Any, Any], Awaitable[Any]], context: Context, gate: Gate | None = None
) -> object:
    handler = await around(UNARY, grpc.unary_unary_rpc_method_handler(inner), gate)
    return await cast("Any", handler.unary_unary)("request", context)


async def stream(
    inner: Callable[[Any, Any], AsyncGenerator[Any]], context: Context, gate: Gate | None = None
) -> None:
    handler = await around(STREAM, grpc.unary_stream_rpc_method_handler(cast("Any", inner)), gate)
    await cast("Any", handler.unary_stream)("request", context)


async def test_an_answer_passes_as_it_is() -> None:
    async def method(request: str, _context: object) -> str:
        return f"answer to {request}"

    assert await answer(method, Context()) == "answer to request"


async def test_a_refusal_becomes_its_status() -> None:
    async def method(_request: str, _context: object) -> None:
        raise UnknownAward(award_id="a-1")

    context = Context()
    with pytest.raises(AbortError):
        await answer(method, context)
    assert (context.code, context.reason) == (grpc.StatusCode.NOT_FOUND, "UNKNOWN_AWARD")


async def test_what_nobody_foresaw_tells_where_to_look_and_nothing_else() -> None:
    async def method(_request: str, _context: object) -> None:
        raise KeyError("postgresql://ledger:secret@10.0.0.7")

    context = Context()
    with structlog.testing.capture_logs() as told, pytest.raises(AbortError):
        await answer(method, context)
    (fault,) = [line for line in told if line["event"] == "fault"]
    assert context.code == grpc.StatusCode.INTERNAL
    assert fault["error_id"] in context.message
    assert "secret" not in context.message


async def test_a_call_that_takes_too_long_is_ended() -> None:
    async def method(_request: str, _context: object) -> None:
        await asyncio.Event().wait()

    context = Context()
    with pytest.raises(AbortError):
        await answer(method, context)
    assert context.code == grpc.StatusCode.DEADLINE_EXCEEDED


async def test_a_refusal_the_method_does_not_declare_is_reported() -> None:
    async def method(_request: str, _context: object) -> None:
        raise ConsumerTooSlow(cursor="")

    with structlog.testing.capture_logs() as told, pytest.raises(AbortError):
        await answer(method, Context())
    assert "undeclared refusal" in [line["event"] for line in told]


async def test_every_call_is_told_in_one_line_without_its_payload() -> None:
    async def method(_request: str, _context: object) -> str:
        return "payload"

    with structlog.testing.capture_logs() as told:
        await answer(method, Context())
    (line,) = told
    assert line.pop("ms") >= 0
    assert line == {
        "event": "rpc",
        "log_level": "info",
        "method": "TranscriptService/VerifyAward",
        "code": "OK",
        "reason": None,
        "principal": "op-1",
    }


async def test_no_more_calls_are_served_at_once_than_may_be() -> None:
    async def method(_request: str, _context: object) -> None:
        raise AssertionError("it has no place")

    context = Context()
    with pytest.raises(AbortError):
        await answer(method, context, Gate(unary_max=0, stream_max=0))
    assert (context.code, context.reason) == (
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        "QUEUE_FULL",
    )


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
    assert "behind one" in context.message


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


async def test_a_call_nobody_waits_for_ends_as_cancelled() -> None:
    async def method(_request: str, _context: object) -> None:
        raise asyncio.CancelledError

    with structlog.testing.capture_logs() as told, pytest.raises(asyncio.CancelledError):
        await answer(method, Context())
    assert told[0]["code"] == "CANCELLED"


async def test_health_passes_without_a_principal() -> None:
    async def check(_request: str, _context: object) -> str:
        return "serving"

    inner: Handler = grpc.unary_unary_rpc_method_handler(cast("Any", check))
    assert await around(HEALTH, inner) is inner
