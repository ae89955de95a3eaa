"""Months, and the days that have a name in every year."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.domain.timeline.holding import months_later

NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def month_of(day: date) -> tuple[date, date]:
    """Give the first day of the month of a day, and of the one after."""
    first = day.replace(day=1)
    return first, months_later(first, 1)


def months_within(day_from: date, day_until: date, month: int) -> Iterator[tuple[date, date]]:
    """Give the spans in which it is that month, in order, as far as they lie in a longer span."""
    for year in range(day_from.year, day_until.year + 1):
        first, until = month_of(date(year, month, 1))
        if first < day_until and day_from < until:
            yield max(first, day_from), min(until, day_until)


def day_within(day_from: date, day_until: date, month: int, day_of_month: int) -> date | None:
    """Give the first such day of a span; a month that is too short has it on its last day."""
    for year in range(day_from.year, day_until.year + 1):
        first, until = month_of(date(year, month, 1))
        day = min(first + timedelta(days=day_of_month - 1), until - timedelta(days=1))
        if day_from <= day < day_until:
            return day
    return None
