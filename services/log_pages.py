"""The log read by pages, in a thread, the next page while the last is being sent."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from psycopg import Connection

from ledger.store import log
from ledger.store.connection import Link
from ledger.store.errors import UnknownPosition

T = TypeVar("T")

Run = Callable[[Callable[[Connection[Any]], T]], "asyncio.Future[T]"]

_ENTRIES_A_PAGE = 1024
_PAGE_BYTES_MAX = 1024 * 1024


class LogPages:
    """Reads the log, byte for byte."""

    def __init__(self, dsn: str) -> None:
        """Connects for each reading: a slow reader must not hold up another."""
        self._dsn = dsn

    async def pages(self, after: int, until: int) -> AsyncGenerator[tuple[int, int, list[bytes]]]:
        """Gives (position before the page, last position to come, entries) from `after` on.

        `until` 0 is the head at the beginning. A page has at most about 1 MiB.

        Raises:
            UnknownPosition: the log does not reach `after` or `until`. Unavailable
        """
        async with self._reader() as run:
            head = (await run(log.head)).position
            beyond = max(after, until)
            if beyond > head:
                raise UnknownPosition(position=beyond, head=head)
            last = until or head
            ahead = run(_page(after, last))
            while after < last:
                entries = await ahead
                following = after + len(entries)
                ahead = run(_page(following, last))
                for part in _split(entries):
                    yield after, last, part
                    after += len(part)
            await ahead

    @asynccontextmanager
    async def _reader(self) -> AsyncGenerator[Callable[..., "asyncio.Future[Any]"]]:
        """Lends a connection, and the one thread that may use it."""
        link = Link(self._dsn)
        thread = ThreadPoolExecutor(1, "log-reader")
        loop = asyncio.get_running_loop()
        try:
            yield lambda work: loop.run_in_executor(thread, link.run, work)
        finally:
            thread.submit(link.close)
            thread.shutdown(wait=False)


def _page(after: int, until: int) -> Callable[[Connection[Any]], list[bytes]]:
    return partial(log.read_raw, after=after, until=until, limit=_ENTRIES_A_PAGE)


def _split(entries: list[bytes]) -> list[list[bytes]]:
    """Cuts a page into parts that fit into a message."""
    parts: list[list[bytes]] = []
    room = 0
    for entry in entries:
        if not parts or len(entry) > room:
            parts.append([])
            room = _PAGE_BYTES_MAX
        parts[-1].append(entry)
        room -= len(entry)
    return parts
