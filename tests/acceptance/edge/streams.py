"""Streams that take up a place on the server, and how they end."""

from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import Any

import pytest

from credential_ledger.v1 import audit_service_pb2 as audit
from tests.acceptance.edge.calls import Calls, Refused


async def how_it_ends(stream: AsyncGenerator[Any]) -> Refused:
    """Reads a stream to its end, which is a refusal."""
    try:
        async for _ in stream:
            pass
    except Refused as refused:
        return refused
    pytest.fail("the stream ended as if all were said")


async def until_a_place_is_free(calls: Calls) -> None:
    """Asks for a stream until it is had."""
    request = audit.ReplayEventsRequest()
    while True:
        async with aclosing(calls.stream("ReplayEvents", request)) as stream:
            with suppress(Refused):
                await anext(stream)
                return
