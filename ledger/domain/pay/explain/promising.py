"""Stage 7, explain: what the next units of a sum would bring this educator."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.accumulate.tier_words import earned_for
from ledger.domain.pay.decide.sharing import Slice, shares
from ledger.domain.pay.document import Add
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.tiers import Ahead
from ledger.domain.pay.select.carrying import fitting
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import PercentTiers
from ledger.domain.pay.terms.pay import NotMoney, Paying, Prorated
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.pay.words.paid_words import paid_for
from ledger.domain.pay.words.wording import plain, said, told


def promised(ahead: Ahead, entitlement: Entitlement, when: str, case: Case) -> str:
    """Say what is to be earned, what each brings, and what that is on the assignments.

    It is what each would add to the annual rate, or once, on the day asked; it brings up to that
    where pools, other benefits or the first year may leave less.
    """
    each = f"up to {ahead.words[-1]}" if _may_be_less(entitlement) else ahead.each
    to_earn = earned_for(ahead, when, f"{each}{ahead.terms}")
    return f"{to_earn}{_as_assigned(ahead.prices, entitlement, case)}"


def offered(entitlement: Entitlement, case: Case) -> str:
    """Say so of a fact that would count; nothing where no one amount says it."""
    if entitlement.offer is None or isinstance(entitlement.benefit.accumulate, Together):
        return ""
    most = "up to " if _may_be_less(entitlement) else ""
    amount = told(entitlement.offer, case.currency)
    words = f"{most}{amount}{paid_for(entitlement.benefit.pay)}"
    return f"{words}{_as_assigned((entitlement.offer,), entitlement, case)}"


def _may_be_less(entitlement: Entitlement) -> bool:
    benefit, document = entitlement.benefit, entitlement.version.document
    return (
        bool(benefit.accumulate.uses)
        or not isinstance(document.combination, Add)
        or any(benefit.benefit_id in each.benefits for each in document.choices)
        or any((each.first_year_factor or 1) < 1 for each in benefit.date.windows)
    )


def _as_assigned(prices: Sequence[Decimal], entitlement: Entitlement, case: Case) -> str:
    """Say what it comes to on the assignments, where that is something else.

    They are those of the day asked, or of the first day after it on which one runs.
    """
    pay = entitlement.benefit.pay
    if isinstance(pay, NotMoney) or isinstance(entitlement.benefit.decide, PercentTiers):
        return ""
    fits = fitting(entitlement, case)
    ahead = [each.day_from for each in fits if each.day_until is None or case.on < each.day_until]
    on = max(case.on, min(ahead, default=case.on))
    found = shares(fits, pay.fte, on, on)
    if not found or sum(each.part for each in found) == 1:
        return ""
    comes_to = [_comes_to(price, found, pay) for price in prices]
    amounts = " to ".join(told(each, case.currency) for each in dict.fromkeys(comes_to))
    if isinstance(pay.fte, Prorated):
        position = plain(sum((each.part for each in found), Fraction(0)))
        return f"; with {position} of a position, as on {said(on)}, that is {amounts}"
    return f"; on the {len(found)} assignments of {said(on)} that is {amounts}"


def _comes_to(price: Decimal, found: Sequence[Slice], pay: Paying) -> Decimal:
    """Give what an amount comes to, rounded for each assignment as its rate is."""
    rates = (rounded(Fraction(price) * each.part, pay.rounding) for each in found)
    return sum(rates, Decimal(0))
