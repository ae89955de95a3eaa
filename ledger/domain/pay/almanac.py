"""The contract years and pay periods of a district, and what follows what."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import CalendarYear, PayPeriod, YearKind
from ledger.domain.pay.terms.days import FirstDay


@dataclass(frozen=True, slots=True)
class Almanac:
    """What the calendars name; a year or period that no calendar names is not guessed.

    Contract years follow one another where one starts on the day the other is over.
    """

    years: tuple[CalendarYear, ...]
    periods: tuple[PayPeriod, ...]
    positions: dict[CalendarYear, int]

    @classmethod
    def of(cls, book: DistrictBook) -> "Almanac":
        """Read the calendars of a district."""
        positions = {year: each.position for each in book.calendars for year in each.fact.years}
        return cls(book.years(YearKind.CONTRACT), book.pay_periods(), positions)

    def year_of(self, day: date) -> CalendarYear | None:
        """Give the contract year that contains a day."""
        index = bisect_right(self.years, day, key=lambda year: year.year_from) - 1
        return self.years[index] if index >= 0 and day < self.years[index].year_until else None

    def begins_no_earlier(self, day: date) -> date | None:
        """Give the first day of the contract year of a day; of one unnamed, the earliest it has."""
        year = self.year_of(day)
        ends = (each.year_until for each in self.years if each.year_until <= day)
        return max(ends, default=None) if year is None else year.year_from

    def years_up_to(self, last: CalendarYear) -> list[CalendarYear]:
        """Give `last` and the years that lead up to it without a gap."""
        chain = [last]
        while (before := self._ending_on(chain[-1].year_from)) is not None:
            chain.append(before)
        return chain[::-1]

    def next_year_start(self, day: date, first_day: FirstDay) -> date | None:
        """Give the first day of the contract year after a day."""
        year = self.year_of(day)
        if year is None:
            return None
        if day == year.year_from and first_day is FirstDay.COUNTS:
            return day
        following = self.year_of(year.year_until)
        return None if following is None else following.year_from

    def next_period_start(self, day: date, first_day: FirstDay) -> date | None:
        """Give the first day of the pay period after a day, in its contract year or the next."""
        year = self.year_of(day)
        if year is None:
            return None
        waits = first_day is FirstDay.WAITS
        starts = (each.period_from for each in self.periods)
        start = next((each for each in starts if each > day or (each == day and not waits)), None)
        following = self.year_of(year.year_until)
        end = year.year_until if following is None else following.year_until
        return start if start is not None and start < end else None

    def periods_of(self, day_from: date, day_until: date) -> tuple[PayPeriod, ...]:
        """Give the pay periods that share a day with a span; where none does, the next one."""
        shared = tuple(
            each
            for each in self.periods
            if each.period_from < day_until and day_from < each.period_until
        )
        later = (each for each in self.periods if each.period_from >= day_until)
        return shared or tuple(each for each in [next(later, None)] if each is not None)

    def paid_from(self, day: date) -> PayPeriod | None:
        """Give the first pay period that is paid on a day or after it."""
        paid = [each for each in self.periods if each.payable_on >= day]
        return min(paid, key=lambda each: (each.payable_on, each.period_from), default=None)

    def _ending_on(self, day: date) -> CalendarYear | None:
        return next((year for year in self.years if year.year_until == day), None)
