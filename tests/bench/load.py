"""A bounded load: so many calls in flight over one connection, for so many seconds."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import grpc

IN_FLIGHT = 64
METADATA = (("principal", "bench"), ("role", "operator"), ("district", "lakeview"))


@dataclass(frozen=True, slots=True)
class Load:
    """What a load came to: calls a second, and the milliseconds of each."""

    rate: float
    taken_ms: list[float]


def percentile(taken_ms: Sequence[float], percent: int) -> float:
    """Give the milliseconds, of some in rising order, that so many percent stayed within."""
    return taken_ms[len(taken_ms) * percent // 100]


def load(target: str, method: str, requests: Iterator[bytes], seconds: float) -> Load:
    """Call a method with one request after another until the time or the requests are over.

    Raises:
        grpc.RpcError: a call failed; a benchmark counts only what succeeds.
    """
    return asyncio.run(_load(target, method, requests, seconds))


async def _load(target: str, method: str, requests: Iterator[bytes], seconds: float) -> Load:
    taken_ms: list[float] = []
    async with grpc.aio.insecure_channel(target) as channel:
        call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(method)
        await channel.channel_ready()
        started = time.perf_counter()

        async def caller() -> None:
            for request in requests:
                began = time.perf_counter()
                if began - started > seconds:
                    return
                await call(request, metadata=METADATA)
                taken_ms.append((time.perf_counter() - began) * 1000)

        await asyncio.gather(*(caller() for _ in range(IN_FLIGHT)))
        elapsed = time.perf_counter() - started
    return Load(len(taken_ms) / elapsed, taken_ms)
