"""Whole numbers where fractions would be slow: the finest part that all quantities are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.accumulate import (
    Blocks,
    FullMultiples,
    Thresholds,
    Together,
    UnitLimit,
    WholeFacts,
)

Grains = int | Fraction
"""So many of the finest parts. A share of some may be a fraction, which is exact too."""


@dataclass(frozen=True, slots=True)
class Grain:
    """The finest part of a unit: so many make up one."""

    parts: int

    @classmethod
    def of(cls, lots: Iterable[Lot], terms: Together) -> "Grain":
        """Find it for all that is added up and compared."""
        stated = (Fraction(each).denominator for each in _quantities(terms))
        return cls(lcm(*(lot.quantity.denominator for lot in lots), *stated))

    def grains(self, quantity: Fraction | Decimal) -> Grains:
        """Give a quantity in the finest parts."""
        return whole(Fraction(quantity) * self.parts)

    def units(self, grains: Grains) -> Fraction:
        """Give the quantity again."""
        return Fraction(grains, self.parts)


def whole(grains: Fraction) -> Grains:
    """Give a fraction that is none as the whole number it is."""
    return grains.numerator if grains.denominator == 1 else grains


def _quantities(terms: Together) -> Iterator[Decimal]:
    yield from (
        limit.at_most for limit in terms.limits if isinstance(limit, UnitLimit | WholeFacts)
    )
    yield from (limit.of for limit in terms.limits if isinstance(limit, FullMultiples))
    match terms.levels:
        case Blocks(size=size):
            yield size
        case Thresholds(at=at):
            yield from at
