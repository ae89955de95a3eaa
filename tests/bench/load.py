"""Calls as a client makes them: many at once for some seconds, or one stream to its end."""

import asyncio
import time
from collections.abc import AsyncGenerator, Iterator

import grpc

from tests.bench.measurement import Turn

IN_FLIGHT = 64
METADATA = (("principal", "bench"), ("role", "operator"), ("district", "lakeview"))


def load(target: str, method: str, requests: Iterator[bytes], seconds: float) -> Turn:
    """Call a method with one request after another until the time or the requests are over.

    The turn comes to calls a second.

    Raises:
        grpc.RpcError: a call failed; a benchmark counts only what succeeds.
    """
    return asyncio.run(_load(target, method, requests, seconds))


async def _load(target: str, method: str, requests: Iterator[bytes], seconds: float) -> Turn:
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
    return Turn(len(taken_ms) / elapsed, taken_ms)


def read_stream(target: str, method: str, request: bytes) -> tuple[Turn, list[bytes]]:
    """Read a stream to its end; the turn comes to messages a second."""
    return asyncio.run(_read_stream(target, method, request))


async def _read_stream(target: str, method: str, request: bytes) -> tuple[Turn, list[bytes]]:
    messages: list[bytes] = []
    taken_ms: list[float] = []
    async with grpc.aio.insecure_channel(target) as channel:
        await channel.channel_ready()
        began = before = time.perf_counter()
        async for message in stream(channel, method, request):
            now = time.perf_counter()
            taken_ms.append((now - before) * 1000)
            messages.append(message)
            before = now
    return Turn(len(messages) / (before - began), taken_ms), messages


async def stream(channel: grpc.aio.Channel, method: str, request: bytes) -> AsyncGenerator[bytes]:
    """Give the messages of a stream as they come; it ends where they are no longer asked for."""
    stub: grpc.aio.UnaryStreamMultiCallable[bytes, bytes] = channel.unary_stream(method)
    call = stub(request, metadata=METADATA)
    try:
        async for message in call:
            yield message
    finally:
        call.cancel()
