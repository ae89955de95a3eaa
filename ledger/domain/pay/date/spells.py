"""The days on which a condition holds that is tested again and again: spell after spell."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ledger.domain.facts.claim import Waiver
from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.date.turning import has_grace, holds_in, of_others, turns_of
from ledger.domain.pay.days.resolving import Unknown
from ledger.domain.pay.inputs.almanac import Bounds
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.select.held import Reason, without_later
from ledger.domain.pay.select.judge import Judge
from ledger.domain.pay.select.waiving import in_force
from ledger.domain.pay.terms.conditions import Condition, HowOften, Lasting
from ledger.domain.pay.terms.days import PeriodKind
from ledger.domain.timeline.item import Item

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
class _Known:
    """What was found already: the days on which a condition turns, and spells by day tested."""

    turning: list[date]
    spells: dict[tuple[date, date | None], Spell] = field(default_factory=dict)


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
        known = self._known()
        for day_from, day_until, tested in self._days(first, known.turning):
            spell = known.spells.get((day_from, tested)) or self._spell(day_from, tested)
            known.spells[day_from, tested] = spell
            if found and _same(found[-1], spell):
                found[-1] = replace(found[-1], day_until=day_until)
            else:
                found.append(replace(spell, day_until=day_until))
        return found

    def _known(self) -> _Known:
        """Give what is known of the condition; facts that have the same others share it."""
        test, judge = self.condition.test, self.judge
        if self.often is HowOften.EACH_CONTRACT_YEAR or not of_others(test):
            return self._unknown()
        others = [one for each in holds_in(test) for one in (each, *judge.others(each))]
        return judge.case.once.found(
            self._unknown,
            self._on,
            self.condition,
            *others,
            *self.waivers,
        )

    def _unknown(self) -> _Known:
        waived = (each.value for each in self.waivers)
        bounds = {day for each in waived for day in (each.effective_from, each.effective_until)}
        turning = {*bounds, *turns_of(self.condition.test, self.judge)}
        return _Known(sorted(day for day in turning if day is not None))

    def _days(
        self, first: date, turning: list[date]
    ) -> Iterator[tuple[date, date | None, date | None]]:
        """Give days `[from, until)` with the day tested; None where no calendar names it."""
        kind = PERIODS.get(self.often)
        if kind is None:
            later = turning[bisect_right(turning, first) :]
            for day_from, until in zip([first, *later], [*later, None], strict=True):
                yield day_from, until, day_from
            return
        bounds = [each for each in self.judge.case.almanac.bounds[kind] if each[1] > first]
        yield from _without_gaps(first, bounds)

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
            met_on = judge.met_on(test) if has_grace(test) else date.min
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


def _same(before: Spell, after: Spell) -> bool:
    """Whether nothing changes from one spell to the next that has to be told."""
    if (before.met, before.waiting) != (after.met, after.waiting):
        return False
    waived = before.waived_by is after.waived_by
    return waived and (before.met_on == after.met_on or not after.met)
