"""The pay dates of a district, and the days to ask about so that nothing paid on one is missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.retro.reach import ONE_YEAR
from ledger.domain.timeline.items import Items

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PayDates:
    """The pay dates in `[payable_from, payable_until)`."""

    payable_from: date
    payable_until: date

    def of(self, book: DistrictBook) -> frozenset[date]:
        """Give those that the calendars of a district name, of whatever employee group."""
        found = (period.payable_on for period in book.pay_periods())
        return frozenset(day for day in found if self.payable_from <= day < self.payable_until)


def days_to_ask(
    book: DistrictBook, pay_date: date, asked_on: date, within: timedelta | None = ONE_YEAR
) -> tuple[date, ...]:
    """Give a day in each contract year that may pay on a pay date: the one asked, or its last day.

    Those are the years of any calendar that had begun by the pay date and ended `within` some time
    before it, or whenever where that is none; an employee group's own years are told apart by
    `of_each_year`.
    """
    days = {
        min(asked_on, year.year_until - _DAY)
        for year in book.years(YearKind.CONTRACT)
        if year.year_from <= pay_date and (within is None or pay_date < year.year_until + within)
    }
    return tuple(sorted(days))


def last_day_governed(book: DistrictBook, items: Items, pay_date: date, upto: date) -> date:
    """Give the last day, up to one, on which the calendars of a pay date still govern an educator.

    An answer pays by the calendars of its day, past pay periods included: what was paid before
    somebody came under others would seem to have moved to their pay dates.
    """
    here = book.governing(items, pay_date)
    begun = (item.value.effective_from for item in items.employments(book.district.district_id))
    for day in sorted(day for day in begun if pay_date < day <= upto):
        if _paying(book.governing(items, day)) != _paying(here):
            return day - _DAY
    return upto


def of_each_year(answers: Iterable[SalaryEligibility], pay_date: date) -> list[SalaryEligibility]:
    """Give one answer for each contract year begun by a pay date, of several the last day's.

    Calendars of different employee groups may have two days of one year asked about, or a day in
    a year that is still to come.
    """
    latest = {
        answer.contract_year: answer
        for answer in sorted(answers, key=lambda answer: answer.effective_on)
        if answer.contract_year is not None and answer.contract_year.year_from <= pay_date
    }
    return list(latest.values())


def _paying(book: DistrictBook) -> tuple[object, ...]:
    return book.years(YearKind.CONTRACT), book.pay_periods()
