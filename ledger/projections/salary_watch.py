"""Following what the educators of a district are due: what changed, from any cursor on.

Who has taken everything up to a position holds exactly the segments of the educators the district
was then known to employ, at any time, in the contract years that are covered. An entry of an
educator's stream concerns that educator, one about the district or its policies everybody: these
are looked at a few at a time, and the cursor says behind whom to go on.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from psycopg import Connection

from ledger.domain.answers.salary_changes import (
    DueSegments,
    SalaryChange,
    due_segments,
    salary_changes,
)
from ledger.domain.stream import educator_stream
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections.known_rows import catch_up
from ledger.projections.known_spans import KnownSpan, known_spans, view_at
from ledger.projections.reference import Reference
from ledger.projections.roster import educators_of
from ledger.projections.schema import in_schema, tracking
from ledger.store.connection import Link

_WINDOW = 5_000
"""Positions one page looks through at most, where nothing concerns the district."""
_EDUCATORS = 20
"""Educators one page evaluates at most; it takes some tens of milliseconds."""
_KEPT = 200
"""Educators whose last answers are kept: what one entry left is what the next one finds."""
_ENTRIES = """
SELECT e.position, e.stream, false FROM ledger.events e CROSS JOIN LATERAL
    (SELECT FROM facts f
     WHERE f.district_id = %(district)s AND f.kind = 'employment' AND f.stream = e.stream
     LIMIT 1) AS employed
WHERE e.position >= %(first)s AND e.position <= %(last)s
UNION ALL
SELECT known_from, stream, true FROM facts
WHERE reference AND district_id = %(district)s
  AND known_from >= %(first)s AND known_from <= %(last)s
UNION ALL
SELECT known_from, stream, true FROM facts
WHERE reference AND kind = 'stack' AND known_from >= %(first)s AND known_from <= %(last)s
ORDER BY 1 LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class SalaryCursor:
    """Where to go on: at the entry at `position`, behind an educator of those it concerns.

    `first` while everybody's segments as known at `position` are delivered for the first time.
    """

    position: int
    educator_id: str = ""
    first: bool = False

    @property
    def under_way(self) -> bool:
        """Whether it stands within what one position brings for everybody."""
        return self.first or bool(self.educator_id)

    @property
    def rests_on(self) -> int:
        """The last position a log must have for the cursor to be of it."""
        return self.position if self.under_way else self.position - 1

    @property
    def delivered(self) -> int:
        """The last position of which everything was delivered; 0 within the first delivery."""
        return 0 if self.first else self.position - 1


@dataclass(frozen=True, slots=True)
class SalaryStep:
    """One change; `cursor` is where to go on after it, which stands between educators."""

    cursor: SalaryCursor
    change: SalaryChange


@dataclass(frozen=True, slots=True)
class SalaryPage:
    """Some changes in order, and where to go on; there may be none though there is more to see.

    `caught_up` where nothing was known beyond `cursor`.
    """

    changes: tuple[SalaryStep, ...]
    cursor: SalaryCursor
    caught_up: bool


class Watched(NamedTuple):
    """Whose changes, and on which day contract years must not be over."""

    district_id: str
    effective_on: date


class _KeptDue(NamedTuple):
    view: EducatorView
    district: DistrictView
    due: DueSegments


class SalaryWatch:
    """Reads changes over one connection; one thread at a time may use it."""

    def __init__(self, dsn: str) -> None:
        """Connects when it is first asked."""
        self._link = Link(in_schema(dsn))
        self._reference = Reference()
        self._kept: OrderedDict[tuple[str, Watched], _KeptDue] = OrderedDict()

    def close(self) -> None:
        """Disconnects."""
        self._link.close()

    def changes(self, watched: Watched, after: SalaryCursor) -> SalaryPage:
        """Gives the next changes from a cursor on, always the same ones.

        Raises:
            Unavailable
        """
        return self._link.run(partial(self._read, watched, after))

    def _read(
        self, watched: Watched, after: SalaryCursor, connection: Connection[Any]
    ) -> SalaryPage:
        reached = tracking(connection).position
        if after.rests_on > reached:  # the read model is being made anew
            return SalaryPage((), after, caught_up=True)
        catch_up(connection, self._reference, reached)
        if after.under_way:
            found, cursor = self._everybody(connection, watched, after)
        else:
            last = min(reached, after.position + _WINDOW - 1)
            found, cursor = self._entries(connection, watched, after.position, last)
        caught_up = not cursor.under_way and cursor.position > reached
        return SalaryPage(tuple(found), cursor, caught_up)

    def _entries(
        self, connection: Connection[Any], watched: Watched, first: int, last: int
    ) -> tuple[list[SalaryStep], SalaryCursor]:
        """Takes entries that concern one educator each, or the first that concerns everybody."""
        arguments = {"district": watched.district_id, "first": first, "last": last}
        entries = connection.execute(
            _ENTRIES, arguments | {"limit": _EDUCATORS}, prepare=True, binary=True
        ).fetchall()
        own = list(takewhile(lambda entry: not entry[2], entries))
        if entries and not own:
            return self._district_entry(connection, watched, entries[0][0])
        if len(own) < len(entries):
            last = entries[len(own)][0] - 1
        elif len(entries) == _EDUCATORS:
            last = entries[-1][0]
        spans = known_spans(connection, {stream for _, stream, _ in own}, first, last)
        found: list[SalaryStep] = []
        for position, stream, _ in own:
            before, now = SalaryCursor(position), SalaryCursor(position + 1)
            found += self._steps(watched, stream, spans[stream], before, now)
        return found, SalaryCursor(last + 1)

    def _district_entry(
        self, connection: Connection[Any], watched: Watched, position: int
    ) -> tuple[list[SalaryStep], SalaryCursor]:
        before, now = (self._district(watched, at) for at in (position - 1, position))
        if before == now:  # it is about something else than what answers rest on
            return [], SalaryCursor(position + 1)
        return self._everybody(connection, watched, SalaryCursor(position))

    def _everybody(
        self, connection: Connection[Any], watched: Watched, after: SalaryCursor
    ) -> tuple[list[SalaryStep], SalaryCursor]:
        """Takes the next few of those whom an entry about the district concerns."""
        at = after.position
        ids = educators_of(connection, watched.district_id, at, after.educator_id, _EDUCATORS + 1)
        streams = [educator_stream(educator_id) for educator_id in ids[:_EDUCATORS]]
        spans = known_spans(connection, streams, at, at)
        found: list[SalaryStep] = []
        cursor, end = after, SalaryCursor(at + 1)
        for educator_id, stream in zip(ids, streams, strict=False):
            place = SalaryCursor(at, educator_id, first=after.first)
            following = end if educator_id == ids[-1] else place
            found += self._steps(watched, stream, spans[stream], cursor, following)
            cursor = following
        return found, cursor if ids else end

    def _steps(
        self,
        watched: Watched,
        stream: str,
        spans: Sequence[KnownSpan],
        before: SalaryCursor,
        after: SalaryCursor,
    ) -> Iterator[SalaryStep]:
        """Gives what an entry changed for one educator; only the last step moves the cursor."""
        at = before.position
        stood: DueSegments = {} if before.first else self._due(watched, stream, spans, at - 1)
        stands = self._due(watched, stream, spans, at)
        changes = list(salary_changes(stream.partition("/")[2], stood, stands, at))
        for count, change in enumerate(changes, 1):
            yield SalaryStep(after if count == len(changes) else before, change)

    def _due(
        self, watched: Watched, stream: str, spans: Sequence[KnownSpan], at: int
    ) -> DueSegments:
        view = view_at(stream, spans, at, self._reference.definitions)
        district = self._district(watched, at)
        if view is None or district is None or not view.employed_in(watched.district_id):
            return {}
        kept = self._kept.pop((stream, watched), None)
        if kept is None or kept.district is not district or kept.view.items != view.items:
            due = due_segments(
                district.book,
                watched.effective_on,
                partial(view.eligibility, district, next_steps=False),
            )
            kept = _KeptDue(view, district, due)
        self._kept[stream, watched] = kept
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept.due

    def _district(self, watched: Watched, at: int) -> DistrictView | None:
        return self._reference.district(watched.district_id, at)
