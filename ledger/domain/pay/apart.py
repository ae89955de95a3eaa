"""How far apart two days that a policy names are at the least, whatever the facts and calendars."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from ledger.domain.pay.behind import leaves
from ledger.domain.pay.each_year import in_year
from ledger.domain.pay.terms.days import (
    Aligned,
    Day,
    Direction,
    EarlierOf,
    Edge,
    FirstDay,
    InYear,
    LaterOf,
    Moved,
    Nth,
    NthDay,
    PeriodKind,
    StepUnit,
    YearBound,
)
from ledger.domain.pay.terms.recovery import MonthDay

_COMMON, _LEAP = 2001, 2003
"""Years whose following year has 365 days, and 366."""
_DAY = timedelta(days=1)
_SHORTEST, _LONGEST = 28, 31

Span = tuple[int | None, int | None]
"""How many days later at the least and at the most; None where nothing limits them."""


@lru_cache(maxsize=4096)
def least_apart(later: Day, earlier: Day, begins: MonthDay | None = None) -> int | None:
    """Give so many days that `later` is surely after `earlier`, where both are known.

    Negative: it may be so many days before; None: nothing is sure. What lies on days of the
    contract year is told only where it is said on which day of the year that `begins`.
    """
    if later == earlier:
        return 0
    found = [
        *_by_later(later, earlier, begins),
        *_by_earlier(later, earlier, begins),
        *_within_year(later, earlier, begins),
    ]
    return max(found, default=None)


def known_with(day: Day, other: Day) -> bool:
    """Whether a day is surely known where the other one is."""
    own = {leaf for leaf in leaves(day) if not in_year(leaf)}
    return own <= set(leaves(other))


def _by_later(later: Day, earlier: Day, begins: MonthDay | None) -> Iterator[int]:
    match later:
        case Moved(start=start) | Aligned(start=start):
            inner, least = least_apart(start, earlier, begins), _moved_by(later)[0]
            if inner is not None and least is not None:
                yield inner + least
        case LaterOf(days=days):
            found = (least_apart(each, earlier, begins) for each in days)
            yield from (each for each in found if each is not None)
        case EarlierOf(days=days):
            yield from _least([least_apart(each, earlier, begins) for each in days])


def _by_earlier(later: Day, earlier: Day, begins: MonthDay | None) -> Iterator[int]:
    match earlier:
        case Moved(start=start) | Aligned(start=start):
            inner, most = least_apart(later, start, begins), _moved_by(earlier)[1]
            if inner is not None and most is not None:
                yield inner - most
        case LaterOf(days=days):
            yield from _least([least_apart(later, each, begins) for each in days])


def _least(found: list[int | None]) -> Iterator[int]:
    known = [each for each in found if each is not None]
    if len(known) == len(found):
        yield min(known)


def _moved_by(day: Moved | Aligned) -> Span:
    if isinstance(day, Moved):
        least, most = _steps(day)
        if day.direction is Direction.AFTER:
            return least, most
        return None if most is None else -most, -least
    within_month = day.period is PeriodKind.MONTH
    match day.edge:
        case Edge.START:
            return -(_LONGEST - 1) if within_month else None, 0
        case Edge.LAST_DAY:
            return 0, _LONGEST - 1 if within_month else None
        case Edge.NEXT_START:
            least = 0 if day.first_day is FirstDay.COUNTS else 1
            return least, _LONGEST if within_month else None


def _steps(day: Moved) -> tuple[int, int | None]:
    match day.unit:
        case StepUnit.DAYS:
            return day.count, day.count
        case StepUnit.MONTHS:
            return day.count * _SHORTEST, day.count * _LONGEST
        case _:
            return day.count, None


def _within_year(later: Day, earlier: Day, begins: MonthDay | None) -> Iterator[int]:
    if isinstance(later, YearBound) and isinstance(earlier, YearBound):
        yield 0 if later.nth is Nth.LAST else -366
    elif _bounds(later, Nth.LAST, earlier) or _bounds(earlier, Nth.FIRST, later):
        yield 0
    elif begins is not None and _dated(later) and _dated(earlier):
        years = (_COMMON, _LEAP)
        yield min(
            (_days(later, begins, year)[0] - _days(earlier, begins, year)[1]).days for year in years
        )


def _bounds(bound: Day, nth: Nth, other: Day) -> bool:
    return isinstance(bound, YearBound) and bound.nth is nth and isinstance(other, InYear | NthDay)


def _dated(day: Day) -> bool:
    return isinstance(day, InYear | NthDay)


def _days(day: Day, begins: MonthDay, year: int) -> tuple[date, date]:
    """Give the first and the last day it can be in the contract year that begins in a year."""
    match day:
        case InYear(month=month, day_of_month=day_of_month):
            found = _on(month, day_of_month, begins, year)
            return found, found
        case NthDay(month=month):
            first = _on(month, begins.day if month == begins.month else 1, begins, year)
            following = date(first.year + month // 12, month % 12 + 1, 1)
            return first, following - _DAY
    message = f"{day} is no day of a contract year alone"
    raise TypeError(message)


def _on(month: int, day_of_month: int, begins: MonthDay, year: int) -> date:
    of = year if (month, day_of_month) >= (begins.month, begins.day) else year + 1
    first = date(of, month, 1)
    last = date(of + month // 12, month % 12 + 1, 1) - _DAY
    return min(first + timedelta(days=day_of_month - 1), last)
