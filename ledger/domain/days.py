"""Which days are contract, school or business days, as the calendars of one group have them."""

from collections.abc import Sequence
from datetime import date

from ledger.domain.facts.calendar import Calendar, DayKind, Weekday

_WEEKDAYS = tuple(Weekday)
"""In the order of `date.weekday`."""


def is_day(day: date, kind: DayKind, calendars: Sequence[Calendar]) -> bool | None:
    """Tell whether a day is of a kind; None where no pattern of the kind covers it."""
    pattern = next(
        (
            each
            for calendar in calendars
            for each in calendar.day_patterns
            if each.kind == kind and each.pattern_from <= day < each.pattern_until
        ),
        None,
    )
    if pattern is None:
        return None
    return _WEEKDAYS[day.weekday()] in pattern.weekdays and not _closed(day, kind, calendars)


def _closed(day: date, kind: DayKind, calendars: Sequence[Calendar]) -> bool:
    return any(
        kind in each.kinds and each.closed_from <= day < each.closed_until
        for calendar in calendars
        for each in calendar.closures
    )
