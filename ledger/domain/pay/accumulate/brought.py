"""What benefits bring, each part of it with the day on which it became due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ledger.domain.pay.answer import LaneMove
from ledger.domain.pay.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Met:
    """A part of an amount at full time, and the day on which its last condition was met."""

    met_on: date
    full: Fraction


def by_day(parts: Iterable[Met]) -> tuple[Met, ...]:
    """Give one part for each day, in order; they add up to the same.

    A percentage of percentages has a part of every part below it: unless what became due on one day
    is one part, their number doubles with each benefit.
    """
    days: dict[date, Fraction] = {}
    for each in parts:
        before = days.get(each.met_on)
        days[each.met_on] = each.full if before is None else before + each.full
    return tuple(Met(day, full) for day, full in sorted(days.items()))


def no_earlier(parts: Iterable[Met], day: date) -> tuple[Met, ...]:
    """Give parts as they are where none became due before a day."""
    return by_day(Met(max(each.met_on, day), each.full) for each in parts)


def all_of(parts: Iterable[Met]) -> Fraction:
    """Give what parts add up to."""
    return sum((each.full for each in parts), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a benefit brings on an assignment on days `[day_from, day_until)`, at full time.

    `full` is all of it, its `parts` in the order of their days. `positions` are those of the
    entries behind it.
    """

    policy_id: str
    benefit_id: str
    title: str
    assignment_id: str
    day_from: date
    day_until: date
    full: Fraction
    parts: tuple[Met, ...]
    positions: tuple[int, ...]
    lane: LaneMove | None = None

    def met_from(self, day: date) -> tuple[Met, ...]:
        """Give its parts as they are where none became due before a day."""
        if self.parts[-1].met_on <= day:
            return (Met(day, self.full),)
        return no_earlier(self.parts, day)

    def runs_on(self, assignment_id: str, day: date) -> bool:
        """Whether it is brought on an assignment on a day."""
        return self.assignment_id == assignment_id and self.day_from <= day < self.day_until


class AllBrought:
    """What benefits brought so far in a contract year, in their order.

    What one benefit brings on an assignment on just the same days is one, whatever brings it: a
    hundred levels are looked at once by what is a percentage of them, and told in one sum.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: dict[tuple[object, ...], Brought] = {}

    def __iter__(self) -> Iterator[Brought]:
        """Give each of them."""
        return iter(self._found.values())

    def add(self, more: Brought) -> None:
        """Add what a benefit brings to what it brought already."""
        days, lane = (more.day_from, more.day_until), more.lane
        place = (more.policy_id, more.benefit_id, more.assignment_id, days, lane)
        before = self._found.get(place)
        if before is not None:
            positions = tuple(sorted({*before.positions, *more.positions}))
            parts = by_day((*before.parts, *more.parts))
            full = before.full + more.full
            more = replace(before, full=full, parts=parts, positions=positions)
        self._found[place] = more


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount at full time and how it came about; `full` is none where nobody can say.

    Of a lane, `moved` says that the educator is there already, by placement or by another benefit,
    so that nothing is left to gain, and `stood` that it was so before, so that nobody moved. Its
    `parts` add up to it: what rests on other benefits may have become due later than the rest.
    """

    full: Fraction | None
    step: Explanation | None = None
    lane: LaneMove | None = None
    moved: bool = False
    stood: bool = False
    parts: tuple[Met, ...] = ()

    def no_earlier(self, day: date) -> "Worth":
        """Give the same where none of it became due before a day."""
        return replace(self, parts=no_earlier(self.parts, day))

    def met_since(self, day: date) -> bool:
        """Whether some of it became due on a day or later."""
        return any(each.met_on >= day for each in self.parts)
