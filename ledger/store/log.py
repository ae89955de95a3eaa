"""Reading the log: its head, entries by position or stream, requests, time to position."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec
from psycopg import Connection

from ledger.store.arrays import integers, texts
from ledger.store.entry import Entry, parse
from ledger.store.errors import KnownBeforeFirst, KnownInFuture, UnknownPosition


class Head(msgspec.Struct, frozen=True):
    """The end of the log: the last position and when it was recorded; 0 and None when empty."""

    position: int
    recorded_at: datetime | None


class StoredRequest(msgspec.Struct, frozen=True):
    """What is remembered of a request that was recorded."""

    position: int
    recorded_at: datetime
    fingerprint: bytes


def head(connection: Connection[Any]) -> Head:
    """The end of the log as it is now."""
    row = connection.execute(
        "SELECT position, recorded_at FROM ledger.events ORDER BY position DESC LIMIT 1",
        prepare=True,
        binary=True,
    ).fetchone()
    return Head(*row) if row else Head(0, None)


def check_position(connection: Connection[Any], position: int) -> None:
    """Refuses a position that the log does not have.

    Raises:
        UnknownPosition
    """
    last = head(connection).position
    if not 1 <= position <= last:
        raise UnknownPosition(position, last)


def read_raw(connection: Connection[Any], after: int, until: int, limit: int) -> list[bytes]:
    """The exact bytes of at most `limit` entries at `after` + 1 to `until`, both included.

    Positions have no gaps: the first is at `after` + 1, the next follow.
    """
    rows = connection.execute(
        "SELECT entry FROM ledger.events WHERE position > %s AND position <= %s"
        " ORDER BY position LIMIT %s",
        [after, until, limit],
        prepare=True,
        binary=True,
    ).fetchall()
    return [row[0] for row in rows]


def read_entries(connection: Connection[Any], after: int, until: int, limit: int) -> list[Entry]:
    """At most `limit` entries at `after` + 1 to `until`, both included, in order."""
    page = read_raw(connection, after, until, limit)
    return [parse(position, raw) for position, raw in enumerate(page, after + 1)]


def stream_entries(
    connection: Connection[Any], after: Mapping[str, int], until: int | None = None
) -> list[Entry]:
    """The entries of many streams in order of position, with one query.

    `after` maps each stream to the version behind which to read (0: from its start); `until` is
    the last position to read, where it is given.
    """
    rows = connection.execute(
        "SELECT e.position, e.entry FROM unnest(%s::text[], %s::integer[]) AS s (stream, version),"
        " LATERAL (SELECT position, entry FROM ledger.events"
        "   WHERE stream = s.stream AND version > s.version"
        "     AND (%s::bigint IS NULL OR position <= %s::bigint) OFFSET 0) AS e"
        " ORDER BY e.position",
        [texts(after), integers(after.values()), until, until],
        prepare=True,
        binary=True,
    ).fetchall()
    return [parse(position, raw) for position, raw in rows]


def find_requests(
    connection: Connection[Any], keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], StoredRequest]:
    """Those of the (actor, request id) pairs that are recorded, with what they became."""
    pairs = list(keys)
    rows = connection.execute(
        "SELECT e.actor, e.request_id, e.position, e.recorded_at, e.fingerprint"
        " FROM unnest(%s::text[], %s::text[]) AS k (actor, request_id),"
        " LATERAL (SELECT * FROM ledger.events"
        "   WHERE actor = k.actor AND request_id = k.request_id OFFSET 0) AS e",
        [texts(actor for actor, _ in pairs), texts(request_id for _, request_id in pairs)],
        prepare=True,
        binary=True,
    ).fetchall()
    return {(row[0], row[1]): StoredRequest(*row[2:]) for row in rows}


def position_at(connection: Connection[Any], known_at: datetime) -> int:
    """The position of the last entry recorded at or before an instant, and for ever so.

    If the instant is after the last entry it is sealed first: no later entry is recorded at or
    before it, so the position never moves.

    Raises:
        KnownInFuture: the instant is still to come by the database's clock.
        KnownBeforeFirst: no entry is that old.
    """
    last_at = head(connection).recorded_at
    if last_at is None or last_at < known_at:
        [(sealed,)] = connection.execute("SELECT ledger.seal(%s)", [known_at]).fetchall()
        if not sealed:
            raise KnownInFuture(known_at)
    [(position,)] = connection.execute("SELECT ledger.position_at(%s)", [known_at]).fetchall()
    if position == 0:
        first = read_entries(connection, 0, 1, 1)
        raise KnownBeforeFirst(known_at, first[0].recorded_at if first else None)
    return int(position)


def recorded_between(
    connection: Connection[Any], above: int, upto: int, streams: Iterable[str], read: str
) -> dict[str, dict[int, Entry | None]]:
    """The positions in some streams above `above` up to and with `upto`, by stream.

    With those of types that begin with `read` stand the entries.
    """
    rows = connection.execute(
        "SELECT stream, position, CASE WHEN starts_with(type, %s) THEN entry END"
        " FROM ledger.events"
        " WHERE position > %s AND position <= %s AND stream = ANY (%s::text[])"
        " ORDER BY position",
        [read, above, upto, texts(streams)],
        prepare=True,
        binary=True,
    ).fetchall()
    found: dict[str, dict[int, Entry | None]] = {}
    for stream, position, raw in rows:
        entry = None if raw is None else parse(position, raw)
        found.setdefault(stream, {})[position] = entry
    return found
