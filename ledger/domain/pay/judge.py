"""Stage 1, select: what a test says of one fact."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.behind import days_behind
from ledger.domain.pay.case import Case
from ledger.domain.pay.deadlines import Deadlines, Verdict
from ledger.domain.pay.earned import Earned
from ledger.domain.pay.expression import holds
from ledger.domain.pay.matching import matches
from ledger.domain.pay.resolving import Dates, Unknown, resolve
from ledger.domain.pay.settled import settled_on
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Holds,
    InOrder,
    NotMet,
    Satisfies,
    Test,
)
from ledger.domain.pay.wording import said


@dataclass(frozen=True, slots=True)
class Judge:
    """One fact before its conditions; `among` is what else was earned."""

    earned: Earned
    dates: Dates
    case: Case
    among: list[Earned]

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
                days = tuple(days_behind(day, self.dates))
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
            return (
                Judge(self.earned, self.dates.known_by(day), case, self.among).judge(test) is True
            )

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

    def _in_order(self, test: InOrder) -> bool | Unknown:
        verdict = self._verdict(test)
        return verdict.met if verdict.open is None else verdict.open

    def _verdict(self, test: InOrder) -> Verdict:
        return Deadlines(
            dates=self.dates,
            year=self.case.almanac.year_of(self.earned.earned_on),
            almanac=self.case.almanac,
            on=self.case.on,
        ).judge(test)

    def _holds(self, test: Holds) -> bool | Unknown:
        year = self.case.almanac.year_of(self.earned.earned_on)
        on = resolve(test.held_on, self.dates, year, self.case.almanac)
        if isinstance(on, Unknown):
            return on
        about, book = self.earned, self.case.book
        others = (each for each in self.among if each.key != about.key)
        if any(matches(test.facts, each, book, about) and held_on(each, on) for each in others):
            return True
        text = "Something else that it needs is not there yet."
        return Unknown(kind=WaitingKind.FACT, text=text) if on >= self.case.on else False


def _not_yet_certain(found: Unknown) -> Unknown:
    """Say of what is not to come until when it still may."""
    if found.by is None:
        return found
    return replace(found, text=f"Until {said(found.by)} it may still turn out otherwise.")


def held_on(earned: Earned, on: date) -> bool:
    """Whether something earned stands on a day."""
    if earned.problem is not None or earned.earned_on > on:
        return False
    if earned.holding is not None:
        return earned.holding.held_on(on)
    spans = earned.held
    return spans is None or any(a <= on and (b is None or on < b) for a, b in spans)


def _any(found: list[bool | Unknown]) -> bool | Unknown:
    if True in found:
        return True
    return next((each for each in found if isinstance(each, Unknown)), False)
