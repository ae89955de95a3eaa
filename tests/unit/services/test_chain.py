"""What stands around a method with one answer."""

import asyncio
from typing import Any, cast

import grpc
import pytest
import structlog
from grpc.aio import AbortError

from ledger.domain.refusals.unknown import UnknownAward
from services.interceptors.limits import Gate
from services.refusals import ConsumerTooSlow
from tests.unit.services.chained import (
    HEALTH,
    Context,
    Handler,
    answer,
    around,
)


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
