"""Stage 5, date: conditions that have to go on holding, and what it does if they do not.

A condition that is tested again and again does not stop what it is asked of; it says on which days
that counts, as a loss does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.date.spells import PERIODS, Spell, spells
from ledger.domain.pay.days.bounding import Awaited, Ending, MetLater, Pause
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.held import Reason
from ledger.domain.pay.select.judge import judge_of
from ledger.domain.pay.select.waiving import tell_idle, waivers_of
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.conditions import (
    Condition,
    Ends,
    EndsWithContractYear,
    HowOften,
    Lasting,
)
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import said

_DAY = timedelta(days=1)


def last(entitlement: Entitlement, case: Case) -> None:
    """Take from what is due the days on which a condition does not hold."""
    for index, condition in enumerate(entitlement.benefit.select.conditions):
        lasting = condition.unmet
        if isinstance(lasting, Lasting) and entitlement.is_among(condition.items):
            if not entitlement.due:
                return
            judge = judge_of(entitlement, case)
            waivers = waivers_of(condition, entitlement, case)
            found = spells(condition, lasting, judge, waivers).since(entitlement.effective_from)
            at = f"/select/conditions/{index}"
            used = {id(each.waived_by) for each in found}
            for idle in (each for each in waivers if id(each) not in used):
                missed = "and on no day on which the condition is tested"
                tell_idle(entitlement, condition, idle, at, missed)
            _Lasting(entitlement, condition, lasting, found, at, case).apply()


@dataclass(frozen=True, slots=True)
class _Lasting:
    """A condition and its spells, from the first day of what it is asked of."""

    entitlement: Entitlement
    condition: Condition
    lasting: Lasting
    spells: Sequence[Spell]
    at: str
    case: Case

    def apply(self) -> None:
        """Bound what is due, or let it wait."""
        if not any(each.met or each.waiting for each in self.spells):
            self._never()
            return
        if self._unknown_before():
            return
        begun = False
        for index, spell in enumerate(self.spells):
            if spell.waiting is not None:
                self._await(spell, spell.waiting)
            elif spell.met:
                self._met(spell)
                begun = True
            elif begun and isinstance(self.lasting, Ends):
                self._end(spell, "for good")
                return
            else:
                before = self.spells[index - 1] if index else None
                following = self.spells[index + 1] if index + 1 < len(self.spells) else None
                waits = before is not None and before.waiting is not None
                self._lost(spell, following, begun=begun or waits)
                if waits and before is not None:
                    self._wait_on(before, spell)

    def _never(self) -> None:
        """Wait for what never was there yet; of a year whose day is over nothing is waited for."""
        reason, year = self.spells[0].reason, self.case.year
        why = "" if reason is None else f"; {reason.words}"
        yearly = self.lasting.tested is HowOften.EACH_CONTRACT_YEAR
        if yearly and year is not None and self.spells[0].day_from < year.year_until:
            text = f"{self.condition.title}: not met in {year.name}{why}."
            self._step("condition_unmet", text, "not due", _told(reason))
            self.entitlement.refuse()
            return
        text = f"{self.condition.title}: not met{why or ' yet'}."
        self._step("condition_open", text, "pending", _told(reason))
        self.entitlement.wait(WaitingKind.FACT, text)

    def _unknown_before(self) -> bool:
        """Whether it may have ended for good in a time of which no calendar tells."""
        kind = PERIODS.get(self.lasting.tested)
        if kind is None or not isinstance(self.lasting, Ends):
            return False
        day = self.spells[0].day_from
        while day <= self.case.on:
            bounds = self.case.almanac.containing(day, kind)
            if bounds is None:
                break
            day = bounds[1]
        else:
            return False
        text = (
            f"No published calendar names a {kind.value.replace('_', ' ')} that contains "
            f"{said(day)}: nobody can say whether it held all the time: {self.condition.title}."
        )
        self._step("condition_unknown", text, "not yet determinable", ())
        self.entitlement.wait(WaitingKind.CALENDAR, text)
        return True

    def _await(self, spell: Spell, waiting: WaitingFor) -> None:
        awaited = Awaited(day_from=spell.day_from, day_until=spell.day_until, waiting=waiting)
        self.entitlement.awaited = (*self.entitlement.awaited, awaited)
        span = _span(spell.day_from, spell.day_until)
        text = f"{self.condition.title}, {span}: {waiting.text}"
        self._step("condition_open", text, "pending", _told(spell.reason))

    def _met(self, spell: Spell) -> None:
        reason, title = spell.reason, self.condition.title
        span = _span(spell.day_from, spell.day_until)
        text = f"{title}: met {span}."
        if spell.waived_by is not None:
            granted_on = said(spell.waived_by.value.granted_on)
            text = f"{title}: waived on {granted_on} {span}."
            self._step("condition_waived", text, "waived", spell.waived_by.positions)
        else:
            if reason is not None:
                text = f"{text[:-1]}: {reason.words}."
            self._step("condition_met", text, "met", _told(reason))
        if spell.met_on > max(spell.day_from, self.entitlement.met_on):
            met = MetLater(day_from=spell.day_from, day_until=spell.day_until, met_on=spell.met_on)
            self.entitlement.met_later = (*self.entitlement.met_later, met)

    def _lost(self, spell: Spell, following: Spell | None, *, begun: bool) -> None:
        """Pause until it holds again; where nothing is known to bring it back, end."""
        day_from, until = spell.day_from, spell.day_until
        with_year = ""
        if begun and isinstance(self.lasting, EndsWithContractYear):
            year = self.case.almanac.year_of(day_from - _DAY)
            if year is None:
                self._year_missing(spell)
                return
            day_from, with_year = year.year_until, ", and it lasts to the end of that contract year"
            if until is not None and until <= day_from:
                return
        if until is None or following is None:
            self._end(replace(spell, day_from=day_from), "", with_year)
            return
        reason = following.reason
        again = "" if reason is None else f", and {reason.words}"
        why = "not met" if spell.reason is None else spell.reason.words
        lost = f"{self.condition.title}: {why}{again}{with_year}"
        text = f"{lost}: {self._nothing()} from {said(day_from)} until {said(until)}."
        both = (*_told(spell.reason), *_told(following.reason))
        positions = tuple(dict.fromkeys(both))
        self._step("condition_lost", text, f"{day_from} to {until}", positions)
        came = reason is not None and reason.on <= self.case.on
        pause = Pause(
            day_from=day_from,
            day_until=until,
            words=self._words(spell),
            regained_on=reason.on if reason is not None and came else date.min,
            regained=self.condition.title,
            inputs={"condition_id": self.condition.condition_id},
            positions=positions,
            at=self.at,
        )
        self.entitlement.pauses = (*self.entitlement.pauses, pause)

    def _wait_on(self, before: Spell, lost: Spell) -> None:
        """Let the rest of a contract year wait with the days that it would go on with."""
        year = self.case.almanac.year_of(lost.day_from - _DAY)
        if isinstance(self.lasting, EndsWithContractYear) and year is not None:
            until = min(year.year_until, lost.day_until or year.year_until)
            if lost.day_from < until and before.waiting is not None:
                self._await(
                    replace(before, day_from=lost.day_from, day_until=until), before.waiting
                )

    def _end(self, spell: Spell, for_good: str, with_year: str = "") -> None:
        entitlement, until = self.entitlement, spell.day_from
        first = f"{said(until)} is the first day without"
        if spell.reason is not None and spell.reason.on > until:
            # What is tested for a whole period at once may be lost after its first day.
            first = f"{self._nothing()} from {said(until)} on"
        first += for_good and f", {for_good}"
        text = f"{self.condition.title}: {self._words(spell)}{with_year}, so {first}."
        self._step("condition_lost", text, str(until), _told(spell.reason))
        if entitlement.until is None or until < entitlement.until:
            entitlement.loss = Ending(
                until=until,
                words=self._words(spell),
                inputs={"condition_id": self.condition.condition_id},
                positions=_told(spell.reason),
                at=self.at,
            )

    def _year_missing(self, spell: Spell) -> None:
        year = self.case.year
        if year is not None and spell.day_from > year.year_until:
            return
        text = f"{self._words(spell)}, in a contract year no calendar names."
        self._step("condition_lost", text, "not yet determinable", _told(spell.reason))
        self.entitlement.wait(WaitingKind.CALENDAR, text)

    def _words(self, spell: Spell) -> str:
        if spell.reason is not None:
            return spell.reason.words
        return f"“{self.condition.title}” is not met from {said(spell.day_from)} on"

    def _nothing(self) -> str:
        benefit = self.entitlement.benefit
        unpaid = isinstance(benefit.pay, NotMoney) or isinstance(benefit.accumulate, Together)
        return "it counts nothing" if unpaid else "nothing is due"

    def _step(self, code: str, text: str, result: str, positions: tuple[int, ...]) -> None:
        self.entitlement.step(
            Stage.SELECT,
            code,
            text,
            at=self.at,
            result=result,
            inputs={"condition_id": self.condition.condition_id},
            positions=positions,
        )


def _told(reason: Reason | None) -> tuple[int, ...]:
    return () if reason is None else reason.positions


def _span(day_from: date, day_until: date | None) -> str:
    if day_until is None:
        return f"from {said(day_from)} on"
    last = day_until - _DAY
    return f"on {said(last)}" if last == day_from else f"from {said(day_from)} to {said(last)}"
