"""How long after a version of a policy that moves everybody answers are those of the new version.

Each turn adopts one and waits from its receipt. The peer gives the same messages, prepared.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import grpc
from google.protobuf.message import Message

from credential_ledger.v1 import salary_service_pb2 as wire
from examples.demo.facts import told
from tests.bench import peer
from tests.bench.districts import District
from tests.bench.load import METADATA, read_stream, stream
from tests.bench.measurement import Measurement, Turn, beside
from tests.store.projections.logs import educators

ON = "2026-05-01"
ROUNDS = 3
_SERVICE = "/credential_ledger.v1.SalaryService/"

Question = TypeVar("Question", bound=Message)
Waited = tuple[float, list[bytes]]
"""The milliseconds from a receipt, and the messages that came meanwhile."""


def freshness_vs_stream(
    district: District, target: str, prepared: peer.Peer, folder: Path
) -> Iterator[Measurement]:
    """Wait for one answer, for the whole district, and for a watch to have told of everybody."""
    raised = count(1)
    waits = {"answer": Fresh.answer, "district": Fresh.listing, "watch": Fresh.delivery}
    for name, wait in waits.items():
        ask = partial(_wait, target, district, raised, wait)
        request = peer.prepare(folder / f"{district.name}-fresh-{name}", ask()[1])
        ask_peer = partial(_streamed, prepared.target, request)
        title = f"fresh_{name}_vs_stream, {district.name}"
        yield beside(title, "ms", partial(_turn, ask), ask_peer, ROUNDS)


class Fresh:
    """One connection to the service, on which a district adopts its policy again and again."""

    def __init__(
        self, channel: grpc.aio.Channel, district: District, raised: Iterator[int]
    ) -> None:
        """Takes by how many hundredths each version brings more than the first."""
        self._channel = channel
        self._district = district
        self._raised = raised

    async def answer(self) -> Waited:
        """Wait for one educator's answer."""
        somebody = educators(self._district.ledger)[0]
        question = self._about(wire.GetSalaryEligibilityRequest, educator_id=somebody)
        question.at_least_position, since = await self._adopt()
        answer = await self._call("GetSalaryEligibility", question)
        return _ms_since(since), [answer]

    async def listing(self) -> Waited:
        """Wait for the answers about everybody."""
        question = self._about(wire.ListSalaryEligibilityRequest)
        question.at_least_position, since = await self._adopt()
        messages = [each async for each in self._stream("ListSalaryEligibility", question)]
        return _ms_since(since), messages

    async def delivery(self) -> Waited:
        """Wait until a watch that had delivered all has told of everybody again."""
        question = self._about(wire.WatchSalaryEligibilityRequest)
        async with aclosing(self._stream("WatchSalaryEligibility", question)) as watch:
            everybody = set[str]()
            async for raw in watch:
                told_of = wire.WatchSalaryEligibilityResponse.FromString(raw)
                if told_of.progress.caught_up:
                    break
                everybody.add(told_of.changed.educator_id)
            position, since = await self._adopt()
            messages = [raw async for raw in _until_told(watch, everybody, position)]
        return _ms_since(since), messages

    async def _adopt(self) -> tuple[int, float]:
        """Adopt a version that moves everybody; give its position, and when the receipt came."""
        district = self._district
        request = told(
            wire.AdoptPayPolicyRequest,
            request_id=str(uuid4()),
            policy_id=district.policy_id,
            district_id=district.district_id,
            effective_from=str(district.effective_from),
            document=district.raised(next(self._raised)),
        )
        answer = wire.AdoptPayPolicyResponse.FromString(await self._call("AdoptPayPolicy", request))
        return answer.receipt.position, time.perf_counter()

    def _about(self, question: type[Question], **fields: str) -> Question:
        return told(question, district_id=self._district.district_id, effective_on=ON, **fields)

    def _stream(self, name: str, request: Message) -> AsyncGenerator[bytes]:
        return stream(self._channel, _SERVICE + name, request.SerializeToString())

    async def _call(self, name: str, request: Message) -> bytes:
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes]
        call = self._channel.unary_unary(_SERVICE + name)
        return await call(request.SerializeToString(), metadata=METADATA)


async def _until_told(
    watch: AsyncGenerator[bytes], everybody: set[str], position: int
) -> AsyncGenerator[bytes]:
    """Give the messages of a watch until it told of everybody what a position changed."""
    missing = set(everybody)
    async for raw in watch:
        yield raw
        changed = wire.WatchSalaryEligibilityResponse.FromString(raw).changed
        if changed.position == position:
            missing.discard(changed.educator_id)
        if not missing:
            return


def _wait(
    target: str,
    district: District,
    raised: Iterator[int],
    wait: Callable[[Fresh], Awaitable[Waited]],
) -> Waited:
    async def connected() -> Waited:
        async with grpc.aio.insecure_channel(target) as channel:
            await channel.channel_ready()
            return await wait(Fresh(channel, district, raised))

    return asyncio.run(connected())


def _turn(ask: Callable[[], Waited]) -> Turn:
    taken_ms, _ = ask()
    return Turn(taken_ms)


def _streamed(target: str, request: bytes) -> Turn:
    turn, _ = read_stream(target, peer.STREAM, request)
    return Turn(sum(turn.taken_ms))


def _ms_since(since: float) -> float:
    return (time.perf_counter() - since) * 1000
