"""How a simulation ends that does not come to its end."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator
from typing import Any

import grpc
import pytest

from credential_ledger.v1.salary_service_pb2 import SimulatePayPolicyRequest
from services import simulating
from tests.acceptance.edge import stuck_worker
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.conftest import Serve
from tests.acceptance.edge.drafts import a_district_that_pays, draft

_END_S = 20


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """The workers that were started; they never end by themselves."""
    found: list[Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*arguments: Any, **options: Any) -> Process:
        found.append(await start(*arguments, **options))
        return found[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    monkeypatch.setattr(simulating, "simulation", stuck_worker)
    return found


async def begun(calls: Calls) -> tuple[AsyncGenerator[Any], SimulatePayPolicyRequest]:
    """A simulation that has said how far it is."""
    await a_district_that_pays(calls)
    asked = await draft(calls)
    stream = calls.stream("SimulatePayPolicy", asked)
    assert (await anext(stream)).progress.educators == 5000
    return stream, asked


async def test_who_stops_listening_ends_the_worker(calls: Calls, started: list[Process]) -> None:
    stream, _ = await begun(calls)
    await stream.aclose()
    assert await asyncio.wait_for(started[0].wait(), _END_S) < 0


async def test_a_worker_that_is_killed_in_the_middle_is_a_refusal_by_name(
    calls: Calls, started: list[Process]
) -> None:
    stream, _ = await begun(calls)
    started[0].kill()
    with pytest.raises(Refused) as told:
        await anext(stream)
    assert told.value.code is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert told.value.reason == "WORKER_LOST"


async def test_a_second_simulation_begins_when_the_first_has_ended(
    calls: Calls, started: list[Process]
) -> None:
    first, asked = await begun(calls)
    second = calls.stream("SimulatePayPolicy", asked)
    waiting = asyncio.ensure_future(anext(second))
    # What else is asked is answered meanwhile: the loop is free.
    await calls.register_educator()
    assert (len(started), waiting.done()) == (1, False)
    await first.aclose()
    assert (await waiting).progress.educators == 5000
    assert len(started) == 2
    await second.aclose()


async def test_a_service_that_stops_ends_the_worker(serve: Serve, started: list[Process]) -> None:
    async with serve() as calls:
        stream, _ = await begun(calls)
        ended = asyncio.ensure_future(anext(stream))
    with pytest.raises(Refused, match="SHUTTING_DOWN"):
        await ended
    assert started[0].returncode is not None
