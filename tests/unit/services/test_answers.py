"""Answers that are larger than callers take."""

from collections.abc import AsyncGenerator
from typing import Any, cast

import grpc
import pytest
from grpc.aio import AbortError

from tests.unit.services.chained import LIMIT, STREAM, UNARY, Context, Handler, around

COMMAND = "/credential_ledger.v1.CredentialService/Award"


async def answer(path: str, text: str, context: Context) -> bytes:
    """What goes out where a method answers with a text."""

    async def method(_request: object, _context: object) -> str:
        return text

    inner: Handler = grpc.unary_unary_rpc_method_handler(
        cast("Any", method), response_serializer=cast("Any", str.encode)
    )
    handler = cast("Any", await around(path, inner))
    assert handler.response_serializer is None
    return cast("bytes", await handler.unary_unary("request", context))


async def test_the_largest_answer_goes_out() -> None:
    assert await answer(UNARY, "x" * LIMIT, Context()) == b"x" * LIMIT


async def test_a_larger_answer_is_refused_by_name() -> None:
    context = Context()
    with pytest.raises(AbortError):
        await answer(UNARY, "x" * (LIMIT + 1), context)
    assert context.code == grpc.StatusCode.RESOURCE_EXHAUSTED
    assert context.reason == "ANSWER_TOO_LARGE"
    assert f"{LIMIT + 1} bytes" in context.message


async def test_what_was_recorded_is_answered_whatever_its_size() -> None:
    assert len(await answer(COMMAND, "x" * (LIMIT + 1), Context())) > LIMIT


async def test_a_stream_ends_at_a_message_that_is_too_large() -> None:
    async def method(_request: object, _context: object) -> AsyncGenerator[str]:
        yield "one"
        yield "x" * (LIMIT + 1)

    inner: Handler = grpc.unary_stream_rpc_method_handler(
        cast("Any", method), response_serializer=cast("Any", str.encode)
    )
    handler, context = cast("Any", await around(STREAM, inner)), Context()
    with pytest.raises(AbortError):
        await handler.unary_stream("request", context)
    assert (context.sent, context.reason) == ([b"one"], "ANSWER_TOO_LARGE")
