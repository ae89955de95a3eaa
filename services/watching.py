"""The changes of a district as they come, and word of progress while none do."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ledger.domain.refusals.question import CursorInvalid, PositionBeyondHead
from ledger.projections.reader import Reader
from ledger.store.subscription import Head


class Place(Protocol):
    """Where to go on: at a position of the log, or somewhere within it."""

    @property
    def position(self) -> int:
        """The position."""


class Source(Protocol):
    """What reads changes, over a connection of its own."""

    def close(self) -> None:
        """Disconnects."""


W = TypeVar("W", bound=Source)
C = TypeVar("C", bound=Place)
C_co = TypeVar("C_co", bound=Place, covariant=True)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Found(Protocol[T_co, C_co]):
    """Some changes in order, and where to go on; `caught_up` where nothing was known beyond."""

    @property
    def changes(self) -> tuple[T_co, ...]:
        """The changes."""

    @property
    def cursor(self) -> C_co:
        """Where to go on."""

    @property
    def caught_up(self) -> bool:
        """Whether nothing was known beyond the cursor."""


@dataclass(frozen=True, slots=True)
class Progress(Generic[C]):
    """How far a stream is; `caught_up` where nothing more is known, else it is on its way."""

    cursor: C
    caught_up: bool


class Watching(Generic[W]):
    """Follows one source for any number of streams, page by page in a thread of its own."""

    def __init__(self, source: W, projected: Head, reader: Reader, progress_s: float) -> None:
        """`progress_s`: after how many seconds without a change a stream hears how far it is."""
        self.source = source
        self._projected = projected
        self._reader = reader
        self._progress_s = progress_s
        self._thread = ThreadPoolExecutor(1, "watch")

    def close(self) -> None:
        """Ends the reading."""
        self._thread.shutdown()
        self.source.close()

    async def follow(
        self, read: Callable[[C], Found[T, C]], cursor: C, rests_on: int
    ) -> AsyncGenerator[T | Progress[C]]:
        """Gives every change behind a cursor, as `read` finds them in the thread; it never ends.

        Word of progress comes once all is delivered, and then whenever nothing was delivered for
        `progress_s`. The log must have the position `rests_on`.

        Raises:
            CursorInvalid: the log does not reach the cursor. Unavailable
        """
        await self._check(rests_on)
        heard_at, told = time.monotonic(), False
        while True:
            found = await self._read(read, cursor)
            for change in found.changes:
                yield change
                heard_at, told = time.monotonic(), False
            cursor = found.cursor
            all_told = found.caught_up and not told
            if all_told or time.monotonic() >= heard_at + self._progress_s:
                yield Progress(cursor, found.caught_up)
                heard_at, told = time.monotonic(), found.caught_up
            if found.caught_up:
                await self._wait(cursor.position, heard_at + self._progress_s)

    async def _check(self, position: int) -> None:
        try:
            await self._reader.wait_for(position)
        except PositionBeyondHead:
            raise CursorInvalid from None

    async def _read(self, read: Callable[[C], Found[T, C]], cursor: C) -> Found[T, C]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, read, cursor)

    async def _wait(self, position: int, until: float) -> None:
        """Waits until the read model has a position, or a monotonic time has come."""
        loop, woken = asyncio.get_running_loop(), asyncio.Event()

        def tell(head: int) -> None:
            if head >= position:
                with suppress(RuntimeError):  # that loop has closed: nobody waits any more
                    loop.call_soon_threadsafe(woken.set)

        remove = self._projected.add_listener(tell)
        try:
            tell(self._projected.head)
            async with asyncio.timeout(max(0.0, until - time.monotonic())):
                await woken.wait()
        except TimeoutError:
            return
        finally:
            remove()
