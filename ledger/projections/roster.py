"""Whom a district employs, has employed or will employ, as the read model knows it."""

from typing import Any

from psycopg import Connection

_EDUCATORS = """
SELECT DISTINCT stream FROM facts
WHERE district_id = %s AND kind = 'employment' AND stream > %s
  AND known_from <= %s AND (known_until IS NULL OR known_until > %s)
ORDER BY stream LIMIT %s
"""


def educators_of(
    connection: Connection[Any],
    district_id: str,
    at: int,
    after_id: str = "",
    most: int | None = None,
) -> list[str]:
    """Gives the ids behind one of them, in order, as known at a position."""
    arguments = [district_id, f"educator/{after_id}", at, at, most]
    rows = connection.execute(_EDUCATORS, arguments, prepare=True, binary=True).fetchall()
    return [row[0].partition("/")[2] for row in rows]
