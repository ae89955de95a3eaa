"""Stage 1, select: what a test says of one fact."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.behind import days_behind
from ledger.domain.pay.days.deadlines import Deadlines, Verdict
from ledger.domain.pay.days.resolving import Dates, Unknown, resolve
from ledger.domain.pay.days.settled import settled_on
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.expression import holds
from ledger.domain.pay.select.held import (
    Reason,
    held_on,
    held_since,
    lost_on,
    why_held,
    why_lost,
    with_grace,
    without_later,
)
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.select.others import Others, others_of
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Holds,
    InOrder,
    NotMet,
    Satisfies,
    Test,
)
from ledger.domain.pay.terms.days import DateName
from ledger.domain.pay.words.fact_words import sought
from ledger.domain.pay.words.wording import said


class View(Enum):
    """What is looked at of others: all that is known, or only what has come by the day asked."""

    KNOWN = "known"
    COME = "come"


@dataclass(frozen=True, slots=True)
class Judge:
    """One fact before its conditions; `among` is what else was earned.

    `tested` is the day on which a condition is tested that is tested again and again; without it
    the contract year is that of the day the fact was earned. With a `view` another fact is held on
    a day where that says so, and on no other; without, what is known for later days is certain only
    where no fact that is still to come could change it.
    """

    earned: Earned
    dates: Dates
    case: Case
    among: list[Earned]
    tested: date | None = None
    view: View | None = None
    _others: dict[int, Others] = field(default_factory=dict)

    def on_day(self, tested: date, view: View | None = None) -> "Judge":
        """Give the same fact before a condition that is tested on a day."""
        named = {**self.dates.named, DateName.TESTED: tested}
        dates = replace(self.dates, named=named)
        return replace(self, dates=dates, tested=tested, view=view)

    def judge(self, test: Test) -> bool | Unknown:
        """Say whether a test holds; unknown while it may still come to hold."""
        match test:
            case InOrder():
                return self._in_order(test)
            case Holds():
                return self._holds(test)
            case Satisfies(where=where):
                return holds(where, self.earned)
            case AnyOf(tests=tests):
                return _any([self.judge(each) for each in tests])
            case NotMet(of=of):
                found = self.judge(of)
                return _not_yet_certain(found) if isinstance(found, Unknown) else not found

    def met_on(self, test: Test) -> date:
        """Give the day on which a test that holds came to: that of the last fact behind it."""
        match test:
            case InOrder():
                days = (*days_behind(test.date, self.dates), *days_behind(test.limit, self.dates))
            case Holds(held_on=day):
                days = (*days_behind(day, self.dates), self._held_since(test))
            case AnyOf(tests=tests):
                days = tuple(self.met_on(each) for each in tests if self.judge(each) is True)[:1]
            case NotMet():
                days = (self._settled_on(test),)
            case Satisfies():
                days = ()
        return max(days, default=date.min)

    def _settled_on(self, test: NotMet) -> date:
        """Give the first day on which it could no longer come to hold."""

        def holds_as_of(day: date) -> bool:
            case = replace(self.case, on=day)
            dates = self.dates.known_by(day)
            before = replace(self, dates=dates, case=case)
            return before.judge(test) is True

        return settled_on(self.earned.earned_on, self.case.on, holds_as_of)

    def verdicts(self, test: Test) -> Iterator[Verdict]:
        """Give what became of every deadline within a test, with its days.

        Why one is missed says nothing of a test that it is not to be met.
        """
        match test:
            case InOrder():
                yield self._verdict(test)
            case AnyOf(tests=tests):
                for each in tests:
                    yield from self.verdicts(each)
            case NotMet(of=of):
                yield from (replace(each, text="") for each in self.verdicts(of))
            case _:
                pass

    def why(self, test: Test, *, met: bool) -> Reason | None:
        """Give the fact for which a test holds, or for which it does not; None: no fact says it."""
        match test:
            case Holds():
                return self._why_held(test) if met else self._why_lost(test)
            case AnyOf(tests=tests):
                own = [each for each in tests if (self.judge(each) is True) is met]
                found = (self.why(each, met=met) for each in own)
                return next((each for each in found if each is not None), None)
            case NotMet(of=of):
                return self.why(of, met=not met)
            case _:
                return None

    def others(self, test: Holds) -> Others:
        """Give what else was earned that a test asks for, whether it stands or not."""
        if id(test) not in self._others:
            self._others[id(test)] = others_of(self.earned, test, self.among, self.case)
        return self._others[id(test)]

    def held_on(self, test: Holds) -> date | Unknown:
        """Give the day on which a test asks for something."""
        return resolve(test.held_on, self.dates, self._year(), self.case.almanac)

    def _year(self) -> CalendarYear | None:
        return self.case.almanac.year_of(self.tested or self.earned.earned_on)

    def _in_order(self, test: InOrder) -> bool | Unknown:
        verdict = self._verdict(test)
        return verdict.met if verdict.open is None else verdict.open

    def _verdict(self, test: InOrder) -> Verdict:
        return Deadlines(
            dates=self.dates,
            year=self._year(),
            almanac=self.case.almanac,
            on=self.case.on,
        ).judge(test)

    def _holds(self, test: Holds) -> bool | Unknown:
        on = self.held_on(test)
        if isinstance(on, Unknown):
            return False if on.never else on
        if self.view is not None:
            by = self.case.on if self.view is View.COME else None
            return bool(self.others(test).on(on, by))
        standing = self.others(test).on(on)
        if any(self._surely(each, test, on) for each in standing):
            return True
        if standing:
            why = why_held(standing[0], on, self.case)
            kind = WaitingKind.GOOD_STANDING
            return Unknown(kind=kind, text=f"{why.words}.", announced_on=why.on)
        return _awaited(test, on) if on >= self.case.on else False

    def _surely(self, earned: Earned, test: Holds, on: date) -> bool:
        """Whether what stands on a day does so by facts that have come."""
        came = without_later(earned, self.case.on)
        return held_on(with_grace(came, test.grace), on)

    def _held_since(self, test: Holds) -> date:
        on = self.held_on(test)
        if isinstance(on, Unknown):
            return date.min
        standing = (each for each in self.others(test).on(on) if self._surely(each, test, on))
        return min((held_since(each, on) for each in standing), default=date.min)

    def _why_held(self, test: Holds) -> Reason | None:
        on = self.held_on(test)
        if isinstance(on, Unknown):
            return None
        standing = self.others(test).on(on)
        first = min(standing, key=lambda each: held_since(each, on), default=None)
        return None if first is None else why_held(first, on, self.case)

    def _why_lost(self, test: Holds) -> Reason | None:
        on = self.held_on(test)
        if isinstance(on, Unknown):
            return None
        days = ((lost_on(each, on, self.case), each) for each in self.others(test).graced)
        lost = [(day, each) for day, each in days if day is not None]
        last = max(lost, key=lambda each: each[0], default=None)
        return None if last is None else why_lost(last[1], on, self.case)


def judge_of(entitlement: Entitlement, case: Case) -> Judge:
    """Give what an entitlement came of before its conditions, on the day asked."""
    among = case.earned_under(entitlement.version.policy_id)
    return Judge(entitlement.earned, dates_of(entitlement, case), case, among)


def _awaited(test: Holds, on: date) -> Unknown:
    """Say what has to come by a day; within a grace it may come later still."""
    named = sought(test.facts)
    what = "Something else that it needs has to be there" if named is None else named
    held = "" if named is None else " has to be held"
    text = f"{what[0].upper()}{what[1:]}{held} on {said(on)}."
    return Unknown(kind=WaitingKind.FACT, text=text, by=on if test.grace is None else None)


def _not_yet_certain(found: Unknown) -> Unknown:
    """Say of what is not to come until when it still may."""
    if found.by is None:
        return found
    return replace(found, text=f"Until {said(found.by)} it may still turn out otherwise.")


def _any(found: list[bool | Unknown]) -> bool | Unknown:
    if True in found:
        return True
    return next((each for each in found if isinstance(each, Unknown)), False)
