"""The command pipeline: commands of many callers in, decided in order, recorded in one call."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime

from ledger.domain.command import Command
from ledger.store.batcher import Batcher, Limits
from ledger.store.codec import encode
from ledger.store.command_batch import CommandBatch, Outcome, Receipt
from ledger.store.connection import Link
from ledger.store.streams import StreamCache


class Pipeline:
    """Records commands, from any number of threads and event loops, through one writer thread."""

    def __init__(
        self,
        dsn: str,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        limits: Limits | None = None,
    ) -> None:
        """Connect when the first command comes. `clock` tells what lies in the future."""
        self._link = Link(dsn)
        self._clock = clock
        self._streams = StreamCache()
        self._batcher = Batcher[Command, Receipt](
            self._handle, size=_size, limits=limits, name="pipeline"
        )

    def submit(self, command: Command) -> Future[Receipt]:
        """Queue a command from a thread.

        Raises:
            QueueFull, ShuttingDown: now. Refusal, EntryTooLarge, Unavailable: from the future.
        """
        return self._batcher.submit(command)

    def record(self, command: Command) -> asyncio.Future[Receipt]:
        """Queue a command from the running event loop; raises as `submit` does."""
        return self._batcher.submit_async(command)

    def close(self) -> None:
        """Finish what was accepted, then stop."""
        self._batcher.close()
        self._link.close()

    def _handle(self, commands: Sequence[Command]) -> Sequence[Outcome]:
        try:
            return CommandBatch(self._link, self._streams, self._clock()).run(commands)
        finally:
            self._streams.trim()


def _size(command: Command) -> int:
    return len(encode(command.fact))
