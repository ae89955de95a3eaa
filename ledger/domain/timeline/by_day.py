"""Facts of one sort in the order of the days on which they begin."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from ledger.domain.facts.educator import Employment, Leave
from ledger.domain.facts.placement import Placement
from ledger.domain.timeline.order import day_of
from ledger.domain.values import Fact

F = TypeVar("F", bound=Fact)
A = TypeVar("A", bound=Employment | Leave | Placement)

_BEGINS = attrgetter("begins")


class DatedFact(NamedTuple, Generic[F]):
    """A fact and the day on which it begins."""

    begins: date
    fact_id: str
    fact: F


class ByDay(Generic[F]):
    """Facts that follow one another: who asks about a day need not look at all of them."""

    def __init__(self) -> None:
        """Start with none."""
        self._dated: list[DatedFact[F]] = []

    def add(self, fact_id: str, fact: F) -> None:
        """Put a fact in its place."""
        insort(self._dated, DatedFact(day_of(fact), fact_id, fact), key=_BEGINS)

    def latest(self, day: date) -> DatedFact[F] | None:
        """Give the last that begins on a day or before it."""
        behind = bisect_right(self._dated, day, key=_BEGINS)
        return self._dated[behind - 1] if behind else None

    def on(self, day: date) -> str | None:
        """Give the id of the one that begins on a day."""
        latest = self.latest(day)
        return None if latest is None or latest.begins < day else latest.fact_id

    def next_day(self, day: date) -> date | None:
        """Give the first later day on which one begins."""
        behind = bisect_right(self._dated, day, key=_BEGINS)
        return self._dated[behind].begins if behind < len(self._dated) else None

    def around(self, day: date) -> list[DatedFact[F]]:
        """Give the last that begins on a day or before it, and the first that begins later.

        Where no two share a day, what runs from that day on meets one of these or none.
        """
        behind = bisect_right(self._dated, day, key=_BEGINS)
        return self._dated[max(behind - 1, 0) : behind + 1]


class ByAssignment(Generic[A]):
    """What is said of each assignment of a district, or of all of them (None), by day."""

    def __init__(self) -> None:
        """Start with nothing said."""
        self._said: dict[str, dict[str | None, ByDay[A]]] = defaultdict(dict)

    def add(self, fact_id: str, fact: A) -> None:
        """Put a fact in its place."""
        self._said[fact.district_id].setdefault(fact.assignment_id, ByDay()).add(fact_id, fact)

    def of(self, district_id: str, assignment_id: str | None) -> ByDay[A]:
        """Give what is said of one assignment, or of all as such."""
        return self._said[district_id].get(assignment_id) or ByDay()

    def each(self, district_id: str) -> Collection[ByDay[A]]:
        """Give what is said of each assignment and of all."""
        return self._said[district_id].values()
