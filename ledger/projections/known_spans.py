"""What was known of educators at several positions, read at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection

from ledger.domain.book import Definitions
from ledger.domain.views import EducatorView
from ledger.projections.known_rows import educator_view
from ledger.store.arrays import texts

_ROWS = """
SELECT stream, kind, payload, known_from, known_until FROM facts
WHERE stream = ANY (%s::text[]) AND known_from <= %s
  AND (known_until IS NULL OR known_until >= %s)
"""


@dataclass(frozen=True, slots=True)
class KnownSpan:
    """A row with the positions `[known_from, known_until)` at which it is known."""

    kind: str
    payload: bytes
    known_from: int
    known_until: int | None

    def known_at(self, position: int) -> bool:
        """Tells whether it was known at a position."""
        return self.known_from <= position and (
            self.known_until is None or position < self.known_until
        )


def known_spans(
    connection: Connection[Any], streams: Collection[str], first: int, last: int
) -> Mapping[str, Sequence[KnownSpan]]:
    """Reads what was known of educators at any position from the one before `first` to `last`."""
    found: dict[str, list[KnownSpan]] = {stream: [] for stream in streams}
    selected = connection.execute(_ROWS, [texts(streams), last, first], prepare=True, binary=True)
    for stream, *columns in selected.fetchall():
        found[stream].append(KnownSpan(*columns))
    return found


def view_at(
    stream: str, spans: Sequence[KnownSpan], at: int, definitions: Definitions
) -> EducatorView | None:
    """Gives the educator of a stream as known at a position; None who was not registered."""
    known = [(each.kind, each.payload) for each in spans if each.known_at(at)]
    return educator_view(stream.partition("/")[2], known, definitions)
