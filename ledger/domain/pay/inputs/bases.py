"""What the base salary of an assignment is on a day, from its placements and the schedules."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter

from ledger.domain.book import DistrictBook
from ledger.domain.facts.placement import Placement
from ledger.domain.pay.inputs.cells import Missing, NotPlaced, cell_worth, turns_of
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The base of an assignment on days `[day_from, day_until)`.

    `amount` is a year's at full time, exact: that of a cell, or a base as it was stated, which has
    no schedule, lane and step. `policy_id`, `benefit_id` and `segment_id` name the eligibility that
    the placement was made for. `positions` are those of the placement, then of the schedule.
    """

    assignment_id: str
    day_from: date
    day_until: date | None
    amount: Fraction
    positions: tuple[int, ...]
    schedule_id: str | None = None
    lane_id: str | None = None
    step_id: str | None = None
    policy_id: str | None = None
    benefit_id: str | None = None
    segment_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """What one placement makes of days `[day_from, day_until)`, under one version of a schedule."""

    fact: Placement
    day_from: date
    day_until: date | None
    base: Placed | NotPlaced

    def holds_on(self, day: date) -> bool:
        return self.day_from <= day and (self.day_until is None or day < self.day_until)


def placed(items: Iterable[Item[TimelineFact]], book: DistrictBook) -> tuple[Placed, ...]:
    """Give the bases of the supported placements in a district, by assignment and day.

    A span ends with its placement, or where another version of the schedule takes over. On days
    without a cell there is none.
    """
    return tuple(each.base for each in _spans(items, book) if isinstance(each.base, Placed))


class Bases:
    """The bases of an educator in a district, found by assignment and day."""

    def __init__(self, spans: Iterable[_Span]) -> None:
        """Take them by assignment and day, see `bases_of`."""
        self._of: dict[str, list[_Span]] = defaultdict(list)
        for each in spans:
            self._of[each.fact.assignment_id].append(each)

    def on(self, assignment_id: str, day: date) -> Placed | None:
        """Give the base of an assignment on a day, if it is known."""
        found = self.explained(assignment_id, day)
        return found if isinstance(found, Placed) else None

    def explained(self, assignment_id: str, day: date) -> Placed | NotPlaced:
        """Give the base of an assignment on a day, or why there is none."""
        spans = self._of.get(assignment_id, [])
        behind = bisect_right(spans, day, key=attrgetter("day_from"))
        if behind and spans[behind - 1].holds_on(day):
            return spans[behind - 1].base
        text = f"Assignment {assignment_id} has no placement on {said(day)}."
        return NotPlaced(missing=Missing.PLACEMENT, text=text)

    def changes(self, assignment_id: str, day_from: date, day_until: date) -> list[date]:
        """Give the days after `day_from` and before `day_until` on which the base may be another.

        Where only the schedule has a new version, so may be what its other lanes are worth.
        """
        turns = {
            day
            for each in self._of.get(assignment_id, [])
            for day in (each.day_from, each.day_until)
            if day is not None and day_from < day < day_until
        }
        return sorted(turns)

    def first_on_schedule(
        self, assignment_id: str, schedule_id: str, made_for: tuple[str, str] | None = None
    ) -> Placed | NotPlaced:
        """Give the first base that the educator had on a schedule, on whichever assignment.

        One made for the benefit `made_for`, a policy id and a benefit id, is none: it was moved by
        what is asked about. Of two from one day that of the assignment named comes first.
        """
        found = [
            each
            for spans in self._of.values()
            for each in spans
            if each.fact.cell is not None
            and each.fact.cell.schedule_id == schedule_id
            and (made_for is None or _made_for(each.fact) != made_for)
        ]
        if found:
            own = min(
                found, key=lambda each: (each.day_from, each.fact.assignment_id != assignment_id)
            )
            return own.base
        text = f"No placement on schedule {schedule_id} says where the lane moves began."
        return NotPlaced(missing=Missing.PLACEMENT_ON_SCHEDULE, text=text)


def bases_of(items: Iterable[Item[TimelineFact]], book: DistrictBook) -> Bases:
    """Read the bases of an educator in a district."""
    return Bases(_spans(items, book))


def _made_for(fact: Placement) -> tuple[str, str] | None:
    link = fact.eligibility
    return None if link is None else (link.policy_id, link.benefit_id)


def _spans(items: Iterable[Item[TimelineFact]], book: DistrictBook) -> list[_Span]:
    found = [
        span
        for item in items
        if isinstance(item.value, Placement)
        and item.supported
        and item.value.district_id == book.district.district_id
        for span in _of_placement(item.value, item.effective_until, item.positions, book)
    ]
    return sorted(found, key=lambda each: (each.fact.assignment_id, each.day_from))


def _of_placement(
    fact: Placement, until: date | None, positions: tuple[int, ...], book: DistrictBook
) -> Iterator[_Span]:
    """Cut a placement where another version of its schedule takes over."""
    since = fact.effective_from
    later = [] if fact.cell is None else turns_of(fact.cell.schedule_id, since, until, book)
    for day_from, day_until in pairwise([since, *later, until]):
        if day_from is None:  # only the last end is open
            return
        base = _base(fact, (day_from, day_until), positions, book)
        yield _Span(fact=fact, day_from=day_from, day_until=day_until, base=base)


def _base(
    fact: Placement,
    days: tuple[date, date | None],
    positions: tuple[int, ...],
    book: DistrictBook,
) -> Placed | NotPlaced:
    """Give what a placement is worth on days without another version of its schedule."""
    cell, link = fact.cell, fact.eligibility
    amount = Fraction(fact.stated_base or 0)
    if cell is not None:
        worth = cell_worth(cell, days[0], book)
        if isinstance(worth, NotPlaced):
            return replace(worth, positions=(*positions, *worth.positions))
        amount, positions = worth.amount, (*positions, worth.position)
    return Placed(
        assignment_id=fact.assignment_id,
        day_from=days[0],
        day_until=days[1],
        amount=amount,
        positions=positions,
        schedule_id=None if cell is None else cell.schedule_id,
        lane_id=None if cell is None else cell.lane_id,
        step_id=None if cell is None else cell.step_id,
        policy_id=None if link is None else link.policy_id,
        benefit_id=None if link is None else link.benefit_id,
        segment_id=None if link is None else link.segment_id,
    )
