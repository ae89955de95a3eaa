"""The contract years of a district by name, whatever calendars name them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.refusals.unknown import UnknownContractYear
from ledger.domain.timeline.items import Items

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A contract year; calendars of different employee groups may give it different days."""

    name: str
    spans: tuple[CalendarYear, ...]

    @property
    def year_from(self) -> date:
        """The earliest first day."""
        return min(each.year_from for each in self.spans)

    @property
    def year_until(self) -> date:
        """The latest first day after it."""
        return max(each.year_until for each in self.spans)

    def last_day(self, items: Items, book: DistrictBook) -> date:
        """Give the last day of an educator's year of this name.

        Where none of their calendars names it, that is the last day anybody gives it, on which
        an answer says so.
        """
        for span in self.spans:
            day = span.year_until - _DAY
            if span in book.governing(items, day).years(YearKind.CONTRACT):
                return day
        return self.year_until - _DAY


def contract_years(
    book: DistrictBook, names: Collection[str], effective_from: date
) -> tuple[NamedYear, ...]:
    """Give the contract years of these names, in order; of none, those that end after a day.

    Raises:
        UnknownContractYear: no calendar of the district names one of them.
    """
    spans: dict[str, set[CalendarYear]] = {}
    for year in book.years(YearKind.CONTRACT):
        spans.setdefault(year.name, set()).add(year)
    for name in names:
        if name not in spans:
            raise UnknownContractYear(district_id=book.district.district_id, name=name)
    years = [
        NamedYear(name, tuple(sorted(found, key=lambda each: (each.year_until, each.year_from))))
        for name, found in spans.items()
    ]
    wanted = [
        year
        for year in years
        if (year.name in names if names else year.year_until > effective_from)
    ]
    return tuple(sorted(wanted, key=lambda year: (year.year_from, year.name)))
