"""The most that one fact, levels and a benefit can come to, as far as a document alone tells."""

from decimal import Decimal

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.terms.accumulate import Blocks, Career, Thresholds, Together
from ledger.domain.pay.terms.decide import Amounts, Flat
from ledger.domain.pay.terms.quantity import Listed, Stated
from ledger.domain.pay.terms.select import Item


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
