"""How a service stops taking calls without leaving one unanswered."""

import asyncio

import grpc
import pytest
from grpc.aio import AbortError

from services.interceptors.limits import Gate
from tests.unit.services.chained import Context, answer


async def test_a_closed_gate_lets_nobody_in() -> None:
    async def method(_request: str, _context: object) -> None:
        raise AssertionError("it has no place")

    gate = Gate(unary_max=1, stream_max=1)
    gate.close()
    context = Context()
    with pytest.raises(AbortError):
        await answer(method, context, gate)
    assert (context.code, context.reason) == (grpc.StatusCode.UNAVAILABLE, "SHUTTING_DOWN")


async def test_late_calls_go_on_at_once_while_others_are_under_way() -> None:
    gate = Gate(unary_max=2, stream_max=1)
    async with asyncio.timeout(5):
        with gate.unary():
            gate.close()
            draining = asyncio.create_task(gate.drain(10))
            await asyncio.sleep(0)
            await gate.late()
        await draining


async def test_once_nothing_is_under_way_late_calls_wait_until_nobody_comes_any_more() -> None:
    gate = Gate(unary_max=2, stream_max=1)
    gate.close()
    draining = asyncio.create_task(gate.drain(10))
    await asyncio.sleep(0)
    late = asyncio.create_task(gate.late())
    await draining
    assert not late.done()
    gate.part()
    await late


async def test_calls_that_take_too_long_are_not_waited_for() -> None:
    gate = Gate(unary_max=2, stream_max=1)
    with gate.stream():
        gate.close()
        await gate.drain(0.01)
