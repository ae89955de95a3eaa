"""The pay dates of a district, and the days to ask about so that nothing paid on one is missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.terms.pay import Paid, Paying
from ledger.domain.timeline.items import Items

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


def days_to_ask(
    book: DistrictBook, pay_date: date, asked_on: date, *, pays_late: bool = False
) -> tuple[date, ...]:
    """Give a day in each contract year that may pay on a pay date: the one asked, or its last day.

    Those are the years of any calendar that had begun by the pay date and ended in the year before
    it at most, or whenever where policies pay late; an employee group's own years are told apart by
    `of_each_year`.
    """
    days = {
        min(asked_on, year.year_until - _DAY)
        for year in book.years(YearKind.CONTRACT)
        if year.year_from <= pay_date and (pays_late or pay_date < year.year_until + _REACH)
    }
    return tuple(sorted(days))


def pays_late(policies: Iterable[Adopted]) -> bool:
    """Whether a policy names days of payment, which may lie years behind the contract year."""
    return any(
        window.payable is not None or (isinstance(pay, Paying) and pay.paid is Paid.INSTALMENTS)
        for each in policies
        for benefit in each.policy.document.benefits
        for window, pay in ((window, benefit.pay) for window in benefit.date.windows)
    )


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
