"""Calendars with days, terms and closures, and the days that policies name, in a line each."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from ledger.domain.facts.calendar import (
    Calendar,
    CalendarYear,
    Closure,
    DayKind,
    DayPattern,
    Term,
    Weekday,
    YearKind,
)
from ledger.domain.pay.days.resolving import Dates
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.terms.conditions import InOrder, Order
from ledger.domain.pay.terms.date import Dating, GovernedBy, Never, NextYear, Window
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    Direction,
    Edge,
    FirstDay,
    InYear,
    Moved,
    Named,
    PeriodKind,
    Received,
    StepUnit,
)
from tests.unit.pay.facts import book, school_year

EARNED = Named(name=DateName.EARNED)
APPROVED = Named(name=DateName.APPROVED)
REQUESTED = Named(name=DateName.REQUESTED)
STARTED = Named(name=DateName.STARTED)
CLAIMED = Named(name=DateName.CLAIMED)
HIRED = Named(name=DateName.HIRED)
TRANSCRIPT = Received(documents=("transcript",))
WEEK = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
DAY = timedelta(days=1)


def working_year(first: int, *closed: tuple[date, date]) -> Calendar:
    """The contract year from 1 July: all kinds of days from Monday to Friday, and two terms."""
    plain = school_year(first)
    day_from, day_until = plain.years[0].year_from, plain.years[0].year_until
    middle = date(first + 1, 1, 1)
    return replace(
        plain,
        terms=(
            Term(name="Autumn", term_from=date(first, 8, 20), term_until=date(first, 12, 20)),
            Term(name="Spring", term_from=middle, term_until=date(first + 1, 6, 1)),
        ),
        day_patterns=tuple(
            DayPattern(kind=kind, weekdays=WEEK, pattern_from=day_from, pattern_until=day_until)
            for kind in DayKind
        ),
        closures=tuple(
            Closure(name="Closed", closed_from=one, closed_until=last + DAY, kinds=tuple(DayKind))
            for one, last in closed
        ),
    )


def odd_year(name: str, day_from: date, day_until: date) -> Calendar:
    """A contract year of any length, and nothing else."""
    year = CalendarYear(kind=YearKind.CONTRACT, name=name, year_from=day_from, year_until=day_until)
    return replace(school_year(2020, periods=0), calendar_id=name, years=(year,))


def almanac(*calendars: Calendar) -> Almanac:
    """What these calendars name."""
    return Almanac.of(book(calendars))


def dates(
    earned: date | None = None, papers: Mapping[str, date] | None = None, **more: date
) -> Dates:
    """The dates of a fact, by their names."""
    named = {DateName(name): day for name, day in more.items()}
    if earned is not None:
        named[DateName.EARNED] = earned
    return Dates(named=named, received=papers or {})


def moved(
    start: Day, count: int, unit: str = "days", direction: Direction = Direction.AFTER
) -> Moved:
    """So many after a day, or before it."""
    return Moved(start=start, direction=direction, count=count, unit=StepUnit(unit))


def aligned(start: Day, edge: str, period: str, first_day: str = "waits") -> Aligned:
    """A day put to the edge of a period."""
    return Aligned(
        start=start, edge=Edge(edge), period=PeriodKind(period), first_day=FirstDay(first_day)
    )


def the(month: int, day_of_month: int) -> InYear:
    """A day of the contract year."""
    return InYear(month=month, day_of_month=day_of_month)


def by(day: Day, limit: Day, order: str = "not_after") -> InOrder:
    """A deadline."""
    return InOrder(date=day, order=Order(order), limit=limit)


def window(
    effective: Day, *deadlines: InOrder, title: str = "Window", payable: Day | None = None
) -> Window:
    """Whoever meets the deadlines is dated so."""
    return Window(title=title, deadlines=deadlines, effective=effective, payable=payable)


def dating(*windows: Window, otherwise: NextYear | Never | None = None) -> Dating:
    """The windows in order, tried again the next year unless told otherwise."""
    return Dating(
        governed_by=GovernedBy.VERSION_ON_AWARD,
        windows=tuple(windows),
        otherwise=otherwise or NextYear(),
    )


def years(first: int, last: int) -> Sequence[Calendar]:
    """All contract years from one to another."""
    return [working_year(each) for each in range(first, last + 1)]
