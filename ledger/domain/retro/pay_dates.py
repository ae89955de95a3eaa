"""The pay dates of a district, and the days to ask about so that nothing paid on one is missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.answer import SalaryEligibility

_DAY = timedelta(days=1)
_REACH = timedelta(days=366)
"""What a contract year brings may be paid in the next one: it was approved late, or no pay period
of its own was left."""


@dataclass(frozen=True, slots=True)
class PayDates:
    """The pay dates in `[payable_from, payable_until)`."""

    payable_from: date
    payable_until: date

    def of(self, book: DistrictBook) -> frozenset[date]:
        """Give those that the calendars of a district name, of whatever employee group."""
        found = (period.payable_on for period in book.pay_periods())
        return frozenset(day for day in found if self.payable_from <= day < self.payable_until)


def days_to_ask(book: DistrictBook, pay_date: date) -> tuple[date, ...]:
    """Give a day in each contract year that may pay on a pay date: the date, or its last day.

    Those are the years of any calendar that had begun by then and ended in the year before at
    most; an employee group's own years are told apart by `of_each_year`.
    """
    days = {
        min(pay_date, year.year_until - _DAY)
        for year in book.years(YearKind.CONTRACT)
        if year.year_from <= pay_date < year.year_until + _REACH
    }
    return tuple(sorted(days))


def of_each_year(answers: Iterable[SalaryEligibility]) -> list[SalaryEligibility]:
    """Give one answer for each contract year, of several the last day's.

    Calendars of different employee groups may have two days of one year asked about.
    """
    latest = {
        answer.contract_year: answer
        for answer in sorted(answers, key=lambda answer: answer.effective_on)
        if answer.contract_year is not None
    }
    return list(latest.values())
