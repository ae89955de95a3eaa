"""Stage 7, explain: on which days what is earned can still meet a window."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from itertools import takewhile

from msgspec import structs

from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.days.deadlines import missed_for_good
from ledger.domain.pay.days.resolving import Dates, Unknown
from ledger.domain.pay.days.windows import Missed, date_fact, windows_for
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import counts_from
from ledger.domain.pay.terms.accumulate import Expires, Together
from ledger.domain.pay.terms.conditions import Deadline
from ledger.domain.pay.terms.date import Never, Window
from ledger.domain.pay.terms.days import DateName, Day, Named
from ledger.domain.pay.terms.select import Item
from ledger.domain.same import Same
from ledger.domain.timeline.holding import months_later

Spell = tuple[date, date | None]
"""The first and the last day, None: no end."""

ALWAYS: Spell = (date.min, None)
_EARNED = Named(name=DateName.EARNED)
_DAY = timedelta(days=1)
_PERHAPS_THERE = (DateName.STARTED, DateName.REQUESTED, DateName.APPROVED, DateName.EXPIRES)
"""What a fact may have from before the day it is earned, so that nobody knows it ahead."""


def open_spell(
    benefit: Benefit,
    case: Case,
    within: Spell,
    expires: date | None = None,
    counts: Spell = ALWAYS,
) -> Spell | None:
    """Give the first spell of days on which what is earned may count, so as to help.

    They lie `within` others; it may meet a window then, and begins to count on one of the days of
    `counts`. None where there is none. What deadlines ask besides the day it is earned is taken to
    be met if it still can be; `expires` is when it does, where that is known.
    """
    dating, hired = benefit.date, counts_from(benefit, case)
    known = tuple(_with_known(each, expires) for each in dating.windows)
    never = isinstance(dating.otherwise, Never)
    closes = any(never or missed_for_good(test) for each in known for test in each.deadlines)
    at_once = hired is None and all(each.effective == _EARNED for each in known)
    # Nothing begins to count before it is earned.
    asked = _both(within, counts if at_once else (date.min, counts[1]))
    if asked is None or (not closes and (at_once or (counts == ALWAYS and not _old(benefit)))):
        return asked
    opened = structs.replace(benefit, date=structs.replace(dating, windows=known))
    # Educators of whom no different date is asked share one answer.
    names = set(_names(known))
    employed = case.employed_since if DateName.HIRED in names else None
    expires = expires if DateName.EXPIRES in names else None
    about = _About(Same(opened, benefit), Same(case.almanac, case.almanac), employed, hired)
    return _open_spell(about, expires, asked, ALWAYS if at_once else counts)


@dataclass(frozen=True, slots=True)
class _About:
    """What is asked about: a benefit, the calendars, and the days of one employment.

    `employed` is its first day, where a window names that; `hired` is it where it is still to come
    and nothing counts before.
    """

    benefit: Same[Benefit]
    almanac: Same[Almanac]
    employed: date | None
    hired: date | None

    def begins(self, item: Item, expires: date | None, day: date) -> date | None:
        """Give the first day on which what is earned on a day counts; None where it never does."""
        benefit = self.benefit.value
        employed = {} if self.employed is None else {DateName.HIRED: self.employed}
        dates = Dates(named={**employed, DateName.EARNED: day, DateName.EXPIRES: expires or day})
        begins, too_old = self._begins(item, dates, day), old_from(benefit, day) or date.max
        return None if begins is None or begins >= too_old else begins

    def apart(self) -> Iterable[Item]:
        """Give one item of those for which there are the same windows."""
        of = self.benefit.value
        found: dict[tuple[int, ...], Item] = {}
        for each in of.select.items:
            places = tuple(index for index, _ in windows_for(of.date, each.item_id))
            found.setdefault(places, each)
        return found.values()

    @property
    def orderly(self) -> bool:
        """Whether what is earned later never begins to count earlier, nor too late for its age."""
        of = self.benefit.value
        only = len(of.date.windows) == 1 and not of.date.windows[0].deadlines
        return only and not _old(of)

    def _begins(self, item: Item, dates: Dates, day: date) -> date | None:
        """Give it, however old what was earned is by then."""
        dating, calendars = self.benefit.value.date, self.almanac.value
        found = date_fact(dating, item.item_id, dates, day, calendars, day)
        if isinstance(found, Unknown):
            # What else it takes comes that day at the earliest.
            there = dates.were_absent(day)
            found = date_fact(dating, item.item_id, there, day, calendars, day)
        if isinstance(found, Missed):
            return None
        if isinstance(found, Unknown):
            # Of what no calendar tells it may be soon, but for what grows too old with time.
            return None if _old(self.benefit.value) else day
        return max(found.effective_from, day, self.hired or day)


@lru_cache(maxsize=256)
def _begins_of(about: _About, expires: date | None) -> tuple[Callable[[date], date | None], ...]:
    """Give by item when what is earned on a day begins to count; of each day it is found once."""
    return tuple(cache(partial(about.begins, each, expires)) for each in about.apart())


@lru_cache(maxsize=1024)
def _open_spell(about: _About, expires: date | None, asked: Spell, counts: Spell) -> Spell | None:
    first, last = asked
    # Of what lies behind all calendars nobody knows that it would be too late.
    end = last or max((first, *(each.year_until for each in about.almanac.value.years)))
    begins = _begins_of(about, expires)

    def is_open(day: date) -> bool:
        found = (each(day) for each in begins)
        return any(on is not None and _contains(counts, on) for on in found)

    since = next((day for day in _days(first, end) if is_open(day)), None)
    if since is None:
        return None
    if about.orderly:
        after = range((end - since).days + 1)
        closed = bisect_left(after, 1, key=lambda at: not is_open(since + at * _DAY))
        until = since + (closed - 1) * _DAY
    else:
        *_, until = takewhile(is_open, _days(since, end))
    return since, last if until == end else until


def _both(one: Spell, other: Spell) -> Spell | None:
    """Give the days of two spells."""
    lasts = [each for each in (one[1], other[1]) if each is not None]
    first, last = max(one[0], other[0]), min(lasts, default=None)
    return None if last is not None and last < first else (first, last)


def _contains(spell: Spell, day: date) -> bool:
    return spell[0] <= day and (spell[1] is None or day <= spell[1])


def _old(benefit: Benefit) -> bool:
    return old_from(benefit, date.min) is not None


def old_from(benefit: Benefit, earned_on: date) -> date | None:
    """Give the first day on which what was earned on a day is too old to count anew."""
    counting = benefit.accumulate
    unused = counting.unused if isinstance(counting, Together) else None
    if not isinstance(unused, Expires):
        return None
    return months_later(earned_on, unused.after_months)


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
