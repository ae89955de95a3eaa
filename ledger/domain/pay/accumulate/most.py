"""The most that facts can come to, as far as a document alone tells; None where it does not."""

from collections.abc import Collection
from decimal import Decimal

from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.terms.accumulate import (
    Blocks,
    Career,
    EachYear,
    LimitScope,
    Thresholds,
    Together,
    UnitLimit,
    WholeFacts,
    carry_over_of,
)
from ledger.domain.pay.terms.decide import Amounts, Flat
from ledger.domain.pay.terms.quantity import Listed, One, Stated
from ledger.domain.pay.terms.select import Item


def most_units(counting: Together, items: Collection[str]) -> Decimal | None:
    """Give the most that some items can count for in one period, for what limits leave of them."""
    caps = [limit for limit in counting.limits if isinstance(limit, UnitLimit | WholeFacts)]
    caps = [cap for cap in caps if _of_period(cap, counting)]
    whole = [cap.at_most for cap in caps if cap.items is None or set(items) <= set(cap.items)]
    tightest: dict[int, Decimal] = {}
    for name in items:
        own = [place for place, cap in enumerate(caps) if cap.items is None or name in cap.items]
        if not own:
            return min(whole, default=None)
        place = min(own, key=lambda at: caps[at].at_most)
        tightest[place] = caps[place].at_most
    return min([*whole, sum(tightest.values(), Decimal(0))])


def _of_period(limit: UnitLimit | WholeFacts, counting: Together) -> bool:
    if limit.scope is LimitScope.PERIOD:
        return True
    yearly = isinstance(counting.over, EachYear) and counting.over.kind is YearKind.CONTRACT
    # What is carried over is of another contract year than the period it counts in.
    yearly = yearly and carry_over_of(counting.over) is None
    return yearly and limit.scope is LimitScope.CONTRACT_YEAR and limit.of is None


def most_of_fact(item: Item) -> Decimal | None:
    """Give the most that one fact of an item can count for."""
    if item.convert is not None:
        return None
    match item.counts:
        case One():
            return Decimal(1)
        case Stated(quantity=quantity):
            return quantity
        case Listed(quantities=quantities):
            return max(quantities.values())
        case _:
            return None


def units_of_fact(item: Item) -> Decimal:
    """Give what one fact of an item may count for, before limits; of own amounts only one unit."""
    one = Decimal(1)
    match item.counts:
        case Stated(quantity=quantity):
            one = quantity
        case Listed(quantities=quantities):
            one = max(quantities.values())
    rates = () if item.convert is None else item.convert.rates
    return one * max((rate.gives / rate.amount for rate in rates), default=Decimal(1))


def most_levels(counting: Together) -> int | None:
    """Give how many levels there are in one period."""
    match counting.levels:
        case Blocks(at_most=at_most):
            return at_most
        case Thresholds(at=at):
            return len(at)
        case _:
            return None


def last_level(counting: Together) -> Decimal | None:
    """Give the sum that reaches the last level of a period."""
    match counting.levels:
        case Blocks(size=size, at_most=int(at_most)):
            return size * at_most
        case Thresholds(at=at):
            return at[-1]
        case _:
            return None


def most_times(benefit: Benefit) -> int | None:
    """Give how often a benefit can be brought to one educator, ever.

    Of what counts each by itself nothing is sure: a list of credentials grows from version to
    version, and a pool with it.
    """
    counting = benefit.accumulate
    if isinstance(counting, Together) and isinstance(counting.over, Career):
        return most_levels(counting)
    return None


def most_money(benefit: Benefit) -> Decimal | None:
    """Give what a benefit can come to in full for one educator, where its amounts are fixed."""
    times = most_times(benefit)
    match benefit.decide:
        case Flat(amount=amount) if times is not None:
            return amount * times
        case Amounts(totals=totals) if times is not None:
            return totals[-1]
        case _:
            return None
