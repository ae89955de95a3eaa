"""From entries to rows: a page at a time, each page and its position in one transaction."""

from collections.abc import Iterable
from typing import Any

from psycopg import Connection

from ledger.domain.facts.catalogue import Credential
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact
from ledger.projections.definitions import DefinitionsSoFar
from ledger.projections.errors import PoisonEntry, Superseded
from ledger.projections.folds import Folds
from ledger.projections.rows import Changes
from ledger.projections.schema import tracking
from ledger.store.arrays import integers, texts
from ledger.store.codec import decode
from ledger.store.entry import Entry, parse
from ledger.store.log import read_raw, stream_entries

CHANNEL = "ledger_projected"
"""Where each new position is told; readers listen."""

EDUCATOR = "educator/"
"""How the names of educators' streams begin."""

_PAGE = 500
_COPY = """
COPY facts (stream, fact_id, kind, reference, district_id, effective_from, effective_until,
            known_from, known_until, payload)
FROM STDIN (FORMAT binary)
"""
_TYPES = ("text", "text", "text", "bool", "text", "date", "date", "int8", "int8", "bytea")
_CLOSE = """
UPDATE facts SET known_until = c.position
FROM unnest(%s::text[], %s::bigint[]) AS c (fact_id, position)
WHERE facts.fact_id = c.fact_id AND facts.known_until IS NULL
"""
_MOVE = """
UPDATE tracking SET position = %s, reference_position = %s, failure = NULL WHERE position = %s
"""


class Projection:
    """The read model on a connection, moved on page by page. Of no further use once it raised."""

    def __init__(self, connection: Connection[Any], *, announced: bool) -> None:
        """Starts where the tables on the search path stand; `announced` tells readers of pages."""
        self._connection = connection
        self._announced = announced
        self._folds = Folds()
        self._definitions = DefinitionsSoFar()
        stands = tracking(connection)
        self._position = stands.position
        self._reference_position = stands.reference_position
        rows = connection.execute(
            "SELECT known_from, payload FROM facts WHERE reference AND kind = 'credential'"
            " ORDER BY known_from",
            binary=True,
        )
        for position, raw in rows:
            self._define(decode(parse(position, raw)))

    @property
    def position(self) -> int:
        """The last position that is told."""
        return self._position

    def advance(self, until: int) -> int:
        """Tells the next page of entries, up to `until` at most; gives the new position.

        Raises:
            PoisonEntry: everything before it is told.
            Superseded: somebody else moved the read model.
        """
        page = read_raw(self._connection, self._position, until, _PAGE)
        entries, poison = self._parsed(page)
        self._load(entry.header.stream for entry, _ in entries)
        changes = Changes()
        told = self._position
        for entry, recorded in entries:
            try:
                self._tell(entry, recorded, changes)
            except Exception as error:  # noqa: BLE001 - whatever it is, the entry cannot be told
                poison = _poison(entry.position, error)
                break
            told = entry.position
        if told > self._position:
            self._write(changes, told)
        self._folds.trim()
        if poison is not None:
            raise poison
        return self._position

    def _parsed(
        self, page: list[bytes]
    ) -> tuple[list[tuple[Entry, Recorded[Fact]]], PoisonEntry | None]:
        """Reads entries up to the first that cannot be read."""
        entries = []
        for position, raw in enumerate(page, self._position + 1):
            try:
                entry = parse(position, raw)
                entries.append((entry, decode(entry)))
            except Exception as error:  # noqa: BLE001 - whatever it is, the entry cannot be read
                return entries, _poison(position, error)
        return entries, None

    def _load(self, streams: Iterable[str]) -> None:
        """Reads the educators' streams that are not kept, up to where the page begins."""
        names = self._folds.missing(name for name in streams if name.startswith(EDUCATOR))
        found: dict[str, list[Recorded[Fact]]] = {name: [] for name in names}
        if found and self._position:
            start = dict.fromkeys(found, 0)
            for entry in stream_entries(self._connection, start, until=self._position):
                found[entry.header.stream].append(decode(entry))
        for name, facts in found.items():
            self._folds.keep(name, facts, self._definitions)

    def _tell(self, entry: Entry, recorded: Recorded[Fact], changes: Changes) -> None:
        if recorded.stream.startswith(EDUCATOR):
            before, after = self._folds.advance(recorded, self._definitions)
            changes.turn(recorded.stream, before, after, entry.position)
            return
        self._define(recorded)
        self._reference_position = entry.position
        changes.refer(entry, recorded)

    def _define(self, recorded: Recorded[Fact]) -> None:
        if isinstance(recorded.fact, Credential):
            self._definitions.define(recorded.fact)

    def _write(self, changes: Changes, position: int) -> None:
        connection = self._connection
        with connection.transaction():
            moved = connection.execute(_MOVE, [position, self._reference_position, self._position])
            if moved.rowcount != 1:
                raise Superseded(self._position)
            if changes.closed:
                ids, ends = zip(*changes.closed, strict=True)
                connection.execute(_CLOSE, [texts(ids), integers(ends)])
            _copy(connection, changes)
            if self._announced:
                connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(position)])
        self._position = position


def _copy(connection: Connection[Any], changes: Changes) -> None:
    with connection.cursor().copy(_COPY) as copy:
        copy.set_types(_TYPES)
        for row in changes.opened:
            copy.write_row(
                (
                    row.stream,
                    row.fact_id,
                    row.kind,
                    row.reference,
                    row.district_id,
                    row.effective_from,
                    row.effective_until,
                    row.known_from,
                    row.known_until,
                    row.payload,
                )
            )


def _poison(position: int, error: Exception) -> PoisonEntry:
    return PoisonEntry(position, f"{type(error).__name__}: {error}")
