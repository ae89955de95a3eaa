"""Stage 6, pay: what is due for a span, and the payments it is paid with."""

from dataclasses import dataclass
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import Payment, WaitingKind
from ledger.domain.pay.days.resolving import Unknown
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.instalments import parts_of
from ledger.domain.pay.payment.paying import Bill, payments_of, shares_of_periods
from ledger.domain.pay.terms.pay import Paid, PerPayPeriod
from ledger.domain.pay.words.amounts import money


def times_paid(part: Slice, year: CalendarYear, entitlement: Entitlement, case: Case) -> Fraction:
    """Give how many times a rate is paid for a slice: its share of the year, or its pay periods."""
    evenly = isinstance(entitlement.pay, PerPayPeriod)
    return (periods_in(part, case) if evenly else part.share) * entitlement.factor_of(year)


def periods_in(part: Slice, case: Case) -> Fraction:
    """Give how many pay periods a slice comes to, by the days of each."""
    periods = case.almanac.periods_of(part.day_from, part.day_until)
    return sum(shares_of_periods(periods, part.day_from, part.day_until), Fraction(0))


@dataclass(frozen=True, slots=True)
class Payout:
    """The payments that are known, and what the others wait for."""

    payments: tuple[Payment, ...]
    open: tuple[Unknown, ...] = ()


_NO_PERIODS = Unknown(
    kind=WaitingKind.CALENDAR, text="No published calendar names the pay periods."
)


def pay_out(bill: Bill, entitlement: Entitlement, year: CalendarYear, case: Case) -> Payout:
    """Give the payments of a bill, as far as calendars and papers name their days."""
    terms = entitlement.pay
    if terms.paid is not Paid.INSTALMENTS or terms.instalments is None:
        evenly = isinstance(terms, PerPayPeriod)
        found = payments_of(bill, terms.paid, terms.rounding, case.almanac, evenly=evenly)
        return Payout((), (_NO_PERIODS,)) if found is None else Payout(found)
    parts = list(parts_of(bill.amount, bill.met_on, entitlement, year, case))
    payments = (
        Payment(
            payable_on=each.period.payable_on,
            pay_period=each.period.name,
            amount=money(each.amount, bill.currency),
        )
        for each in parts
        if each.amount and each.period is not None
    )
    waiting = tuple(each.open for each in parts if each.amount and each.open is not None)
    return Payout(tuple(sorted(payments, key=lambda each: each.payable_on)), waiting)
