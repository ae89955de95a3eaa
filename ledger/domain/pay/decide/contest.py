"""Stage 4, decide: who of several is due on a day, followed from day to day."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from ledger.domain.pay.decide.rates import rate_on, turns_with_the_year
from ledger.domain.pay.document import Keep
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import NotMoney, OneTime

FAR = date.max


class Side:
    """What takes part in a contest: something that a benefit brings, on the days it is paid for.

    What is paid once, or for a whole contract year, is paid for that year.
    """

    def __init__(self, entitlement: Entitlement, case: Case) -> None:
        """See on which days it may begin, end or change."""
        self.of, self._case = entitlement, case
        self._carrying = carrying(entitlement, case)
        pay = entitlement.benefit.pay
        self.once = not isinstance(pay, NotMoney) and measured_once(pay)
        self._for_good = isinstance(pay, OneTime)
        own = {day for day in self._bounds() if self._runs(day)} if self.once else set()
        self._measured = dict(self._measured_in(sorted(own)))
        self.turns = frozenset(self._turns())

    @property
    def name(self) -> str:
        """The benefit that it is of: what one fact brings and what another does stand together."""
        return self.of.benefit.benefit_id

    def rate(self, day: date) -> Fraction | None:
        """Give what it comes to on a day; None where it is not due then."""
        measured = self._measured_for(day)
        if measured is None:
            return None
        # What is no money brings something all the same.
        money = not isinstance(self.of.benefit.pay, NotMoney)
        return rate_on(self.of, measured, self._case) if money else Fraction(1)

    def loses(self, day_from: date, day_until: date) -> Iterator[tuple[date, date]]:
        """Give the days that it loses, where another is due on some.

        What is measured on one day is lost with that day, for its contract year or for good.
        """
        if not self.once:
            yield day_from, day_until
            return
        lost = [each for each in self._measured.items() if day_from <= each[1] < day_until]
        for begins, measured in lost:
            year = self._case.almanac.year_of(measured)
            until = day_until if year is None else year.year_until
            yield (date.min, FAR) if self._for_good else (begins, until)

    def _turns(self) -> Iterator[date]:
        yield from self._bounds()
        if self.once or turns_with_the_year(self.of):
            for year in self._case.almanac.years:
                yield year.year_from
                yield year.year_until

    def _bounds(self) -> Iterator[date]:
        entitlement = self.of
        yield entitlement.span[0]
        yield entitlement.span[1] or FAR
        for pause in entitlement.pauses:
            yield from (pause.day_from, pause.day_until)
        for awaited in entitlement.awaited:
            yield awaited.day_from
            yield awaited.day_until or FAR
        for stint in self._carrying:
            yield max(stint.day_from, entitlement.span[0])
            if stint.day_until is not None:
                yield stint.day_until
            yield from self._case.bases.changes(stint.assignment_id, date.min, FAR)
        if self.once:
            for year in self._case.almanac.years:
                yield year.year_from

    def _measured_in(self, days: Sequence[date]) -> Iterator[tuple[date, date]]:
        """Give the first day that it is due of each contract year, by the first day of that."""
        told: set[date] = set()
        for day in days[:1] if self._for_good else days:
            year = self._case.almanac.year_of(day)
            begins = day if year is None else year.year_from
            if begins not in told:
                told.add(begins)
                yield begins, day

    def _measured_for(self, day: date) -> date | None:
        """Give the day that says what it comes to on a day; None where it is not due then."""
        if not self.once:
            return day if self._runs(day) else None
        year = self._case.almanac.year_of(day)
        return self._measured.get(day if year is None else year.year_from)

    def _runs(self, day: date) -> bool:
        """Whether it is due on a day; what no assignment carries then has nothing to lose.

        What is awaited takes the place of nothing.
        """
        day_from, until = self.of.span
        governed = day_from <= day and (until is None or day < until)
        if not governed or not self.of.due_on(day):
            return False
        carried = any(stint.runs_on(day) for stint in self._carrying)
        return carried or isinstance(self.of.benefit.pay, NotMoney)


class Contest:
    """Which sides are due on a day, what each benefit comes to, and which are lost to which.

    Sides are named by their places; the first is the first in order. `names` are the benefits as
    they are declared.
    """

    def __init__(self, sides: Sequence[Side], names: Sequence[str], keep: Keep, case: Case) -> None:
        """Begin before every day."""
        self._sides, self._names, self._keep, self._case = sides, names, keep, case
        self._turning: dict[date, list[int]] = {}
        for place, side in enumerate(sides):
            for day in side.turns:
                self._turning.setdefault(day, []).append(place)
        self._rates: dict[int, Fraction] = {}
        self._running: dict[str, list[int]] = {}
        self._sums: dict[str, Fraction] = {}
        self._kept: int | None = None
        self._losing: dict[int, tuple[date, int]] = {}
        self._lost: list[tuple[int, date, date, int]] = []
        self._equal: dict[str, list[date]] = {}

    def run(self, since: date, until: date) -> Iterator[tuple[Side, date, date, Side]]:
        """Give what each side lost between two days, from when until when, and to which."""
        turned: Sequence[int] = range(len(self._sides))
        for day in sorted({since, *(day for day in self._turning if since < day < until)}):
            self._go_to(day, turned if day == since else self._turning[day])
        for place in range(len(self._sides)):
            self._set(place, None, until)
        for place, day_from, day_until, kept in sorted(self._lost):
            yield self._sides[place], day_from, day_until, self._sides[kept]

    def equal(self, side: Side, day_from: date, day_until: date) -> bool:
        """Whether on some of the days that a side lost its benefit came to as much as the other."""
        days = self._equal.get(side.name, ())
        return bisect_left(days, day_from) < bisect_left(days, day_until)

    def _go_to(self, day: date, turned: Sequence[int]) -> None:
        """Go on to the next day on which something may change."""
        for place in turned:
            self._look(place, day)
        name = self._best() if len(self._running) > 1 else None
        kept = None if name is None else self._running[name][0]
        if name is not None:
            for other in self._running.keys() - {name}:
                if self._sums[other] == self._sums[name]:
                    self._equal.setdefault(other, []).append(day)
        for place in turned if kept == self._kept else range(len(self._sides)):
            loses = name is not None and self._sides[place].name != name and place in self._rates
            self._set(place, kept if loses else None, day)
        self._kept = kept

    def _look(self, place: int, day: date) -> None:
        side = self._sides[place]
        before, after = self._rates.pop(place, None), side.rate(day)
        running = self._running.setdefault(side.name, [])
        if before is None and after is not None:
            insort(running, place)
        elif before is not None and after is None:
            running.remove(place)
        if after is not None:
            self._rates[place] = after
        more = (after or Fraction(0)) - (before or Fraction(0))
        self._sums[side.name] = self._sums.get(side.name, Fraction(0)) + more
        if not running:
            del self._running[side.name]

    def _best(self) -> str:
        """Give the benefit that is due: the highest of all it brings, then the first.

        Where the first is kept, one that brings nothing gives way all the same.
        """

        def place(benefit_id: str) -> tuple[object, ...]:
            index, rate = self._names.index(benefit_id), self._sums[benefit_id]
            return (rate > 0, -index) if self._keep is Keep.FIRST else (rate, -index)

        return max(self._running, key=place)

    def _set(self, place: int, kept: int | None, day: date) -> None:
        """Have a side lost to another from a day on, or to none."""
        since, before = self._losing.get(place, (day, None))
        if before == kept:
            return
        if before is not None:
            self._lost.append((place, since, day, before))
            del self._losing[place]
        if kept is not None:
            self._losing[place] = day, kept
