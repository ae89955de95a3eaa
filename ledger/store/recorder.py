"""The library's recorder over our log, with group commit behind `insert_events`.

A library stream is named by its originator id, its topic is an entry's type, its `state` the data
alone; the header is the recorder's. The tables come from our migrations, never from the library.
"""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import (
    ApplicationRecorder,
    DataError,
    IntegrityError,
    InterfaceError,
    Notification,
    OperationalError,
    ProgrammingError,
    StoredEvent,
    Subscription,
)
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.utils import retry
from psycopg.conninfo import make_conninfo
from psycopg.rows import DictRow

from ledger.store.append import Append, Recorded, Replayed
from ledger.store.committer import Group, GroupCommitter, Verdicts
from ledger.store.connection import connect
from ledger.store.entry import parse
from ledger.store.errors import EntryTooLarge, QueueFull, ShuttingDown, Unavailable
from ledger.store.fingerprint import fingerprint
from ledger.store.migrate import check_version
from ledger.store.notifications import LogSubscription
from ledger.store.subscription import HeadWatch

ACTOR = "library"
"""Who acts where the library's caller names nobody."""

_EVENTS = (
    "SELECT position, entry FROM ledger.events WHERE stream = %(stream)s"
    " AND version > coalesce(%(gt)s::bigint, -1)"
    " AND version <= coalesce(%(lte)s::bigint, 2147483647)"
)
_NOTIFICATIONS = (
    "SELECT position, entry FROM ledger.events"
    " WHERE position >= %(first)s AND position <= coalesce(%(stop)s, 9223372036854775807)"
    " AND (%(topics)s::text[] IS NULL OR type = ANY (%(topics)s::text[]))"
    " ORDER BY position LIMIT %(limit)s"
)

_again = retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)


class LedgerRecorder(PostgresApplicationRecorder):
    """Records library events in the ledger's log; close it to stop its threads."""

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str = "events") -> None:
        """The table name is the library's; there is one log, and it is ours."""
        super().__init__(datastore, events_table_name=events_table_name)
        with datastore.get_connection() as connection:
            info = connection.info
        self._dsn = make_conninfo(info.dsn, password=info.password)
        self._committer = GroupCommitter(self._dsn)
        self._watching = Lock()
        self._watch: HeadWatch | None = None

    def create_table(self) -> None:
        """Creates nothing: refuses a database that our migrations have not brought up to date."""
        with connect(self._dsn) as connection:
            check_version(connection)

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Records the events, all or none, and answers their positions.

        Args:
            stored_events: Each has its stream's next version (a first one has 0 or 1).
            **kwargs: `request_id` makes it safe to send again; `actor`, `role` and `district` go
                into the header.

        Raises:
            IntegrityError: a version is taken or skipped, or the request id used otherwise.
            DataError: an entry is too large.
            OperationalError: the queue is full or the database cannot be reached.
            ProgrammingError: an argument that would be lost, such as the library's `tracking`.
        """
        if not stored_events:
            return None
        try:
            group = _group(stored_events, **kwargs)
            return _positions(self._committer.submit(group).result())
        except TypeError as error:
            raise ProgrammingError(str(error)) from error
        except EntryTooLarge as error:
            raise DataError(str(error)) from error
        except (QueueFull, ShuttingDown, Unavailable) as error:
            raise OperationalError(str(error)) from error

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """One stream's events in order of version."""
        order = f" ORDER BY version {'DESC' if desc else 'ASC'} LIMIT %(limit)s"
        parameters = {"stream": str(originator_id), "gt": gt, "lte": lte, "limit": limit}
        return [
            StoredEvent(one.originator_id, one.originator_version, one.topic, one.state)
            for one in self._read(_EVENTS + order, parameters)
        ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """A part of the log; notification ids are positions."""
        first = (start or 0) + (0 if inclusive_of_start else 1)
        parameters = {"first": first, "stop": stop, "topics": list(topics) or None, "limit": limit}
        return self._read(_NOTIFICATIONS, parameters)

    def max_notification_id(self) -> int | None:
        """The head of the log, None while it is empty."""
        rows = _again(self._rows)("SELECT max(position) FROM ledger.events", {})
        position: int | None = rows[0]["max"]
        return position

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Tails the log. All subscriptions share one listening connection."""
        with self._watching:
            if self._watch is None:
                self._watch = HeadWatch(self._dsn)
            return LogSubscription(self, self._watch, gt=gt, topics=topics)

    def close(self) -> None:
        """Records what was accepted, then stops the threads."""
        self._committer.close()
        with self._watching:
            if self._watch is not None:
                self._watch.close()

    def _read(self, query: str, parameters: Mapping[str, object]) -> list[Notification]:
        rows = _again(self._rows)(query, parameters)
        return [self._notification(row["position"], row["entry"]) for row in rows]

    def _rows(self, query: str, parameters: Mapping[str, object]) -> list[DictRow]:
        with self.datastore.get_connection() as connection:
            return connection.execute(query.encode(), parameters, prepare=True).fetchall()

    def _notification(self, position: int, raw: bytes) -> Notification:
        entry = parse(position, raw)
        stream = entry.header.stream
        return Notification(
            originator_id=UUID(stream) if self.datastore.originator_id_type == "uuid" else stream,
            originator_version=entry.header.version,
            topic=entry.header.type,
            state=entry.data,
            id=position,
        )


def _group(
    events: Sequence[StoredEvent],
    *,
    request_id: str | None = None,
    actor: str = ACTOR,
    role: str | None = None,
    district: str | None = None,
) -> Group:
    """One append an event; those behind the first have a request id made from the first one's."""
    key = request_id or str(uuid4())
    return tuple(
        Append(
            stream=str(event.originator_id),
            expected_version=event.originator_version - 1,
            type=event.topic,
            actor=actor,
            role=role,
            district=district,
            request_id=f"{key}/{number}" if number else key,
            fingerprint=fingerprint(event.topic, str(event.originator_id), event.state),
            data=event.state,
        )
        for number, event in enumerate(events)
    )


def _positions(verdicts: Verdicts) -> list[int]:
    for kind in (Recorded, Replayed):
        same = [one.position for one in verdicts if isinstance(one, kind)]
        if len(same) == len(verdicts):
            return same
    raise IntegrityError(f"not recorded: {verdicts}")
