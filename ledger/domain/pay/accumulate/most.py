"""The most that facts can come to, as far as a document alone tells; None where it does not."""

from collections.abc import Collection
from decimal import Decimal

from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.terms.accumulate import (
    EachYear,
    LimitScope,
    Together,
    UnitLimit,
    WholeFacts,
    carry_over_of,
)
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
