"""What benefits bring, each part of it with the day on which it became due."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from operator import attrgetter

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


def no_earlier(parts: tuple[Met, ...], day: date) -> tuple[Met, ...]:
    """Give parts, one for each day, as they are where none became due before a day."""
    by_then = bisect_right(parts, day, key=attrgetter("met_on"))
    if not by_then:
        return parts
    return (Met(day, all_of(parts[:by_then])), *parts[by_then:])


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
        self._found: dict[tuple[object, ...], list[Brought]] = {}
        self._named: dict[tuple[str, tuple[str, ...]], tuple[Brought, ...]] = {}

    def __iter__(self) -> Iterator[Brought]:
        """Give each of them."""
        return map(self._one, self._found)

    def of(self, policy_id: str, benefits: tuple[str, ...]) -> tuple[Brought, ...]:
        """Give what some benefits of a policy brought; the same tuple until they bring more."""
        name = policy_id, benefits
        if name not in self._named:
            places = (place for place, some in self._found.items() if _named(some[0], name))
            self._named[name] = tuple(map(self._one, places))
        return self._named[name]

    def add(self, more: Brought) -> None:
        """Add what a benefit brings to what it brought already."""
        days, lane = (more.day_from, more.day_until), more.lane
        place = (more.policy_id, more.benefit_id, more.assignment_id, days, lane)
        self._found.setdefault(place, []).append(more)
        for name in [name for name in self._named if _named(more, name)]:
            del self._named[name]

    def _one(self, place: tuple[object, ...]) -> Brought:
        """Add up what was brought on just the same days, once it is asked for."""
        first, *more = several = self._found[place]
        if more:
            positions = {at for each in several for at in each.positions}
            parts = by_day(part for each in several for part in each.parts)
            first = replace(
                first, full=all_of(parts), parts=parts, positions=tuple(sorted(positions))
            )
            self._found[place] = [first]
        return first


def _named(each: Brought, name: tuple[str, tuple[str, ...]]) -> bool:
    policy_id, benefits = name
    return each.policy_id == policy_id and each.benefit_id in benefits


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount at full time and how it came about; `full` is none where nobody can say.

    Of a lane, `moved` says that the educator is there already, by placement or by another benefit,
    so that nothing is left to gain, and `stood` that it was so before, so that nobody moved. Its
    `parts` add up to it, one for each day, in order: what rests on other benefits may have become
    due later than the rest.
    """

    full: Fraction | None
    step: Explanation | None = None
    lane: LaneMove | None = None
    moved: bool = False
    stood: bool = False
    parts: tuple[Met, ...] = ()

    def no_earlier(self, day: date) -> "Worth":
        """Give the same where none of it became due before a day."""
        parts = no_earlier(self.parts, day)
        return self if parts is self.parts else replace(self, parts=parts)

    def met_since(self, day: date) -> bool:
        """Whether some of it became due on a day or later."""
        return any(each.met_on >= day for each in self.parts)
