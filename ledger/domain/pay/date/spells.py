"""The days on which a condition holds that is tested again and again: spell after spell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.domain.facts.claim import Waiver
from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.days.resolving import Unknown, resolve
from ledger.domain.pay.inputs.almanac import Bounds
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.select.held import Reason, turns, without_later
from ledger.domain.pay.select.judge import Judge
from ledger.domain.pay.select.waiving import in_force
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Condition,
    Holds,
    HowOften,
    InOrder,
    Lasting,
    NotMet,
    Test,
)
from ledger.domain.pay.terms.days import DateName, Day, Named, PeriodKind
from ledger.domain.timeline.item import Item

_DAY = timedelta(days=1)
_TESTED = Named(name=DateName.TESTED)
PERIODS = {
    HowOften.EACH_PAY_PERIOD: PeriodKind.PAY_PERIOD,
    HowOften.EACH_CONTRACT_YEAR: PeriodKind.CONTRACT_YEAR,
}
"""What a condition is tested for at once, where that is not a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days `[day_from, day_until)` on which a condition holds or does not, or waits for something.

    `reason` is the fact for which it does, `met_on` the day on which it came to hold. `waived_by`
    is the waiver that lifts it.
    """

    day_from: date
    day_until: date | None = None
    met: bool
    waiting: WaitingFor | None = None
    reason: Reason | None = None
    met_on: date = date.min
    waived_by: Item[Waiver] | None = None


@dataclass(frozen=True, slots=True)
class Spells:
    """A condition before one fact, and the waivers that lift it."""

    condition: Condition
    often: HowOften
    judge: Judge
    waivers: list[Item[Waiver]]

    def since(self, first: date) -> list[Spell]:
        """Give the spells from a day on, without an end, one after the other."""
        found: list[Spell] = []
        for day_from, day_until, tested in self._days(first):
            spell = self._spell(day_from, tested)
            if found and _same(found[-1], spell):
                found[-1] = replace(found[-1], day_until=day_until)
            else:
                found.append(replace(spell, day_until=day_until))
        return found

    def _days(self, first: date) -> Iterator[tuple[date, date | None, date | None]]:
        """Give days `[from, until)` with the day tested; None where no calendar names it."""
        kind = PERIODS.get(self.often)
        if kind is None:
            later = sorted({day for day in self._turning() if day > first})
            for day_from, until in zip([first, *later], [*later, None], strict=True):
                yield day_from, until, day_from
            return
        bounds = [each for each in self.judge.case.almanac.bounds[kind] if each[1] > first]
        yield from _without_gaps(first, bounds)

    def _turning(self) -> Iterator[date]:
        """Give every day on which the condition may come to hold, or cease to."""
        for item in self.waivers:
            yield item.value.effective_from
            if item.value.effective_until is not None:
                yield item.value.effective_until
        yield from self._turns_of(self.condition.test)

    def _turns_of(self, test: Test) -> Iterator[date]:
        match test:
            case Holds(held_on=day):
                if day == _TESTED:
                    for other in self.judge.others(test):
                        yield from turns(other, self._on)
                yield from self._years(day)
            case InOrder(date=day, limit=limit):
                yield from self._years(day)
                yield from self._years(limit)
                for one, limit_of in ((day, limit), (limit, day)):
                    if one == _TESTED:
                        yield from self._around(limit_of)
            case AnyOf(tests=tests):
                for one_of in tests:
                    yield from self._turns_of(one_of)
            case NotMet(of=of):
                yield from self._turns_of(of)
            case _:
                pass

    def _years(self, day: Day) -> Iterator[date]:
        """Give the first days of contract years, where a day is another in each of them."""
        if in_year(day):
            yield from (each.year_from for each in self.judge.case.almanac.years)

    def _around(self, day: Day) -> Iterator[date]:
        """Give a day, in each contract year where it is another, and the one after it."""
        almanac = self.judge.case.almanac
        days = [resolve(day, self.judge.dates, year, almanac) for year in almanac.years]
        if not in_year(day):
            days = [resolve(day, self.judge.dates, None, almanac)]
        for found in days:
            if not isinstance(found, Unknown):
                yield from (found, found + _DAY)

    def _spell(self, day_from: date, tested: date | None) -> Spell:
        if tested is None:
            return Spell(day_from=day_from, met=True)
        waived_by = next((each for each in self.waivers if in_force(each.value, tested)), None)
        if waived_by is not None:
            granted_on = waived_by.value.granted_on
            return Spell(day_from=day_from, met=True, met_on=granted_on, waived_by=waived_by)
        if self.often is HowOften.EACH_CONTRACT_YEAR:
            return self._of_year(day_from, tested)
        return self._of_day(day_from, tested)

    def _of_year(self, day_from: date, tested: date) -> Spell:
        """Test for a whole year; what is not there yet may still come to hold in it."""
        judge, test = self.judge.on_day(tested), self.condition.test
        found = judge.judge(test)
        if isinstance(found, Unknown):
            return Spell(day_from=day_from, met=False, waiting=found.waiting)
        return Spell(
            day_from=day_from,
            met=found,
            reason=judge.why(test, met=found),
            met_on=judge.met_on(test) if found else date.min,
        )

    def _of_day(self, day_from: date, tested: date) -> Spell:
        """Test on a day, as all facts known have it; what rests on one to come is awaited."""
        judge, test, on = self.judge.on_day(tested, _known), self.condition.test, self._on
        found = judge.judge(test)
        if isinstance(found, Unknown):
            return Spell(day_from=day_from, met=False, waiting=found.waiting)
        reason = judge.why(test, met=found)
        if not found:
            return Spell(day_from=day_from, met=False, reason=reason)
        dated = self.judge.on_day(tested, lambda each: without_later(each, on))
        if dated.judge(test) is True:
            met_on = judge.met_on(test) if _has_grace(test) else date.min
            late = met_on if met_on > day_from else date.min
            return Spell(day_from=day_from, met=True, reason=reason, met_on=late)
        announced = day_from if reason is None else reason.on
        words = self.condition.title if reason is None else reason.words
        waiting = WaitingFor(
            kind=WaitingKind.GOOD_STANDING, text=f"{words}.", announced_on=announced
        )
        return Spell(day_from=day_from, met=False, waiting=waiting, reason=reason)

    @property
    def _on(self) -> date:
        return self.judge.case.on


def spells(
    condition: Condition, lasting: Lasting, judge: Judge, waivers: list[Item[Waiver]]
) -> Spells:
    """Give a condition before a fact, as often as it says."""
    return Spells(condition, lasting.tested, judge, waivers)


def _without_gaps(
    first: date, bounds: list[Bounds]
) -> Iterator[tuple[date, date | None, date | None]]:
    """Give periods from a day on; what no calendar names goes on as what was before it."""
    if not bounds or bounds[0][0] > first:
        yield first, bounds[0][0] if bounds else None, None
    for index, (period_from, _) in enumerate(bounds):
        following = bounds[index + 1][0] if index + 1 < len(bounds) else None
        yield max(first, period_from), following, period_from


def _known(earned: Earned) -> Earned:
    """Look at all that is known of something earned."""
    return earned


def _has_grace(test: Test) -> bool:
    """Whether something may have been held on a day by a fact that came later."""
    match test:
        case Holds(grace=grace):
            return grace is not None
        case AnyOf(tests=tests):
            return any(map(_has_grace, tests))
        case NotMet(of=of):
            return _has_grace(of)
        case _:
            return False


def _same(before: Spell, after: Spell) -> bool:
    """Whether nothing changes from one spell to the next that has to be told."""
    if (before.met, before.waiting) != (after.met, after.waiting):
        return False
    waived = before.waived_by is after.waived_by
    return waived and (before.met_on == after.met_on or not after.met)
