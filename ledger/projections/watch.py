"""Following the transcripts of a district: what changed, entry by entry, from any cursor on.

Who has taken every change up to a position holds exactly the transcript items of the educators
the district was then known to employ, at any time. So a first employment delivers everything
about an educator, and one that was annulled takes everything back.
"""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from psycopg import Connection

from ledger.domain.answers.transcript import transcript_items
from ledger.domain.answers.transcript_shape import TranscriptItem, TranscriptTombstone
from ledger.domain.views import EducatorView
from ledger.projections.known_rows import catch_up
from ledger.projections.known_spans import known_spans, view_at
from ledger.projections.reference import Reference
from ledger.projections.schema import in_schema, tracking
from ledger.store.connection import Link
from ledger.store.subscription import Head

_WINDOW = 5_000
"""Positions one page looks through at most, where nothing concerns the district."""
_ENTRIES = """
SELECT e.position, e.recorded_at, e.stream FROM ledger.events e CROSS JOIN LATERAL
    (SELECT FROM facts f
     WHERE f.district_id = %s AND f.kind = 'employment' AND f.stream = e.stream LIMIT 1) AS employed
WHERE e.position >= %s AND e.position <= %s
ORDER BY e.position LIMIT %s
"""

Shown = Mapping[str, TranscriptItem]
"""What a district sees of one educator, by fact id, in order."""


@dataclass(frozen=True, slots=True, order=True)
class Cursor:
    """Where to go on: at change number `ordinal`, from 0, of the entry at `position`."""

    position: int
    ordinal: int


BEGINNING = Cursor(1, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """An item in its full state, or the tombstone of one; `cursor` is where to go on after it."""

    cursor: Cursor
    changed: TranscriptItem | None
    removed: TranscriptTombstone | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Some changes in order, and where to go on; there may be none though there is more to see.

    `caught_up` where nothing was known beyond `cursor`.
    """

    changes: tuple[Change, ...]
    cursor: Cursor
    caught_up: bool

    @property
    def position(self) -> int:
        """The last position of which every change was delivered."""
        return self.cursor.position - 1


class TranscriptWatch:
    """Reads changes, for threads that take turns on one connection."""

    def __init__(self, dsn: str, projected: Head) -> None:
        """`projected` tells how far the read model is."""
        self._link = Link(in_schema(dsn))
        self._projected = projected
        self._reference = Reference()
        self._turn = threading.Lock()

    def close(self) -> None:
        """Disconnects."""
        with self._turn:
            self._link.close()

    def wait(self, cursor: Cursor, timeout_s: float) -> bool:
        """Waits until there may be something at a cursor; False where the time was up first."""
        return self._projected.wait_for(cursor.position, timeout_s) >= cursor.position

    def changes(self, district_id: str, after: Cursor, limit: int) -> Changes:
        """Gives at most `limit` changes from a cursor on, always the same ones.

        Raises:
            Unavailable
        """
        with self._turn:
            return self._link.run(partial(self._read, district_id, after, limit))

    def _read(
        self, district_id: str, after: Cursor, limit: int, connection: Connection[Any]
    ) -> Changes:
        reached = tracking(connection).position
        until = min(reached, after.position + _WINDOW - 1)
        entries = connection.execute(
            _ENTRIES, [district_id, after.position, until, limit], prepare=True, binary=True
        ).fetchall()
        if len(entries) == limit:
            until = entries[-1][0]
        catch_up(connection, self._reference, reached)
        streams = {entry[2] for entry in entries}
        spans = known_spans(connection, streams, after.position, until)
        found: list[Change] = []
        for position, recorded_at, stream in entries:
            on = _day(recorded_at)
            views = (
                view_at(stream, spans[stream], at, self._reference.definitions)
                for at in (position - 1, position)
            )
            before, now = (_shown(view, district_id, on) for view in views)
            for change in _numbered(position, stream, before, now):
                if change.cursor > after and len(found) < limit:
                    found.append(change)
            if len(found) == limit:
                return Changes(tuple(found), found[-1].cursor, caught_up=False)
        cursor = max(after, Cursor(until + 1, 0))
        return Changes(tuple(found), cursor, caught_up=cursor.position > reached)


def _shown(view: EducatorView | None, district_id: str, on: date) -> Shown:
    if view is None or not view.employed_in(district_id):
        return {}
    return {item.fact_id: item for item in transcript_items(view.items, view.definitions, on)}


def _numbered(position: int, stream: str, before: Shown, now: Shown) -> Iterator[Change]:
    """Gives what an entry changed: first what is gone, then what came or changed."""
    educator_id = stream.partition("/")[2]
    gone = [TranscriptTombstone(fact_id=i, educator_id=educator_id) for i in before if i not in now]
    changed = [item for fact_id, item in now.items() if before.get(fact_id) != item]
    for ordinal, removed in enumerate(gone, 1):
        yield Change(Cursor(position, ordinal), None, removed)
    for ordinal, item in enumerate(changed, len(gone) + 1):
        yield Change(Cursor(position, ordinal), item, None)


def _day(recorded_at: datetime) -> date:
    return recorded_at.astimezone(UTC).date()
