"""Rows of the read model, as they come from the database, made into what they say."""

from collections.abc import Sequence
from typing import Any

from psycopg import Connection

from ledger.domain.book import Definitions
from ledger.domain.timeline.items import Items
from ledger.domain.timeline.order import sort_key
from ledger.domain.views import EducatorView
from ledger.projections.payload import REGISTRATION, decode_item, decode_registration
from ledger.projections.reference import Reference
from ledger.store.codec import decode
from ledger.store.entry import parse

_REFERENCE = """
SELECT known_from, payload FROM facts
WHERE reference AND known_from > %s AND known_from <= %s ORDER BY known_from
"""

KnownRow = tuple[str, bytes]
"""Kind and payload of a row."""


def educator_view(
    educator_id: str, rows: Sequence[KnownRow], definitions: Definitions
) -> EducatorView | None:
    """Gives an educator from all rows known at one position, or None who was not registered.

    A row that is there twice counts once.
    """
    registered = next((payload for kind, payload in rows if kind == REGISTRATION), None)
    if registered is None:
        return None
    items = {
        item.fact_id: item
        for item in (decode_item(kind, payload) for kind, payload in rows if kind != REGISTRATION)
    }
    return EducatorView(
        educator_id=educator_id,
        position=decode_registration(registered).positions[0],
        items=Items(sorted(items.values(), key=lambda item: sort_key(item.value, item.fact_id))),
        definitions=definitions,
    )


def catch_up(connection: Connection[Any], reference: Reference, position: int) -> None:
    """Adds what was recorded behind the reference's own position, up to another."""
    rows = connection.execute(
        _REFERENCE, [reference.position, position], prepare=True, binary=True
    ).fetchall()
    for known_from, raw in rows:
        reference.add(decode(parse(known_from, raw)))
