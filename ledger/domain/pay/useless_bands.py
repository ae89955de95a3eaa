"""Bands of several benefits that leave a gap between them: what lies in it brings nothing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.terms.accumulate import Band, Together


class _Tier(NamedTuple):
    above: Decimal
    up_to: Decimal | None
    benefit_id: str
    path: str


def gaps_between_bands(document: PolicyDocument) -> Iterator[Fault]:
    """Give the bands of a sum that begin above the end of those below them."""
    tables: list[tuple[object, list[_Tier]]] = []
    for index, benefit in enumerate(document.benefits):
        counting = benefit.accumulate
        if not isinstance(counting, Together) or not isinstance(counting.levels, Band):
            continue
        same = _sum_of(benefit, counting)
        tiers = next((tiers for of, tiers in tables if of == same), None)
        if tiers is None:
            tiers = []
            tables.append((same, tiers))
        band, path = counting.levels, f"/benefits/{index}/accumulate/levels/above"
        tiers.append(_Tier(band.above, band.up_to, benefit.benefit_id, path))
    for _, tiers in tables:
        yield from _gaps(sorted(tiers, key=lambda tier: tier.above))


def _sum_of(benefit: Benefit, counting: Together) -> object:
    """Give what two benefits have in common that count the same sum for the same people."""
    select = benefit.select
    items = [(each.facts, each.counts, each.convert) for each in select.items]
    return counting.unit, counting.over, items, select.assignments, select.conditions


def _gaps(tiers: list[_Tier]) -> Iterator[Fault]:
    highest, rest = tiers[0], tiers[1:]
    for tier in rest:
        if highest.up_to is None:
            return
        if tier.above > highest.up_to:
            lies = f"what lies between {highest.up_to} and {tier.above} brings nothing"
            yield Fault(tier.path, f"{lies}: {highest.benefit_id} ends at {highest.up_to}")
        if tier.up_to is None or tier.up_to > highest.up_to:
            highest = tier
