"""Stage 6, pay: an amount becomes payments that sum to it exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm

from ledger.domain.facts.calendar import PayPeriod
from ledger.domain.pay.answer import Payment
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.terms.pay import Paid, Rounding
from ledger.domain.pay.words.amounts import money, rounded_ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What is to be paid for `[day_from, day_until)`, not before the day it became due.

    `exact` is the amount before it was rounded, or as a limit left it, and `before` what was due
    of the same before these days: along both payments run, so that those of some days are the same
    however many days follow, and however the days before were cut.
    """

    amount: Decimal
    exact: Fraction
    before: Fraction
    currency: str
    day_from: date
    day_until: date
    met_on: date


def payments_of(
    bill: Bill, paid: Paid, rounding: Rounding, almanac: Almanac, *, evenly: bool = False
) -> tuple[Payment, ...] | None:
    """Spread a bill over pay periods, by days or evenly; None where no calendar names them.

    Amounts are rounded along their running total, so the last takes the remainder and none is
    negative. What a period paid before the day it became due is paid with the next.
    """
    if not bill.amount:
        return ()
    periods = almanac.periods_of(bill.day_from, bill.day_until)
    if not periods:
        return None
    by_period: dict[PayPeriod, Decimal] = {}
    for period, amount in _spread(bill, paid, rounding, (periods, evenly)):
        late = period.payable_on < bill.met_on
        carrier = almanac.paid_from(bill.met_on) if late else period
        if carrier is None:
            return None
        by_period[carrier] = by_period.get(carrier, Decimal(0)) + amount
    ordered = sorted(by_period.items(), key=lambda each: (each[0].payable_on, each[0].period_from))
    return tuple(
        Payment(
            payable_on=period.payable_on,
            pay_period=period.name,
            amount=money(amount, bill.currency),
        )
        for period, amount in ordered
        if amount
    )


def shares_of_periods(
    periods: tuple[PayPeriod, ...], day_from: date, day_until: date
) -> list[Fraction]:
    """Give the share of each pay period's days that lies within a span."""
    return [
        Fraction(
            max((min(day_until, each.period_until) - max(day_from, each.period_from)).days, 0),
            (each.period_until - each.period_from).days,
        )
        for each in periods
    ]


def _spread(
    bill: Bill, paid: Paid, rounding: Rounding, over: tuple[tuple[PayPeriod, ...], bool]
) -> Iterator[tuple[PayPeriod, Decimal]]:
    periods, evenly = over
    if paid is not Paid.EACH_PAY_PERIOD:
        yield periods[0 if paid is Paid.FIRST_PAY_PERIOD else -1], bill.amount
        return
    weights = _evenly(bill, periods) if evenly else [_days(bill, period) for period in periods]
    total, run, before = sum(weights), 0, Decimal(0)
    numerator, of_before, denominator = _alike(bill.exact, bill.before)
    since = rounded_ratio(of_before, denominator, rounding)
    for period, weight in zip(periods, weights, strict=True):
        run += weight
        # A limit may leave an amount between two steps: the last payment is exact all the same.
        sum_ = rounded_ratio(of_before * total + numerator * run, denominator * total, rounding)
        upto = bill.amount if run == total else min(sum_ - since, bill.amount)
        yield period, upto - before
        before = upto


def _alike(one: Fraction, other: Fraction) -> tuple[int, int, int]:
    """Give the numerators of two fractions and the denominator they share."""
    common = lcm(one.denominator, other.denominator)
    return int(one * common), int(other * common), common


def _evenly(bill: Bill, periods: tuple[PayPeriod, ...]) -> list[int]:
    """Weigh pay periods by the share of their own days, in whole numbers."""
    shares = shares_of_periods(periods, bill.day_from, bill.day_until)
    common = lcm(*(share.denominator for share in shares))
    return [int(share * common) for share in shares]


def _days(bill: Bill, period: PayPeriod) -> int:
    """Count the days a period shares with the bill; one that shares none stands in for all."""
    first = max(bill.day_from, period.period_from)
    until = min(bill.day_until, period.period_until)
    return max((until - first).days, 1)
