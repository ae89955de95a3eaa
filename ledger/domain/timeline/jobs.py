"""The jobs of an educator, and the days on which they really run.

What is said of a job seldom says when it ends: a later segment takes over, a separation ends
everything in a district, and a leave or a placement goes no further than the assignment. These
ends are derived here and nowhere else; readers find them in `Item.effective_until`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ledger.domain.facts.educator import Employment, Leave
from ledger.domain.facts.placement import Placement
from ledger.domain.values import Fact


@dataclass(slots=True)
class Jobs:
    """The facts about jobs that count, with their ids.

    Segments and placements stand by district, assignment and first day, separations by district
    and first day without, the opening balance by district.
    """

    segments: dict[tuple[str, str, date], tuple[str, Employment]] = field(default_factory=dict)
    separations: dict[tuple[str, date], str] = field(default_factory=dict)
    leaves: dict[str, Leave] = field(default_factory=dict)
    placements: dict[tuple[str, str, date], str] = field(default_factory=dict)
    balances: dict[str, str] = field(default_factory=dict)

    def employed_in(self, district_id: str) -> bool:
        """Whether a district employs, has employed or will employ the educator."""
        return any(district == district_id for district, _, _ in self.segments)

    def running_on(
        self, day: date, district_id: str, assignment_id: str | None = None
    ) -> Iterator[Employment]:
        """Give the segments that run on a day, those of one assignment where one is named."""
        return (
            segment
            for _, segment in self.segments.values()
            if segment.district_id == district_id
            and assignment_id in (None, segment.assignment_id)
            and segment.effective_from <= day
            and not _over(self.until(segment), day)
        )

    def left(self, day: date, district_id: str) -> tuple[date, str] | None:
        """Give the separation, by day and id, that one on a day would repeat.

        That is one before or after it, where no segment begins between the two.
        """
        starts = [since for district, _, since in self.segments if district == district_id]
        for (district, on), fact_id in self.separations.items():
            first, last = min(day, on), max(day, on)
            if district == district_id and not any(first <= since < last for since in starts):
                return on, fact_id
        return None

    def until(self, fact: Fact) -> date | None:
        """Give the first day on which what was said holds no longer; None: no end is known."""
        match fact:
            case Employment():
                return self._segment_until(fact)
            case Leave():
                last = self._lasts_until(fact.effective_from, fact.district_id, fact.assignment_id)
                return _earliest(fact.effective_until, last)
            case Placement():
                last = self._lasts_until(fact.effective_from, fact.district_id, fact.assignment_id)
                of, since = (fact.district_id, fact.assignment_id), fact.effective_from
                later = (key[2] for key in self.placements if key[:2] == of and key[2] > since)
                return _earliest(last, *later)
        return None

    def _segment_until(self, fact: Employment) -> date | None:
        of, since = (fact.district_id, fact.assignment_id), fact.effective_from
        later = (key[2] for key in self.segments if key[:2] == of and key[2] > since)
        left = (on for district, on in self.separations if district == of[0] and on > since)
        return _earliest(fact.effective_until, *later, *left)

    def _lasts_until(self, day: date, district_id: str, assignment_id: str | None) -> date | None:
        """Give the first day from `day` on without the assignment, or without any where none."""
        while running := list(self.running_on(day, district_id, assignment_id)):
            ends = [self.until(segment) for segment in running]
            if None in ends:
                return None
            day = max(end for end in ends if end is not None)
        return day


def shared_day(one: tuple[date, date | None], other: tuple[date, date | None]) -> date | None:
    """Give the first day that two spans `[from, until)` share, if they do."""
    first = max(one[0], other[0])
    return None if _over(one[1], first) or _over(other[1], first) else first


def _over(until: date | None, day: date) -> bool:
    return until is not None and until <= day


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
