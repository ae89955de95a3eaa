"""What was recorded in some streams between two positions, and which facts that corrects."""

from collections.abc import Collection
from typing import Any

from psycopg import Connection

from ledger.domain.facts.correction import Correction
from ledger.store import log
from ledger.store.codec import decode
from ledger.store.entry import Entry

_CORRECTIONS = "correction."


def recorded_between(
    connection: Connection[Any], above: int, upto: int, streams: Collection[str]
) -> dict[str, dict[int, str | None]]:
    """Gives the positions above one up to another, by stream, with the fact that each corrects."""
    found = log.recorded_between(connection, above, upto, streams, _CORRECTIONS)
    return {
        stream: {at: _corrected(entry) for at, entry in entries.items()}
        for stream, entries in found.items()
    }


def _corrected(correction: Entry | None) -> str | None:
    fact = None if correction is None else decode(correction).fact
    return fact.fact_id if isinstance(fact, Correction) else None
