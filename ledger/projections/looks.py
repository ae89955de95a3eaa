"""Many questions, one statement: what is known of educators, in one snapshot with the position."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from psycopg import Connection

from ledger.domain.stream import educator_stream
from ledger.domain.views import EducatorView
from ledger.projections.errors import ProjectionIsOther
from ledger.projections.known_rows import KnownRow, catch_up, educator_view
from ledger.projections.reference import Reference
from ledger.projections.schema import SHAPE
from ledger.store.arrays import integers, texts
from ledger.store.errors import Unavailable

_LOOK = """
SELECT NULL::bigint, NULL, NULL, NULL::bytea, t.position, t.reference_position,
       (SELECT e.recorded_at FROM ledger.events e WHERE e.position = t.position)
FROM tracking t
UNION ALL
SELECT NULL, NULL, NULL, NULL, e.position, NULL, e.recorded_at
FROM ledger.events e WHERE e.position = ANY (%s::bigint[])
UNION ALL
SELECT a.look, f.stream, f.kind, f.payload, NULL, NULL, NULL
FROM tracking t
CROSS JOIN unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[])
    AS a (look, stream, award_id, at)
CROSS JOIN LATERAL (
    SELECT * FROM facts
    WHERE stream = coalesce(a.stream, (SELECT award.stream FROM facts award
                                       WHERE award.fact_id = a.award_id
                                         AND award.kind IN ('award', 'external_award')
                                       LIMIT 1))
      AND known_from <= coalesce(a.at, t.position)
      AND (known_until IS NULL OR known_until > coalesce(a.at, t.position))
    OFFSET 0
) f
"""


@dataclass(slots=True)
class Seen:
    """What one look found: the position it is known at, and the rows of each stream."""

    position: int
    recorded_at: datetime | None
    reference: Reference
    streams: dict[str, list[KnownRow]] = field(default_factory=lambda: defaultdict(list))

    def educators(self) -> dict[str, EducatorView]:
        """Give the educators found, those who are registered, by id."""
        found = (
            educator_view(stream.partition("/")[2], rows, self.reference.definitions)
            for stream, rows in sorted(self.streams.items())
        )
        return {view.educator_id: view for view in found if view is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One question: whom it is about, as known at which position, and how to read the answer.

    Without `at` it is answered at the position the read model has come to, which is refused where
    it is below `least`. `read` runs where the statement ran.
    """

    read: Callable[[Seen], Any]
    educators: Sequence[str] = ()
    awards: Sequence[str] = ()
    at: int | None = None
    least: int = 0


def look(
    connection: Connection[Any], looks: Sequence[Look], reference: Reference
) -> list[Any | Exception]:
    """Answers many looks with one statement, each as if it were alone.

    `reference` is brought up to the position found.

    Raises:
        ProjectionIsOther: there is no read model.
        Unavailable: (as an answer) the read model has not come so far.
    """
    rows = connection.execute(_LOOK, _parameters(looks), prepare=True, binary=True).fetchall()
    instants = {row[4]: row[6] for row in rows if row[4] is not None}
    reached = [(row[4], row[5]) for row in rows if row[5] is not None]
    if not reached:
        raise ProjectionIsOther("none", SHAPE)
    position, reference_position = reached[0]
    if reference_position > reference.position:
        catch_up(connection, reference, position)
    seen = [_seen(each, position, instants, reference) for each in looks]
    for index, stream, kind, payload, *_ in rows:
        if index is not None:
            seen[index].streams[stream].append((kind, payload))
    return [_answer(each, found, position) for each, found in zip(looks, seen, strict=True)]


def _parameters(looks: Sequence[Look]) -> list[str]:
    asked: list[tuple[int, str | None, str | None, int | None]] = []
    for index, each in enumerate(looks):
        asked += [(index, educator_stream(name), None, each.at) for name in set(each.educators)]
        asked += [(index, None, award_id, each.at) for award_id in set(each.awards)]
    return [
        integers({each.at for each in looks if each.at is not None}),
        integers(index for index, _, _, _ in asked),
        texts(stream for _, stream, _, _ in asked),
        texts(award_id for _, _, award_id, _ in asked),
        integers(at for _, _, _, at in asked),
    ]


def _seen(each: Look, position: int, instants: dict[int, datetime], reference: Reference) -> Seen:
    at = position if each.at is None else each.at
    return Seen(position=at, recorded_at=instants.get(at), reference=reference)


def _answer(each: Look, found: Seen, position: int) -> object:
    if max(found.position, each.least) > position:
        return Unavailable(f"the read model fell back to position {position}")
    try:
        return each.read(found)
    except Exception as error:  # noqa: BLE001 - it is the answer to this look alone
        return error
