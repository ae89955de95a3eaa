"""Whom a district employs, has employed or will employ, as the read model knows it."""

from typing import Any, NamedTuple

from psycopg import Connection

_EDUCATORS = """
SELECT DISTINCT stream FROM facts
WHERE district_id = %s AND kind = 'employment' AND stream > %s
  AND known_from <= %s AND (known_until IS NULL OR known_until > %s)
ORDER BY stream LIMIT %s
"""

_JOBS = """
SELECT DISTINCT j.job->>'role', j.job->>'employee_group'
FROM facts f CROSS JOIN LATERAL (SELECT convert_from(f.payload, 'UTF8')::jsonb->'value') AS j (job)
WHERE f.district_id = %s AND f.kind = 'employment'
  AND f.known_from <= %s AND (f.known_until IS NULL OR f.known_until > %s)
"""


_REASONS = """
SELECT DISTINCT convert_from(payload, 'UTF8')::jsonb->'value'->>'reason_code' FROM facts
WHERE district_id = %s AND kind = 'separation'
  AND known_from <= %s AND (known_until IS NULL OR known_until > %s)
"""


class JobNames(NamedTuple):
    """What the jobs in a district are called, and for which reasons somebody has left."""

    roles: frozenset[str]
    employee_groups: frozenset[str]
    separation_reasons: frozenset[str]


def jobs_in(connection: Connection[Any], district_id: str, at: int) -> JobNames:
    """Gives what everybody's jobs say by name, as known at a position."""
    arguments = [district_id, at, at]
    rows = connection.execute(_JOBS, arguments, prepare=True, binary=True).fetchall()
    left = connection.execute(_REASONS, arguments, prepare=True, binary=True).fetchall()
    return JobNames(
        roles=frozenset(role for role, _ in rows),
        employee_groups=frozenset(group for _, group in rows if group),
        separation_reasons=frozenset(reason for (reason,) in left),
    )


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
