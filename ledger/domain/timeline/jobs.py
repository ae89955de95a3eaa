"""The jobs of an educator, and the days on which they really run.

What is said of a job seldom says when it ends: a later segment takes over, a separation ends
everything in a district, and a leave or a placement goes no further than the assignment. These
ends are derived here and nowhere else; readers find them in `Item.effective_until`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from ledger.domain.facts.educator import Employment, Leave, Separation
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.timeline.by_day import ByAssignment, ByDay, DatedFact
from ledger.domain.values import Fact

A_DAY = timedelta(days=1)


@dataclass(slots=True)
class Jobs:
    """The facts about jobs that count; those of primary assignments once more, by district.

    Segments, placements and leaves of one assignment share no day, and neither do primary
    segments of a district: so the neighbours of a day tell what runs on it. Every end is found
    from a day onward, in steps of segments, no further than asked.
    """

    segments: ByAssignment[Employment] = field(default_factory=ByAssignment)
    primary: dict[str, ByDay[Employment]] = field(default_factory=lambda: defaultdict(ByDay))
    separations: dict[str, ByDay[Separation]] = field(default_factory=lambda: defaultdict(ByDay))
    leaves: ByAssignment[Leave] = field(default_factory=ByAssignment)
    placements: ByAssignment[Placement] = field(default_factory=ByAssignment)
    balances: dict[str, str] = field(default_factory=dict)

    def add(self, fact_id: str, fact: Fact) -> None:
        """Take a fact that counts."""
        match fact:
            case Employment():
                self.segments.add(fact_id, fact)
                if fact.primary:
                    self.primary[fact.district_id].add(fact_id, fact)
            case Separation():
                self.separations[fact.district_id].add(fact_id, fact)
            case Leave():
                self.leaves.add(fact_id, fact)
            case Placement():
                self.placements.add(fact_id, fact)
            case OpeningBalance():
                self.balances[fact.district_id] = fact_id

    def employed_in(self, district_id: str) -> bool:
        """Whether a district employs, has employed or will employ the educator."""
        return bool(self.segments.each(district_id))

    def running_on(
        self, day: date, district_id: str, assignment_id: str | None = None
    ) -> Iterator[Employment]:
        """Give the segments that run on a day, those of one assignment where one is named."""
        if assignment_id is None:
            of_one = self.segments.each(district_id)
        else:
            of_one = [self.segments.of(district_id, assignment_id)]
        for segments in of_one:
            latest = segments.latest(day)
            if latest is None:
                continue
            until = self.until(latest.fact)
            if until is None or day < until:
                yield latest.fact

    def left(self, day: date, district_id: str) -> tuple[date, str] | None:
        """Give the separation, by day and id, that one on a day would repeat.

        That is one before or after it, where no segment begins between the two.
        """
        for near in self.separations[district_id].around(day):
            first, last = min(day, near.begins), max(day, near.begins)
            before = [each.latest(last - A_DAY) for each in self.segments.each(district_id)]
            if not any(begun is not None and begun.begins >= first for begun in before):
                return near.begins, near.fact_id
        return None

    def until(self, fact: Fact) -> date | None:
        """Give the first day on which what was said holds no longer; None: no end is known."""
        match fact:
            case Employment():
                segments = self.segments.of(fact.district_id, fact.assignment_id)
                following = segments.next_day(fact.effective_from)
                left = self.separations[fact.district_id].next_day(fact.effective_from)
                return _earliest(fact.effective_until, following, left)
            case Leave():
                return self._while_employed(fact, fact.effective_until)
            case Placement():
                placements = self.placements.of(fact.district_id, fact.assignment_id)
                return self._while_employed(fact, placements.next_day(fact.effective_from))
        return None

    def leaves_around(self, fact: Leave) -> list[DatedFact[Leave]]:
        """Give the leaves next to the first day of one, in order, that may not share its days.

        Those are from the same assignment, or one of the two is from all of the district.
        """
        if fact.assignment_id is None:
            of_one = self.leaves.each(fact.district_id)
        else:
            of_one = [self.leaves.of(fact.district_id, job) for job in (fact.assignment_id, None)]
        return sorted(
            (near for leaves in of_one for near in leaves.around(fact.effective_from)),
            key=lambda near: (near.begins, near.fact_id),
        )

    def _while_employed(self, fact: Leave | Placement, until: date | None) -> date | None:
        """Give the first day without its assignment, or without any where it has none.

        It looks no further than `until`.
        """
        day = fact.effective_from
        while until is None or day < until:
            running = self.running_on(day, fact.district_id, fact.assignment_id)
            ends = [self.until(segment) for segment in running]
            known = [end for end in ends if end is not None]
            if not ends:
                return day
            if len(known) < len(ends):
                break
            day = max(known)
        return until


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
