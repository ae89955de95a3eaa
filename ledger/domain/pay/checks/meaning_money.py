"""Faults of meaning in amounts, percentages and payments."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault, pointer
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.accumulate import Blocks, Each, EveryFact, Thresholds, Together, Total
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.decide import (
    Amounts,
    Flat,
    Gives,
    Lanes,
    NextLanes,
    PercentTiers,
    PerUnit,
    PriceTable,
    Requirement,
)
from ledger.domain.pay.terms.pay import (
    NotMoney,
    Paid,
    Paying,
    PerPayPeriod,
)
from ledger.domain.pay.terms.quantity import One
from ledger.domain.pay.terms.tiers import AmountTier, PerUnitTier, Tier, Tiers


def money_faults(place: Place) -> Iterator[Fault]:
    """Give what contradicts itself in what a benefit brings and how it is paid."""
    path = place.path
    match place.value:
        case PriceTable() as table:
            yield from _prices(path, table)
        case Tiers(tiers=tiers) | PercentTiers(tiers=tiers):
            yield from _tiers(f"{path}/tiers", tiers)
        case pay if isinstance(pay, Paying):
            yield from _instalments(path, pay)
        case Benefit() as benefit:
            yield from _places(path, benefit)
            yield from _fits_counting(path, benefit)
            yield from _fits_pay(path, benefit)


def highest(benefit: Benefit) -> Decimal:
    """Give the highest amount that one fact or level is sure to bring."""
    match benefit.decide:
        case PriceTable(prices=prices):
            return max(price.amount for price in prices.values())
        case Flat(amount=amount):
            return amount
        case Amounts(totals=totals):
            below = (Decimal(0), *totals[:-1])
            return max(upper - lower for lower, upper in zip(below, totals, strict=True))
        case Tiers(tiers=tiers) if all(isinstance(e.counts, One) for e in benefit.select.items):
            return max((e.amount for e in tiers if isinstance(e, AmountTier)), default=Decimal(0))
        case _:
            return Decimal(0)


def places_of(amount: Decimal) -> int:
    """Count the places of an amount."""
    return -int(amount.as_tuple().exponent)


def _prices(path: str, table: PriceTable) -> Iterator[Fault]:
    bounds = table.bounds
    if bounds.minimum > bounds.maximum:
        yield Fault(f"{path}/bounds", "the minimum is above the maximum")
        return
    for credential_id, price in table.prices.items():
        if not bounds.minimum <= price.amount <= bounds.maximum:
            yield Fault(
                pointer(f"{path}/prices", credential_id) + "/amount",
                f"{price.amount} lies outside {bounds.minimum} to {bounds.maximum}",
            )


def _places(path: str, benefit: Benefit) -> Iterator[Fault]:
    if isinstance(benefit.pay, NotMoney):
        return
    places = benefit.pay.rounding.places
    for at, amount in _amounts(path, benefit):
        if places_of(amount) > places:
            yield Fault(at, f"{amount} has more places than the {places} the benefit rounds to")


def _amounts(path: str, benefit: Benefit) -> Iterator[tuple[str, Decimal]]:
    match benefit.decide:
        case PriceTable(prices=prices):
            for credential_id, price in prices.items():
                yield pointer(f"{path}/decide/prices", credential_id) + "/amount", price.amount
        case Flat(amount=amount):
            yield f"{path}/decide/amount", amount
        case Amounts(totals=totals):
            for index, total in enumerate(totals):
                yield f"{path}/decide/totals/{index}", total


def _fits_counting(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what a benefit brings that does not fit how it counts."""
    decide, counting = benefit.decide, benefit.accumulate
    levels = counting.levels if isinstance(counting, Together) else None
    wanted, words = _COUNTED.get(type(decide), ((Each, Blocks, Thresholds, EveryFact), _BY_LEVELS))
    if not isinstance(levels or counting, wanted):
        yield Fault(f"{path}/decide/by", words)
    if isinstance(levels, Thresholds):
        yield from _by_level(path, benefit, levels)
    if isinstance(decide, PerUnit):
        yield from _every_item(f"{path}/decide", benefit, decide)
    if isinstance(decide, Tiers):
        for index, tier in enumerate(decide.tiers):
            if isinstance(tier, PerUnitTier):
                yield from _every_item(f"{path}/decide/tiers/{index}", benefit, tier)


_BY_LEVELS = "needs facts that count each by itself, or levels they reach together, not a total"
_BY_PLACE = "needs the place of each fact in a sum: /accumulate/levels"
_COUNTED: dict[type, tuple[tuple[type, ...], str]] = {
    PriceTable: ((Each,), "is for facts that count each by itself"),
    PerUnit: ((Each, EveryFact), "needs facts that count each by itself, or are each a level"),
    Tiers: ((EveryFact,), _BY_PLACE),
    PercentTiers: ((EveryFact,), _BY_PLACE),
    Amounts: ((Thresholds,), "needs thresholds that facts reach together: /accumulate/levels"),
    Lanes: ((Thresholds,), "needs thresholds that facts reach together: /accumulate/levels"),
    NextLanes: ((Blocks, Thresholds), "needs blocks or thresholds that facts reach together"),
    Requirement: ((Total,), "needs the total of what counts together: /accumulate/levels"),
}
"""How facts must count for what they bring, and what is said where they count otherwise."""


def _by_level(path: str, benefit: Benefit, levels: Thresholds) -> Iterator[Fault]:
    match benefit.decide:
        case Amounts(totals=totals):
            yield from _as_many(f"{path}/decide/totals", len(totals), levels)
            if list(totals) != sorted(totals):
                yield Fault(f"{path}/decide/totals", "fall from one level to the next")
        case Lanes(lanes=lanes):
            yield from _as_many(f"{path}/decide/lanes", len(lanes), levels)


def _as_many(path: str, count: int, levels: Thresholds) -> Iterator[Fault]:
    if count != len(levels.at):
        yield Fault(path, f"has {count}, and there are {len(levels.at)} thresholds")


def _tiers(path: str, tiers: Sequence[Tier]) -> Iterator[Fault]:
    below = Decimal(0)
    for index, tier in enumerate(tiers):
        if tier.up_to is None:
            if index + 1 < len(tiers):
                yield Fault(f"{path}/{index}/up_to", "is missing: only the last has no end")
        elif tier.up_to <= below:
            yield Fault(f"{path}/{index}/up_to", f"must be above {below}")
        below = below if tier.up_to is None else tier.up_to


def _every_item(path: str, benefit: Benefit, decide: PerUnit | PerUnitTier) -> Iterator[Fault]:
    items = {each.item_id for each in benefit.select.items}
    for name in sorted(items - set(decide.amounts)):
        yield Fault(f"{path}/amounts", f"has no amount for the item {name}")


def _fits_pay(path: str, benefit: Benefit) -> Iterator[Fault]:
    unpaid = isinstance(benefit.decide, Gives | Requirement)
    if unpaid and not isinstance(benefit.pay, NotMoney):
        yield Fault(f"{path}/pay/kind", "must be not_money: the benefit brings no amount")
    if not unpaid and isinstance(benefit.pay, NotMoney):
        yield Fault(f"{path}/pay/kind", "not_money is for units and requirements")
    each_day = benefit.date.governed_by is GovernedBy.VERSION_EACH_DAY
    if each_day and measured_once(benefit.pay):
        problem = "must not be version_each_day: what is measured once is decided once"
        yield Fault(f"{path}/date/governed_by", problem)


def _instalments(path: str, pay: Paying) -> Iterator[Fault]:
    at = f"{path}/instalments"
    if pay.paid is not Paid.INSTALMENTS:
        if pay.instalments is not None:
            yield Fault(at, "are given, and paid says something else")
        return
    if isinstance(pay, PerPayPeriod):
        yield Fault(f"{path}/paid", "instalments are not for what is paid each pay period")
    if pay.instalments is None:
        yield Fault(at, "is missing")
        return
    total = sum((each.percent for each in pay.instalments), Decimal(0))
    if total != Decimal(100):
        yield Fault(at, f"come to {total} percent, not to 100")
