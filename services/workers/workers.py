"""Workers from the outside: processes that are started, listened to, and ended with their call."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress

from ledger.store.errors import QueueFull, Unavailable
from services.refusals import WorkerLost
from services.workers.frames import HEAD, Kind

_WAITING_MAX = 4
_RETRY_AFTER_S = 5.0
_PATIENCE_S = 60.0
_SILENCE_S = 300.0


class WorkerFault(Exception):
    """A worker met a fault of its own; its traceback."""


class Workers:
    """Runs one worker at a time; a few more wait for their turn. For one event loop.

    Nobody waits for long without a word: who has no turn in time is refused, and a worker that says
    nothing for long is ended, so that it does not keep its place from others.
    """

    def __init__(
        self,
        waiting_max: int = _WAITING_MAX,
        patience_s: float = _PATIENCE_S,
        silence_s: float = _SILENCE_S,
    ) -> None:
        """`waiting_max`: how many wait at most, each for `patience_s`.

        `silence_s`: seconds within which a worker has something to say.
        """
        self._turn = asyncio.Lock()
        self._waiting_max, self._patience_s = waiting_max, patience_s
        self.silence_s = silence_s
        self._waiting = 0

    async def messages(self, module: str, task: bytes) -> AsyncGenerator[bytes]:
        """Gives what a worker says about a task; whoever stops listening ends it.

        `module` is run as a program.

        Raises:
            QueueFull: too many wait, or too long.
            WorkerLost: it was ended before it was done, or said nothing for too long.
            Unavailable: it cannot reach the database.
            WorkerFault: it failed.
        """
        async with (
            self._place(),
            _running(module) as process,
            aclosing(_told(process, task)) as told,
        ):
            while (frame := await self._next(told))[0] is not Kind.END:
                kind, data = frame
                if kind is Kind.UNAVAILABLE:
                    raise Unavailable(data.decode())
                if kind is Kind.FAULT:
                    raise WorkerFault(data.decode())
                yield data

    async def _next(self, told: AsyncGenerator[tuple[Kind, bytes]]) -> tuple[Kind, bytes]:
        try:
            async with asyncio.timeout(self.silence_s):
                return await anext(told)
        except TimeoutError:
            raise WorkerLost from None

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """Holds the one place there is, once it is free."""
        if self._turn.locked() and self._waiting >= self._waiting_max:
            raise QueueFull(retry_after=_RETRY_AFTER_S)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience_s):
                await self._turn.acquire()
        except TimeoutError:
            raise QueueFull(retry_after=_RETRY_AFTER_S) from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turn.release()


@asynccontextmanager
async def _running(module: str) -> AsyncIterator[Process]:
    # It finds modules where this process does; what a terminal sends the foreground is not for it.
    path = os.pathsep.join(place for place in sys.path if place)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module),
        stdin=PIPE,
        stdout=PIPE,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _told(process: Process, task: bytes) -> AsyncGenerator[tuple[Kind, bytes]]:
    """Gives the frames as they come; at their end without END the process is lost."""
    if process.stdin is None or process.stdout is None:
        raise TypeError("a worker has pipes")
    try:
        process.stdin.write(task)
        process.stdin.close()
        await process.stdin.wait_closed()
        while True:
            kind, length = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
            yield Kind(kind), await process.stdout.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        raise WorkerLost from None
