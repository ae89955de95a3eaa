"""Stage 4, decide: how the needs of a requirement stand, and the least that meets them all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from operator import itemgetter

from ledger.domain.pay.amounts import at_least
from ledger.domain.pay.answer import AlternativeProgress, NeedProgress
from ledger.domain.pay.terms.decide import Alternative, Need

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """So many units of some items; of all, where none is named."""

    items: frozenset[str] | None
    amount: Decimal

    def shares(self, other: "Amount") -> bool:
        """Whether a unit can be of both."""
        if self.items is None or other.items is None:
            return True
        return not self.items.isdisjoint(other.items)

    def within(self, other: "Amount") -> bool:
        """Whether every unit of it is one of the other."""
        return other.items is None or (self.items is not None and self.items <= other.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """What is missing of one unit: the amounts, need by need, and the least that meets them all.

    It is `exact` where of any two needs one lies within the other or they share no item; else the
    least may be more.
    """

    unit: str
    needs: tuple[tuple[str, Amount], ...]
    least: Decimal
    exact: bool


def standing_of(
    alternative: Alternative, counted: Mapping[str, Fraction], total: Fraction
) -> AlternativeProgress:
    """Say of each need of an alternative what counts and what is missing."""
    needs = tuple(_need(each, counted, total) for each in alternative.needs)
    return AlternativeProgress(
        title=alternative.title, met=not any(each.missing for each in needs), needs=needs
    )


def shorts_of(alternative: Alternative, progress: AlternativeProgress, unit: str) -> list[Short]:
    """Give what an alternative is short of, unit by unit, in the order of its needs."""
    by_unit: dict[str, list[tuple[str, Amount]]] = {}
    for need, each in zip(alternative.needs, progress.needs, strict=True):
        if each.missing:
            amount = amount_of(need, each.missing)
            by_unit.setdefault(need.unit or unit, []).append((need.title, amount))
    return [
        Short(
            unit=name,
            needs=tuple(needs),
            least=least([amount for _, amount in needs]),
            exact=all(_apart(*two) for two in combinations([each for _, each in needs], 2)),
        )
        for name, needs in by_unit.items()
    ]


def nearest(
    alternatives: Sequence[Alternative], progress: Sequence[AlternativeProgress], unit: str
) -> list[Short]:
    """Give what is missing of the alternative of which the least part is; of two of the first."""
    pairs = list(zip(alternatives, progress, strict=True))
    found = [(_share(*each, unit), shorts_of(*each, unit)) for each in pairs]
    return min(found, key=itemgetter(0))[1]


def _share(alternative: Alternative, progress: AlternativeProgress, unit: str) -> Fraction:
    """Give which part of all that an alternative needs is missing."""
    whole: dict[str, list[Amount]] = {}
    for need, each in zip(alternative.needs, progress.needs, strict=True):
        whole.setdefault(need.unit or unit, []).append(amount_of(need, each.at_least))
    missing = sum(each.least for each in shorts_of(alternative, progress, unit))
    return Fraction(missing) / Fraction(sum(map(least, whole.values())))


def least(amounts: Sequence[Amount]) -> Decimal:
    """Give the least number of units that is enough for all of some amounts.

    It is the greatest sum of amounts of which no two share an item: so much is surely needed, and
    it is enough where of any two one lies within the other or they share none.
    """
    if not amounts:
        return _NOTHING
    first, *others = amounts
    apart = [each for each in others if not first.shares(each)]
    with_first = first.amount + least(apart)
    return with_first if len(apart) == len(others) else max(with_first, least(others))


def amount_of(need: Need, amount: Decimal) -> Amount:
    """Give an amount of what a need asks for."""
    return Amount(items=None if need.items is None else frozenset(need.items), amount=amount)


def _apart(one: Amount, other: Amount) -> bool:
    return one.within(other) or other.within(one) or not one.shares(other)


def _need(need: Need, counted: Mapping[str, Fraction], total: Fraction) -> NeedProgress:
    has = total if need.items is None else sum(_of(need.items, counted), Fraction(0))
    # Rounded down, so that what is short by a hair is not met.
    exact = at_least(has)
    missing = max(need.at_least - exact, _NOTHING)
    return NeedProgress(title=need.title, at_least=need.at_least, counted=exact, missing=missing)


def _of(items: Collection[str], counted: Mapping[str, Fraction]) -> Iterator[Fraction]:
    return (counted.get(name, Fraction(0)) for name in items)
