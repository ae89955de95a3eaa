"""Rows of the read model, and what a page of entries changes about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.domain.recorded import Recorded
from ledger.domain.timeline.item import Item
from ledger.domain.values import Fact
from ledger.projections.payload import Standing, encode, kind_of
from ledger.store.entry import Entry

Standings = Mapping[str, Standing]
"""What is known of an educator at one position: items and the registration, by fact id."""


@dataclass(slots=True)
class Row:
    """A fact as it is known in `[known_from, known_until)`; columns as in `sql/facts.sql`."""

    stream: str
    fact_id: str
    kind: str
    reference: bool
    district_id: str | None
    effective_from: date | None
    effective_until: date | None
    known_from: int
    payload: bytes
    known_until: int | None = None


@dataclass(slots=True)
class Changes:
    """Rows that are new, and older rows that end at a position."""

    opened: list[Row] = field(default_factory=list)
    closed: list[tuple[str, int]] = field(default_factory=list)
    _open: dict[str, Row] = field(default_factory=dict)

    def refer(self, entry: Entry, recorded: Recorded[Fact]) -> None:
        """Takes an entry of a stream that is no educator's."""
        self._add(
            Row(
                stream=recorded.stream,
                fact_id=recorded.fact_id,
                kind=entry.header.type.partition(".")[0],
                reference=True,
                district_id=getattr(recorded.fact, "district_id", None),
                effective_from=getattr(recorded.fact, "effective_from", None),
                effective_until=None,
                known_from=entry.position,
                payload=entry.raw,
            )
        )

    def turn(self, stream: str, before: Standings, after: Standings, position: int) -> None:
        """Takes what an entry of an educator's stream changed about what is known of them."""
        for fact_id, standing in before.items():
            if after.get(fact_id) != standing:
                self._close(fact_id, position)
        for fact_id, standing in after.items():
            if before.get(fact_id) != standing:
                self._add(_row(stream, fact_id, standing, position))

    def _add(self, row: Row) -> None:
        self.opened.append(row)
        self._open[row.fact_id] = row

    def _close(self, fact_id: str, position: int) -> None:
        row = self._open.pop(fact_id, None)
        if row is None:
            self.closed.append((fact_id, position))
        else:
            row.known_until = position


def _row(stream: str, fact_id: str, standing: Standing, position: int) -> Row:
    item = standing if isinstance(standing, Item) else None
    counts = item is not None and item.supported
    return Row(
        stream=stream,
        fact_id=fact_id,
        kind=kind_of(standing),
        reference=False,
        district_id=getattr(item.value, "district_id", None) if item and counts else None,
        effective_from=item.effective_from if item else None,
        effective_until=item.effective_until if item else None,
        known_from=position,
        payload=encode(standing),
    )
