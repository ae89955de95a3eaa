"""How many calls are served at once, how large messages may be, and the end of taking calls."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from ledger.store.errors import QueueFull, ShuttingDown

_RETRY_AFTER_S = 0.2
_SILENCE_S = 0.05
"""How long nobody may come before nobody is taken to be on the way."""


@dataclass(slots=True)
class Gate:
    """Counts the calls under way, and lets no more in than it may.

    A call that comes after `close` is refused, and streams end when they wait for their next
    message; everything else is let finish. gRPC answers CANCELLED to what has arrived when it stops
    and was not looked at yet, so it is stopped when `drain` has ended, and before `part`.
    """

    unary_max: int
    stream_max: int
    closed: bool = False
    _unary: int = 0
    _streams: int = 0
    _waiting: set[asyncio.Task[object]] = field(default_factory=set)
    _late: int = 0
    _empty: bool = False
    _parted: asyncio.Event = field(default_factory=asyncio.Event)

    @contextmanager
    def unary(self) -> Iterator[None]:
        """Holds a place for a call that has one answer.

        Raises:
            ShuttingDown, QueueFull
        """
        self._check(self._unary, self.unary_max)
        self._unary += 1
        try:
            yield
        finally:
            self._unary -= 1

    @contextmanager
    def stream(self) -> Iterator[None]:
        """Holds a place for a stream.

        Raises:
            ShuttingDown, QueueFull
        """
        self._check(self._streams, self.stream_max)
        self._streams += 1
        try:
            yield
        finally:
            self._streams -= 1

    @contextmanager
    def waiting(self, task: asyncio.Task[object]) -> Iterator[None]:
        """Surrounds the wait of a stream, which is `task`, for its next message.

        Raises:
            ShuttingDown: the gate is closed, or closes meanwhile.
        """
        if self.closed:
            raise ShuttingDown
        self._waiting.add(task)
        try:
            yield
        except asyncio.CancelledError:
            if not self.closed:
                raise
            task.uncancel()
            raise ShuttingDown from None
        finally:
            self._waiting.discard(task)

    def close(self) -> None:
        """Lets nobody in any more, and ends the streams that wait."""
        self.closed = True
        for task in self._waiting:
            task.cancel()

    async def late(self) -> None:
        """Lets a call that comes after `close` go on, to be refused.

        At once while others are under way, then at `part`: who waits does not call again, however
        impatient, so that all fall silent.
        """
        self._late += 1
        if self._empty:
            await self._parted.wait()

    async def drain(self, patience_s: float) -> None:
        """Waits until no call is under way and no more come; no longer than `patience_s`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                late = -1
                while not self._empty or late < self._late:
                    late = self._late
                    self._empty = self._unary == self._streams == 0
                    await asyncio.sleep(_SILENCE_S)

    def part(self) -> None:
        """Has the calls that `late` keeps waiting go on."""
        self._parted.set()

    def _check(self, under_way: int, most: int) -> None:
        if self.closed:
            raise ShuttingDown
        if under_way >= most:
            raise QueueFull(retry_after=_RETRY_AFTER_S)


def channel_options(request_bytes_max: int) -> list[tuple[str, int]]:
    """Gives the limits that gRPC itself keeps, sizes in bytes, and how it finds dead peers."""
    return [
        ("grpc.max_receive_message_length", request_bytes_max),
        ("grpc.max_send_message_length", -1),  # refused by name before it comes to gRPC
        ("grpc.keepalive_time_ms", 60_000),
        ("grpc.keepalive_timeout_ms", 20_000),
        ("grpc.keepalive_permit_without_calls", 1),
        ("grpc.http2.min_ping_interval_without_data_ms", 20_000),
        ("grpc.so_reuseport", 0),
    ]
