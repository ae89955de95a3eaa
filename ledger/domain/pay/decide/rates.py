"""Stage 4, decide: what a benefit comes to on a day, so that several can be held to each other."""

from datetime import date
from fractions import Fraction

from ledger.domain.pay.decide.brought import AllBrought
from ledger.domain.pay.decide.sharing import shares
from ledger.domain.pay.decide.worth import worth_on
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.select.carrying import carrying, sharing
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import NotMoney, PerPayPeriod


def turns_with_the_year(entitlement: Entitlement) -> bool:
    """Whether what it comes to may be another in each contract year."""
    factor = None if entitlement.dated is None else entitlement.dated.factor
    return factor is not None or isinstance(entitlement.benefit.pay, PerPayPeriod)


def rate_on(entitlement: Entitlement, day: date, case: Case) -> Fraction:
    """Give what it comes to a year, or once, on all assignments together, as it would be paid.

    What is paid for each pay period comes to as many of them as the contract year has.
    """
    pay = entitlement.benefit.pay
    if isinstance(pay, NotMoney):
        return Fraction(0)
    among, days = sharing(entitlement, case), (day, date.max)
    # What is measured once is paid after a leave where there is one.
    paid = among if measured_once(pay) else carrying(entitlement, case)
    found = (
        (worth_on(entitlement, each.stint, day, AllBrought(), case).full or Fraction(0)) * each.part
        for each in shares(paid, among, pay.fte, days)
    )
    year = case.almanac.year_of(day)
    rate = sum(found, Fraction(0)) * entitlement.factor_of(year)
    if isinstance(pay, PerPayPeriod) and year is not None:
        rate *= len(case.almanac.periods_of(year.year_from, year.year_until))
    return rate
