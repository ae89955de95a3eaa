"""How far apart two days that a policy names are at the least, whatever the facts and calendars."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    Direction,
    EarlierOf,
    Edge,
    FirstDay,
    InYear,
    LaterOf,
    Moved,
    Named,
    Nth,
    NthDay,
    PeriodKind,
    StepUnit,
    YearBound,
)
from ledger.domain.pay.terms.recovery import MonthDay

_YEARS = (2001, 2003, 2004)
"""Contract years that begin in one of these have no 29 February, or one, whenever they begin."""
_ANY_BEGINNING = MonthDay(month=7, day=1)
_EARNED, _RELEASED = Named(name=DateName.EARNED), Named(name=DateName.RELEASED)
_DAY = timedelta(days=1)
_SHORTEST, _LONGEST = 28, 31

Span = tuple[int | None, int | None]
"""How many days later at the least and at the most; None where nothing limits them."""


class Year(NamedTuple):
    """What is known of the contract year that the days of one are days of.

    `begins` is the day on which it begins, where that is known. What was earned was earned in it
    or, unless it is its `own` year, in one before.
    """

    begins: MonthDay | None = None
    own: bool = False


SOME_YEAR = Year()


@lru_cache(maxsize=4096)
def least_apart(later: Day, earlier: Day, year: Year = SOME_YEAR) -> int | None:
    """Give so many days that `later` is surely after `earlier`, where both are known.

    Negative: it may be so many days before; None: nothing is sure.
    """
    if later == earlier or (later, earlier) == (_RELEASED, _EARNED):
        return 0
    found = [
        *_by_later(later, earlier, year),
        *_by_earlier(later, earlier, year),
        *_within_year(later, earlier, year),
    ]
    return max(found, default=None)


def always_known(day: Day) -> bool:
    """Whether a day is known of everything that was earned, as far as calendars go."""
    match day:
        case Moved(start=start) | Aligned(start=start):
            return always_known(start)
        case LaterOf(days=days):
            return all(map(always_known, days))
        case EarlierOf(days=days):
            return any(map(always_known, days))
        case _:
            return in_year(day) or day in (_EARNED, _RELEASED)


def known_with(day: Day, other: Day) -> bool:
    """Whether a day is surely known where the other one is."""
    own = {leaf for leaf in leaves(day) if not in_year(leaf)}
    return own <= set(leaves(other))


def _by_later(later: Day, earlier: Day, year: Year) -> Iterator[int]:
    match later:
        case Moved(start=start) | Aligned(start=start):
            inner, least = least_apart(start, earlier, year), _moved_by(later)[0]
            if inner is not None and least is not None:
                yield inner + least
        case LaterOf(days=days):
            found = (least_apart(each, earlier, year) for each in days)
            yield from (each for each in found if each is not None)
        case EarlierOf(days=days):
            yield from _least([least_apart(each, earlier, year) for each in days])


def _by_earlier(later: Day, earlier: Day, year: Year) -> Iterator[int]:
    match earlier:
        case Moved(start=start) | Aligned(start=start):
            inner, most = least_apart(later, start, year), _moved_by(earlier)[1]
            if inner is not None and most is not None:
                yield inner - most
        case LaterOf(days=days):
            yield from _least([least_apart(later, each, year) for each in days])


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


def _within_year(later: Day, earlier: Day, year: Year) -> Iterator[int]:
    """Tell days of one contract year apart by how far they are from its first day.

    Of two days of the year where nobody knows when it begins nothing is sure.
    """
    if year.begins is None and _is_dated(later) and _is_dated(earlier):
        return
    found: list[int] = []
    for first_year in _YEARS:
        since, until = _span(later, year, first_year)[0], _span(earlier, year, first_year)[1]
        if since is None or until is None:
            return
        found.append(since - until)
    yield min(found)


def _is_dated(day: Day) -> bool:
    return isinstance(day, InYear | NthDay)


def _span(day: Day, year: Year, first_year: int) -> Span:
    """Give how many days after the first of its contract year a day can lie."""
    begins = year.begins or _ANY_BEGINNING
    first, following = (
        _on(begins.month, begins.day, begins, at) for at in (first_year, first_year + 1)
    )
    last = (following - first).days - 1
    match day:
        case Named(name=DateName.EARNED):
            return 0 if year.own else None, last
        case YearBound(nth=nth):
            return (0, 0) if nth is Nth.FIRST else (last, last)
        case InYear() | NthDay() if year.begins is None:
            return 0, last
        case InYear() | NthDay():
            since, until = _days(day, begins, first_year)
            return (since - first).days, (until - first).days
        case _:
            return None, None


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
