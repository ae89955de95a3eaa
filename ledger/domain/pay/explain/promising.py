"""Stage 7, explain: what the next units of a sum would bring this educator."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.accumulate.tier_words import earned_for
from ledger.domain.pay.days.windows import Dated
from ledger.domain.pay.decide.sharing import Slice, shares
from ledger.domain.pay.document import Add
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.leaving_room import at_most_left
from ledger.domain.pay.explain.rewarding import Reward
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.tiers import NextPlaces
from ledger.domain.pay.select.carrying import fitting, sharing
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import PercentTiers
from ledger.domain.pay.terms.pay import NotMoney, OneTime, Pay, Paying, Prorated
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.pay.words.paid_words import paid_for
from ledger.domain.pay.words.wording import plain, said, told


def promised(places: NextPlaces, entitlement: Entitlement, when: str, pools: Pools) -> str:
    """Say what is to be earned, what each brings, and what that is on the assignments.

    It is what each would add to the annual rate, or once, on the day asked; it brings up to that
    where pools, other benefits or the first year may leave less, and to no more than is left of a
    career.
    """
    prices, most = places.prices, places.words[-1]
    if not isinstance(entitlement.benefit.decide, PercentTiers):
        prices = tuple(at_most_left(each, entitlement, pools) for each in prices)
        most = told(max(prices), pools.case.currency)
    each = f"up to {most}" if _may_be_less(entitlement) else places.each
    to_earn = earned_for(places, when, f"{each}{places.terms}")
    return f"{to_earn}{_as_assigned(prices, entitlement, pools.case)}"


def offered(reward: Reward, pools: Pools) -> str:
    """Say so of what a requirement brings; nothing where no one amount says it."""
    entitlement, pay = reward.entitlement, reward.entitlement.benefit.pay
    counting = isinstance(entitlement.benefit.accumulate, Together)
    if entitlement.offer is None or counting or isinstance(pay, NotMoney):
        return ""
    whole, case = at_most_left(entitlement.offer, entitlement, pools), pools.case
    factor = _of_once(reward.window, pay)
    less = factor is None and _first_year_less(entitlement)
    most = "up to " if less or _others_take(entitlement) else ""
    of = Fraction(whole) * (factor or 1)
    words = f"{most}{told(rounded(of, pay.rounding), case.currency)}{paid_for(pay)}"
    if reward.window is not None and of != whole:
        times = f"{told(whole, case.currency)} times {plain(factor or Fraction(1))}"
        words = f"{words} ({reward.window.window.title}: {times})"
    return f"{words}{_as_assigned((of,), entitlement, case)}"


def kept_of_offer(reward: Reward, pools: Pools) -> str:
    """Give what an announced separation leaves of it, where one amount says it."""
    kept, entitlement, pay = reward.kept, reward.entitlement, reward.entitlement.benefit.pay
    factor = _of_once(reward.window, pay)
    if kept is None or factor is None or entitlement.offer is None or isinstance(pay, NotMoney):
        return ""
    case, whole = pools.case, at_most_left(entitlement.offer, entitlement, pools)
    rates = _rates(Fraction(whole) * factor, _assigned(entitlement, pay, case)[1], pay)
    left = sum((kept.of(each, Decimal(0), entitlement) for each in rates), Decimal(0))
    return f", {told(left, case.currency)}"


def _of_once(window: Dated | None, pay: Pay) -> Fraction | None:
    """Give the factor of what is paid once; None: no one factor is for all of it, or known."""
    if window is None or not isinstance(pay, OneTime):
        return None
    return Fraction(1 if window.factor is None else window.factor)


def _may_be_less(entitlement: Entitlement) -> bool:
    return _others_take(entitlement) or _first_year_less(entitlement)


def _others_take(entitlement: Entitlement) -> bool:
    benefit, document = entitlement.benefit, entitlement.version.document
    return (
        bool(benefit.accumulate.uses)
        or not isinstance(document.combination, Add)
        or any(benefit.benefit_id in each.benefits for each in document.choices)
    )


def _first_year_less(entitlement: Entitlement) -> bool:
    windows = entitlement.benefit.date.windows
    return any((each.first_year_factor or 1) < 1 for each in windows)


def _as_assigned(prices: Sequence[Decimal | Fraction], entitlement: Entitlement, case: Case) -> str:
    """Say what it comes to on the assignments, where that is something else."""
    pay = entitlement.benefit.pay
    if isinstance(pay, NotMoney) or isinstance(entitlement.benefit.decide, PercentTiers):
        return ""
    on, found = _assigned(entitlement, pay, case)
    if not found or sum(each.part for each in found) == 1:
        return ""
    comes_to = [sum(_rates(price, found, pay), Decimal(0)) for price in prices]
    amounts = " to ".join(told(each, case.currency) for each in dict.fromkeys(comes_to))
    if isinstance(pay.fte, Prorated):
        position = plain(sum((each.part for each in found), Fraction(0)))
        return f"; with {position} of a position, as on {said(on)}, that is {amounts}"
    return f"; on the {len(found)} assignments of {said(on)} that is {amounts}"


def _assigned(entitlement: Entitlement, pay: Paying, case: Case) -> tuple[date, Sequence[Slice]]:
    """Give the assignments of the day asked, or of the first day after it on which one runs."""
    fits = fitting(entitlement, case)
    days = [each.day_from for each in fits if each.day_until is None or case.on < each.day_until]
    on = max(case.on, min(days, default=case.on))
    return on, list(shares(fits, sharing(entitlement, case), pay.fte, (on, on)))


def _rates(price: Decimal | Fraction, found: Sequence[Slice], pay: Paying) -> list[Decimal]:
    """Give what an amount comes to on each assignment, rounded as its rate is."""
    return [rounded(Fraction(price) * each.part, pay.rounding) for each in found]
