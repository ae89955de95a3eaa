"""The changes of a district's transcripts as they come, and word of progress while none do."""

import asyncio
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from ledger.domain.refusals.question import CursorInvalid, PositionBeyondHead
from ledger.projections.reader import Reader
from ledger.projections.watch import BEGINNING, Change, Changes, Cursor, TranscriptWatch
from ledger.store.subscription import Head

_CHANGES_A_PAGE = 200


class Watching:
    """Follows transcripts for any number of streams, over one connection in one thread."""

    def __init__(self, dsn: str, projected: Head, reader: Reader, progress_s: float) -> None:
        """`progress_s`: after how many idle seconds a stream hears how far it is."""
        self._watch = TranscriptWatch(dsn, projected)
        self._projected = projected
        self._reader = reader
        self._progress_s = progress_s
        self._thread = ThreadPoolExecutor(1, "watch")

    def close(self) -> None:
        """Ends the reading."""
        self._thread.shutdown()
        self._watch.close()

    async def follow(
        self, district_id: str, place: tuple[int, int] | None
    ) -> AsyncIterator[Change]:
        """Gives every change behind a place, or from the beginning; it never ends.

        Where a change holds neither an item nor a tombstone, nothing is new up to its cursor: so
        it is once all is delivered, and then whenever nothing was for `progress_s`.

        Raises:
            CursorInvalid: the log does not reach the place. Unavailable
        """
        cursor = BEGINNING if place is None else Cursor(*place)
        await self._check(cursor)
        told_at = 0.0
        while True:
            found = await self._changes(district_id, cursor)
            for change in found.changes:
                yield change
                told_at = 0.0
            cursor = found.cursor
            if found.caught_up:
                if time.monotonic() >= told_at + self._progress_s:
                    yield Change(cursor, None, None)
                    told_at = time.monotonic()
                await self._wait(cursor.position, told_at + self._progress_s)

    async def _check(self, cursor: Cursor) -> None:
        try:
            await self._reader.wait_for(cursor.position - 1)
        except PositionBeyondHead:
            raise CursorInvalid from None

    async def _changes(self, district_id: str, cursor: Cursor) -> Changes:
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, self._watch.changes, district_id, cursor, _CHANGES_A_PAGE
        )

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
