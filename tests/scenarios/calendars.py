"""A school year in one line: contract year, semesters, working days, monthly pay."""

from datetime import date
from itertools import pairwise
from typing import Any

import msgspec

from ledger.domain.facts.calendar import (
    Calendar,
    CalendarYear,
    Closure,
    DayKind,
    DayPattern,
    PayPeriod,
    Term,
    Weekday,
    YearKind,
)

_WORKDAYS = tuple(Weekday)[:5]


def school_year(
    district_id: str,
    year: int,
    *,
    begins: str = "07-01",
    school: tuple[str, str] = ("09-01", "06-15"),
    closures: list[dict[str, Any]] | None = None,
    payday: int = 26,
) -> Calendar:
    """The contract year that begins in `year`: twelve months, paid on a day of each month.

    School and contract days are the weekdays between the days of `school`, business days all
    weekdays; `closures` have a name, `closed_from`, `closed_until` and `kinds`. School that ends on
    the day the year begins ends with the year.
    """
    month, day = (int(part) for part in begins.split("-"))
    starts = [date(year + (month - 1 + n) // 12, (month - 1 + n) % 12 + 1, day) for n in range(13)]
    first, until = starts[0], starts[-1]
    opens, ends = (_within(each, first) for each in school)
    ends = until if ends == first else ends
    name = f"{year}-{(year + 1) % 100:02}"
    kinds = [(DayKind.BUSINESS, first, until)]
    kinds += [(kind, opens, ends) for kind in (DayKind.SCHOOL, DayKind.CONTRACT)]
    return Calendar(
        district_id=district_id,
        calendar_id=name,
        employee_groups=(),
        years=tuple(
            CalendarYear(kind=kind, name=name, year_from=first, year_until=until)
            for kind in YearKind
        ),
        terms=(
            Term(name=f"autumn {name}", term_from=first, term_until=date(year + 1, 2, 1)),
            Term(name=f"spring {name}", term_from=date(year + 1, 2, 1), term_until=until),
        ),
        day_patterns=tuple(_weekdays(*each) for each in kinds),
        closures=tuple(msgspec.convert(each, Closure) for each in closures or ()),
        pay_periods=tuple(_paid(since, to, payday) for since, to in pairwise(starts)),
    )


def _weekdays(kind: DayKind, since: date, until: date) -> DayPattern:
    return DayPattern(kind=kind, weekdays=_WORKDAYS, pattern_from=since, pattern_until=until)


def _paid(since: date, until: date, payday: int) -> PayPeriod:
    return PayPeriod(
        name=f"{since:%Y-%m}",
        period_from=since,
        period_until=until,
        payable_on=since.replace(day=payday),
    )


def _within(month_and_day: str, first: date) -> date:
    month, day = (int(part) for part in month_and_day.split("-"))
    found = date(first.year, month, day)
    return found if found >= first else found.replace(year=first.year + 1)
