"""Tiers of a tariff that nothing ever reaches, or that are no tiers of their own."""

from collections.abc import Iterator
from decimal import Decimal

from ledger.domain.pay.accumulate.most import most_units
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import PercentTiers
from ledger.domain.pay.terms.tiers import PercentTier, PerUnitTier, Tier, Tiers


def useless_tiers(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give the tiers of a benefit that make no difference."""
    decide, counting = benefit.decide, benefit.accumulate
    if not isinstance(decide, Tiers | PercentTiers) or not isinstance(counting, Together):
        return
    at, names = f"{path}/decide/tiers", [each.item_id for each in benefit.select.items]
    prices = [_prices(tier, names) for tier in decide.tiers]
    if not any(map(any, prices)):
        yield Fault(at, "bring nothing")
        return
    most, below = most_units(counting, names), Decimal(0)
    for index, tier in enumerate(decide.tiers):
        if most is not None and below >= most:
            yield Fault(f"{at}/{index}", f"is never reached: limits leave {most} at the most")
        elif index and prices[index] == prices[index - 1]:
            yield Fault(f"{at}/{index}", "brings what the tier before it brings")
        elif index + 1 == len(prices) and not any(prices[index]):
            yield Fault(f"{at}/{index}", "brings nothing, as what lies above the last tier does")
        below = tier.up_to or below
    if len(prices) == 1 and decide.tiers[0].up_to is None:
        yield Fault(at, "never matter: there is one, without an end")


def _prices(tier: Tier, names: list[str]) -> list[Decimal]:
    """Give what a unit of each item brings."""
    if isinstance(tier, PerUnitTier):
        return [tier.amounts.get(name, Decimal(0)) for name in names]
    return [tier.percent if isinstance(tier, PercentTier) else tier.amount for _ in names]
