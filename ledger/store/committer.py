"""Group commit of requests that need no decision: the recorder's way to the log."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

from psycopg import Connection

from ledger.store.append import Append, Recorded, Verdict, append
from ledger.store.batcher import Batcher, Limits
from ledger.store.connection import Link

Group = tuple[Append, ...]
Verdicts = tuple[Verdict, ...]


class GroupCommitter:
    """Records groups of appends for many threads; each group as a whole or not at all.

    Groups of one, the usual case, share a call and a commit. A larger group has a transaction of
    its own, because another's verdict must not decide over a part of it.
    """

    def __init__(self, dsn: str, *, limits: Limits | None = None) -> None:
        """Opens its connection when the first group comes."""
        self._link = Link(dsn)
        self._batcher = Batcher[Group, Verdicts](
            self._record, size=_size, limits=limits, name="committer"
        )

    def submit(self, group: Group) -> Future[Verdicts]:
        """Queues a group; its verdicts come in its order. One that is not `Recorded` fails all.

        Raises:
            QueueFull, ShuttingDown: now. EntryTooLarge, Unavailable: from the future.
        """
        return self._batcher.submit(group)

    def close(self) -> None:
        """Records what was accepted, then disconnects."""
        self._batcher.close()
        self._link.close()

    def _record(self, groups: Sequence[Group]) -> Sequence[Verdicts | Exception]:
        singles = [group[0] for group in groups if len(group) == 1]
        verdicts = iter(self._link.run(partial(append, batch=singles)))
        return [
            (next(verdicts),) if len(group) == 1 else self._link.run(partial(_whole, group=group))
            for group in groups
        ]


def _whole(connection: Connection[Any], group: Group) -> Verdicts:
    with connection.transaction() as transaction:
        verdicts = tuple(append(connection, group))
        if not all(isinstance(verdict, Recorded) for verdict in verdicts):
            transaction.force_rollback = True
    return verdicts


def _size(group: Group) -> int:
    return sum(len(one.data) for one in group)
