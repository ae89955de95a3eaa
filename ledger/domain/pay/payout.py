"""Stage 6, pay: what is due for a span, and the payments it is paid with."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.amounts import money, rounded
from ledger.domain.pay.answer import Payment
from ledger.domain.pay.carrying import carrying
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.naming import dates_of
from ledger.domain.pay.paying import Bill, payments_of, shares_of_periods
from ledger.domain.pay.resolving import Unknown, resolve
from ledger.domain.pay.slicing import Slice
from ledger.domain.pay.terms.pay import Instalment, Paid, Paying, PerPayPeriod, Tested


def amount_of(
    rate: Decimal, part: Slice, year: CalendarYear, entitlement: Entitlement, case: Case
) -> Decimal:
    """Give what is due for a slice: its share of the year, or of every pay period."""
    terms = entitlement.pay
    share = part.share
    if isinstance(terms, PerPayPeriod):
        share = periods_in(part, case)
    return rounded(Fraction(rate) * share * entitlement.factor_of(year), terms.rounding)


def periods_in(part: Slice, case: Case) -> Fraction:
    """Give how many pay periods a slice comes to, by the days of each."""
    periods = case.almanac.periods_of(part.day_from, part.day_until)
    return sum(shares_of_periods(periods, part.day_from, part.day_until), Fraction(0))


def pay_out(
    bill: Bill, entitlement: Entitlement, year: CalendarYear, case: Case
) -> tuple[Payment, ...] | None:
    """Give the payments of a bill; None where no calendar names the days or periods."""
    terms = entitlement.pay
    if terms.paid is not Paid.INSTALMENTS or terms.instalments is None:
        evenly = isinstance(terms, PerPayPeriod)
        return payments_of(bill, terms.paid, terms.rounding, case.almanac, evenly=evenly)
    return _instalments(bill, terms, entitlement, year, case)


def _instalments(
    bill: Bill, terms: Paying, entitlement: Entitlement, year: CalendarYear, case: Case
) -> tuple[Payment, ...] | None:
    """Pay by instalments: rounded along their running total, the last takes the remainder."""
    dates = dates_of(entitlement, case)
    found: list[Payment] = []
    for instalment, amount in _amounts(bill, terms):
        day = resolve(instalment.payable, dates, year, case.almanac)
        period = None if isinstance(day, Unknown) else case.almanac.paid_from(max(day, bill.met_on))
        if isinstance(day, Unknown) or period is None:
            return None
        if amount and _holds(instalment.tested, day, entitlement, case):
            payment = Payment(
                payable_on=period.payable_on,
                pay_period=period.name,
                amount=money(amount, bill.currency),
            )
            found.append(payment)
    return tuple(sorted(found, key=lambda each: each.payable_on))


def _amounts(bill: Bill, terms: Paying) -> Iterator[tuple[Instalment, Decimal]]:
    run, before = Fraction(0), Decimal(0)
    for instalment in terms.instalments or ():
        run += Fraction(instalment.percent) / 100
        running = rounded(Fraction(bill.amount) * run, terms.rounding)
        upto = bill.amount if run == 1 else min(running, bill.amount)
        yield instalment, upto - before
        before = upto


def _holds(tested: Tested, day: date, entitlement: Entitlement, case: Case) -> bool:
    """Whether what an instalment asks for holds on its day."""
    if tested is Tested.NOTHING:
        return True
    employed = any(stint.runs_on(day) for stint in carrying(entitlement, case))
    if tested is Tested.EMPLOYED or not employed:
        return employed
    until = entitlement.until
    ended = until is not None and until <= day
    return not ended and not any(
        pause.day_from <= day < pause.day_until for pause in entitlement.pauses
    )
