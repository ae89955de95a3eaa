"""What benefits bring, each part of it with the day on which it became due."""

from collections import defaultdict
from collections.abc import Iterable
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
    days: dict[date, Fraction] = defaultdict(Fraction)
    for each in parts:
        days[each.met_on] += each.full
    return tuple(Met(day, full) for day, full in sorted(days.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a benefit brings on an assignment on days `[day_from, day_until)`, at full time.

    `positions` are those of the entries behind it.
    """

    policy_id: str
    benefit_id: str
    title: str
    assignment_id: str
    day_from: date
    day_until: date
    parts: tuple[Met, ...]
    positions: tuple[int, ...]
    lane: LaneMove | None = None

    @property
    def full(self) -> Fraction:
        """All of it."""
        return sum((each.full for each in self.parts), Fraction(0))

    def runs_on(self, assignment_id: str, day: date) -> bool:
        """Whether it is brought on an assignment on a day."""
        return self.assignment_id == assignment_id and self.day_from <= day < self.day_until


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
        parts = (Met(max(each.met_on, day), each.full) for each in self.parts)
        return replace(self, parts=by_day(parts))

    def met_since(self, day: date) -> bool:
        """Whether some of it became due on a day or later."""
        return any(each.met_on >= day for each in self.parts)
