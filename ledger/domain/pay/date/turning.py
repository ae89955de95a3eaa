"""On which days a condition may turn that is tested again and again, and for which facts alike."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.days.resolving import Unknown, resolve
from ledger.domain.pay.select.held import turns
from ledger.domain.pay.select.judge import Judge
from ledger.domain.pay.terms.conditions import AnyOf, Holds, InOrder, NotMet, Test
from ledger.domain.pay.terms.days import DateName, Day, Named

_DAY = timedelta(days=1)
_TESTED = Named(name=DateName.TESTED)


def turns_of(test: Test, judge: Judge) -> Iterator[date]:
    """Give every day on which a test of a fact may come to hold, or cease to."""
    match test:
        case Holds(held_on=day):
            if day == _TESTED:
                for other in judge.others(test):
                    yield from turns(other, judge.case.on)
            yield from _years(day, judge)
        case InOrder(date=day, limit=limit):
            yield from _years(day, judge)
            yield from _years(limit, judge)
            for one, limit_of in ((day, limit), (limit, day)):
                if one == _TESTED:
                    yield from _around(limit_of, judge)
        case AnyOf(tests=tests):
            for one_of in tests:
                yield from turns_of(one_of, judge)
        case NotMet(of=of):
            yield from turns_of(of, judge)
        case _:
            pass


def _years(day: Day, judge: Judge) -> Iterator[date]:
    """Give the first days of contract years, where a day is another in each of them."""
    if in_year(day):
        yield from (each.year_from for each in judge.case.almanac.years)


def _around(day: Day, judge: Judge) -> Iterator[date]:
    """Give a day, in each contract year where it is another, and the one after it."""
    almanac = judge.case.almanac
    days = [resolve(day, judge.dates, year, almanac) for year in almanac.years]
    if not in_year(day):
        days = [resolve(day, judge.dates, None, almanac)]
    for found in days:
        if not isinstance(found, Unknown):
            yield from (found, found + _DAY)


def of_others(test: Test) -> bool:
    """Whether a test says the same of all facts for which it asks for the same others.

    With a grace, that it is not met is certain only from a day on that depends on the fact.
    """
    match test:
        case Holds(held_on=day):
            return day == _TESTED
        case AnyOf(tests=tests):
            return all(map(of_others, tests)) and not (has_grace(test) and _denies(test))
        case NotMet(of=of):
            return of_others(of) and not has_grace(of)
        case _:
            return False


def holds_in(test: Test) -> Iterator[Holds]:
    """Give what a test asks for besides the fact."""
    match test:
        case Holds():
            yield test
        case AnyOf(tests=tests):
            for each in tests:
                yield from holds_in(each)
        case NotMet(of=of):
            yield from holds_in(of)
        case _:
            pass


def has_grace(test: Test) -> bool:
    """Whether something may have been held on a day by a fact that came later."""
    return any(each.grace is not None for each in holds_in(test))


def _denies(test: Test) -> bool:
    """Whether a test asks that another is not met."""
    match test:
        case AnyOf(tests=tests):
            return any(map(_denies, tests))
        case _:
            return isinstance(test, NotMet)
