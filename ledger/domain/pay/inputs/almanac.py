"""The contract years, pay periods, terms and days of a district, and what follows what."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from ledger.domain.book import DistrictBook
from ledger.domain.days import is_day
from ledger.domain.facts.calendar import Calendar, CalendarYear, DayKind, PayPeriod, YearKind
from ledger.domain.pay.terms.days import FirstDay, Nth, PeriodKind
from ledger.domain.pay.words.months import month_of, months_within
from ledger.domain.same import Same

Bounds = tuple[date, date]
"""A period `[from, until)`."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Almanac:
    """What the calendars name; a year, period or day that no calendar names is not guessed.

    `years` are the contract years, `named` those of each kind. Contract years follow one another
    where one starts on the day the other is over. `paydays` are the pay periods in the order in
    which they are paid; `bounds` are the periods of each kind that calendars name.
    """

    years: tuple[CalendarYear, ...]
    named: Mapping[YearKind, tuple[CalendarYear, ...]]
    periods: tuple[PayPeriod, ...]
    paydays: tuple[PayPeriod, ...]
    bounds: Mapping[PeriodKind, tuple[Bounds, ...]]
    calendars: tuple[Calendar, ...]
    positions: dict[CalendarYear, int]
    _days: dict[tuple[DayKind, date], bool | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, book: DistrictBook) -> "Almanac":
        """Read the calendars of a district; the same ones are read once."""
        return _read(Same(book, book.calendars))

    def year_of(self, day: date) -> CalendarYear | None:
        """Give the contract year that contains a day."""
        index = bisect_right(self.years, day, key=lambda year: year.year_from) - 1
        return self.years[index] if index >= 0 and day < self.years[index].year_until else None

    def year_after(self, year: CalendarYear) -> CalendarYear | None:
        """Give the contract year that begins when another is over."""
        return self.year_of(year.year_until)

    def begins_no_earlier(self, day: date) -> date | None:
        """Give the first day of the contract year of a day; of one unnamed, the earliest it has."""
        year = self.year_of(day)
        ends = (each.year_until for each in self.years if each.year_until <= day)
        return max(ends, default=None) if year is None else year.year_from

    def years_up_to(self, last: CalendarYear) -> list[CalendarYear]:
        """Give `last` and the years that lead up to it without a gap."""
        chain = [last]
        while (before := self._year_before(chain[-1])) is not None:
            chain.append(before)
        return chain[::-1]

    def unnamed(self, day_from: date, day_until: date) -> date | None:
        """Give the first day of a span that no contract year contains; None where there is none."""
        day = day_from
        while day < day_until:
            year = self.year_of(day)
            if year is None:
                return day
            day = year.year_until
        return None

    def containing(self, day: date, kind: PeriodKind) -> Bounds | None:
        """Give the period of a kind that contains a day."""
        if kind is PeriodKind.MONTH:
            return month_of(day)
        bounds = self.bounds[kind]
        index = bisect_right(bounds, day, key=_first) - 1
        return bounds[index] if index >= 0 and day < bounds[index][1] else None

    def next_start(self, day: date, kind: PeriodKind, first_day: FirstDay) -> date | None:
        """Give the first day of the period after a day, in its contract year or the next."""
        if kind is PeriodKind.MONTH:
            first, until = month_of(day)
            return day if day == first and first_day is FirstDay.COUNTS else until
        year = self.year_of(day)
        if year is None:
            return None
        bounds = self.bounds[kind]
        bisect = bisect_right if first_day is FirstDay.WAITS else bisect_left
        index = bisect(bounds, day, key=_first)
        end = (self.year_after(year) or year).year_until
        return bounds[index][0] if index < len(bounds) and bounds[index][0] < end else None

    def start_before(self, day: date, kind: PeriodKind) -> date | None:
        """Give the first day of the period before that of a day, in its contract year or the last.

        Where no period contains the day, it is the one that was over before it.
        """
        year = self.year_of(day)
        if year is None:
            return None
        bounds = self.bounds[kind]
        index = bisect_right(bounds, day, key=_last) - 1
        begin = (self._year_before(year) or year).year_from
        return bounds[index][0] if index >= 0 and bounds[index][1] > begin else None

    def pay_periods_from(self, day: date, count: int) -> date | None:
        """Give the first day of the `count`-th pay period after that of a day, or before it."""
        found: date | None = day
        for _ in range(abs(count)):
            if found is None:
                return None
            if count > 0:
                found = self.next_start(found, PeriodKind.PAY_PERIOD, FirstDay.WAITS)
            else:
                found = self.start_before(found, PeriodKind.PAY_PERIOD)
        return found

    def periods_of(self, day_from: date, day_until: date) -> tuple[PayPeriod, ...]:
        """Give the pay periods that share a day with a span; where none does, the next one."""
        first = bisect_right(self.periods, day_from, key=lambda each: each.period_until)
        until = bisect_left(self.periods, day_until, key=lambda each: each.period_from)
        return self.periods[first:until] or self.periods[until : until + 1]

    def paid_alike(self, day: date, other: date) -> bool:
        """Whether what becomes due on either of two days is paid on one day, in one year."""
        paid, later = self.paid_from(day), self.paid_from(other)
        same_day = paid is not None and later is not None and paid.payable_on == later.payable_on
        return same_day and self.year_of(day) == self.year_of(other)

    def paid_from(self, day: date) -> PayPeriod | None:
        """Give the first pay period that is paid on a day or after it."""
        index = bisect_left(self.paydays, day, key=lambda each: each.payable_on)
        return self.paydays[index] if index < len(self.paydays) else None

    def nth_day(self, year: CalendarYear, month: int, kind: DayKind, nth: Nth) -> date | None:
        """Give the first or last day of a kind of that month in a contract year.

        Of a month that the year has at both its ends it is the earlier that has such a day.
        """
        for day_from, day_until in months_within(year.year_from, year.year_until, month):
            for day in _days(day_from, day_until, nth):
                counts = self.is_day(day, kind)
                if counts is None:
                    return None
                if counts:
                    return day
        return None

    def day_from(self, day: date, kind: DayKind, count: int) -> date | None:
        """Give the `count`-th day of a kind after a day, if negative before it; not from 0."""
        step = _DAY if count > 0 else -_DAY
        found = 0
        while found < abs(count):
            day += step
            counts = self.is_day(day, kind)
            if counts is None:
                return None
            found += counts
        return day

    def is_day(self, day: date, kind: DayKind) -> bool | None:
        """Tell whether a day is of a kind; None where no pattern of the kind covers it."""
        key = kind, day
        if key not in self._days:
            self._days[key] = is_day(day, kind, self.calendars)
        return self._days[key]

    def _year_before(self, year: CalendarYear) -> CalendarYear | None:
        before = self.year_of(year.year_from - _DAY)
        return before if before is not None and before.year_until == year.year_from else None


@lru_cache(maxsize=128)
def _read(same: Same[DistrictBook]) -> Almanac:
    book = same.value
    named = {kind: book.years(kind) for kind in YearKind}
    years, periods = named[YearKind.CONTRACT], book.pay_periods()
    calendars = tuple(each.fact for each in book.calendars)
    terms = (term for each in calendars for term in each.terms)
    return Almanac(
        years=years,
        named=named,
        periods=periods,
        paydays=tuple(sorted(periods, key=lambda each: (each.payable_on, each.period_from))),
        bounds={
            PeriodKind.CONTRACT_YEAR: _in_order(
                (each.year_from, each.year_until) for each in years
            ),
            PeriodKind.PAY_PERIOD: _in_order(
                (each.period_from, each.period_until) for each in periods
            ),
            PeriodKind.TERM: _in_order((each.term_from, each.term_until) for each in terms),
        },
        calendars=calendars,
        positions={year: each.position for each in book.calendars for year in each.fact.years},
    )


def _in_order(bounds: Iterable[Bounds]) -> tuple[Bounds, ...]:
    return tuple(sorted(bounds))


def _days(day_from: date, day_until: date, nth: Nth) -> Iterator[date]:
    count = (day_until - day_from).days
    forwards = (day_from + timedelta(days=at) for at in range(count))
    backwards = (day_until - timedelta(days=at) for at in range(1, count + 1))
    return forwards if nth is Nth.FIRST else backwards


def _first(bounds: Bounds) -> date:
    return bounds[0]


def _last(bounds: Bounds) -> date:
    return bounds[1]
