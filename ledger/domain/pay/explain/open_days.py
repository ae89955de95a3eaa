"""Stage 7, explain: on which days what is earned can still meet a window."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from msgspec import structs

from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.days.deadlines import missed_for_good
from ledger.domain.pay.days.resolving import Dates
from ledger.domain.pay.days.windows import Missed, date_fact
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.terms.conditions import Deadline
from ledger.domain.pay.terms.date import Never, Window
from ledger.domain.pay.terms.days import DateName, Day, Named
from ledger.domain.same import Same

Spell = tuple[date, date | None]
"""The first and the last day, None: no end."""

_DAY = timedelta(days=1)
_PERHAPS_THERE = (DateName.STARTED, DateName.REQUESTED, DateName.APPROVED, DateName.EXPIRES)
"""What a fact may have from before the day it is earned, so that nobody knows it ahead."""


def open_spell(
    benefit: Benefit, case: Case, within: Spell, expires: date | None = None
) -> Spell | None:
    """Give the first spell of days, within others, on which what is earned may meet a window.

    None where there is none. What deadlines ask besides the day it is earned is taken to be met if
    it still can be; `expires` is when it does, where that is known.
    """
    first, last = within
    if last is not None and last < first:
        return None
    dating = benefit.date
    known = tuple(_with_known(each, expires) for each in dating.windows)
    closes = isinstance(dating.otherwise, Never)
    if not any(closes or missed_for_good(test) for each in known for test in each.deadlines):
        return within
    opened = structs.replace(benefit, date=structs.replace(dating, windows=known))
    # Educators of whom no different date is asked share one answer.
    hired = case.employed_since if DateName.HIRED in set(_names(known)) else None
    about = Same(case.almanac, case.almanac)
    return _open_spell(Same(opened, benefit), about, hired, expires, first, last)


@lru_cache(maxsize=1024)
def _open_spell(
    benefit: Same[Benefit],
    almanac: Same[Almanac],
    hired: date | None,
    expires: date | None,
    first: date,
    last: date | None,
) -> Spell | None:
    calendars = almanac.value
    # Of what lies behind all calendars nobody knows that it would be too late.
    end = last or max((first, *(each.year_until for each in calendars.years)))
    known = {} if hired is None else {DateName.HIRED: hired}

    def is_open(day: date) -> bool:
        named = {**known, DateName.EARNED: day, DateName.EXPIRES: expires or day}
        dating, dates = benefit.value.date, Dates(named=named)
        found = (
            date_fact(dating, item.item_id, dates, day, calendars, day)
            for item in benefit.value.select.items
        )
        return not all(isinstance(each, Missed) for each in found)

    since = next((day for day in _days(first, end) if is_open(day)), None)
    if since is None:
        return None
    *_, until = takewhile(is_open, _days(since, end))
    return since, last if until == end else until


def _days(first: date, last: date) -> Iterator[date]:
    return (first + at * _DAY for at in range((last - first).days + 1))


def _with_known(window: Window, expires: date | None) -> Window:
    """Give a window with those of its deadlines that are known to close it."""
    perhaps = set(_PERHAPS_THERE) - ({DateName.EXPIRES} if expires else set())

    def is_known(test: Deadline) -> bool:
        return perhaps.isdisjoint(_named(test.date, test.limit))

    return structs.replace(window, deadlines=tuple(filter(is_known, window.deadlines)))


def _names(windows: Iterable[Window]) -> Iterator[DateName]:
    """Give the dates of a fact that windows name."""
    for window in windows:
        limits = (day for test in window.deadlines for day in (test.date, test.limit))
        days = (window.effective, window.payable, *limits)
        yield from _named(*(day for day in days if day is not None))


def _named(*days: Day) -> Iterator[DateName]:
    return (leaf.name for day in days for leaf in leaves(day) if isinstance(leaf, Named))
