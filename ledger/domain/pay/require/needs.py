"""Stage 4, decide: how the needs of a requirement stand, and the least that meets them all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from operator import itemgetter

from ledger.domain.pay.answer import AlternativeProgress, NeedProgress
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import Alternative, Need, Requirement
from ledger.domain.pay.words.amounts import at_least, enough

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
    alternative: Alternative,
    needed: Sequence[Fraction],
    counted: Mapping[str, Fraction],
    total: Fraction,
) -> AlternativeProgress:
    """Say of each need of an alternative what counts and what is missing of what is `needed`."""
    pairs = zip(alternative.needs, needed, strict=True)
    needs = tuple(_need(each, amount, counted, total) for each, amount in pairs)
    return AlternativeProgress(
        title=alternative.title, met=not any(each.missing for each in needs), needs=needs
    )


def nearest(benefit: Benefit, progress: Sequence[AlternativeProgress]) -> list[Short]:
    """Give what is missing of the alternative of which the least part is; of two of the first."""
    pairs = list(zip(requirement_of(benefit).alternatives, progress, strict=True))
    found = [(_share(*each, benefit), shorts_of(*each, benefit)) for each in pairs]
    return min(found, key=itemgetter(0))[1]


def shorts_of(
    alternative: Alternative, progress: AlternativeProgress, benefit: Benefit
) -> list[Short]:
    """Give what an alternative is short of, unit by unit, in the order of its needs."""
    by_unit: dict[str, list[tuple[str, Amount]]] = {}
    for need, each in zip(alternative.needs, progress.needs, strict=True):
        if each.missing:
            amount = amount_of(need, each.missing, benefit)
            by_unit.setdefault(unit_of(need, benefit), []).append((need.title, amount))
    return [
        Short(
            unit=name,
            needs=tuple(needs),
            least=least([amount for _, amount in needs]),
            exact=all(_apart(*two) for two in combinations([each for _, each in needs], 2)),
        )
        for name, needs in by_unit.items()
    ]


def _share(alternative: Alternative, progress: AlternativeProgress, benefit: Benefit) -> Fraction:
    """Give which part of all that an alternative needs is missing."""
    whole: dict[str, list[Amount]] = {}
    for need, each in zip(alternative.needs, progress.needs, strict=True):
        amount = amount_of(need, each.at_least, benefit)
        whole.setdefault(unit_of(need, benefit), []).append(amount)
    missing = sum(each.least for each in shorts_of(alternative, progress, benefit))
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


def amount_of(need: Need, amount: Decimal, benefit: Benefit) -> Amount:
    """Give an amount of what a need asks for; without items where it is of all in its unit."""
    own = None if need.items is None else frozenset(need.items)
    every = _items_of(unit_of(need, benefit), benefit)
    return Amount(items=None if own is None or every <= own else own, amount=amount)


def unit_of(need: Need, benefit: Benefit) -> str:
    """Give what a need is counted in."""
    counting = benefit.accumulate
    return need.unit or (counting.unit if isinstance(counting, Together) else "")


def by_unit(benefit: Benefit, by_item: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Add up what counts of the items by what they are counted in."""
    needs = (need for each in requirement_of(benefit).alternatives for need in each.needs)
    units = dict.fromkeys(unit_of(each, benefit) for each in needs)
    return {
        unit: sum(_of(sorted(_items_of(unit, benefit)), by_item), Fraction(0)) for unit in units
    }


def requirement_of(benefit: Benefit) -> Requirement:
    """Give the requirement that a benefit is; no other benefit is asked."""
    if not isinstance(benefit.decide, Requirement):
        message = f"{benefit.benefit_id} is no requirement"
        raise TypeError(message)
    return benefit.decide


def _items_of(unit: str, benefit: Benefit) -> frozenset[str]:
    """Give the items that count in a unit: those of its needs, or what other units leave."""
    of_units: dict[bool, set[str]] = {True: set(), False: set()}
    for alternative in requirement_of(benefit).alternatives:
        for need in alternative.needs:
            of_units[unit_of(need, benefit) == unit].update(need.items or ())
    every = {each.item_id for each in benefit.select.items}
    counting = benefit.accumulate
    own = isinstance(counting, Together) and counting.unit == unit
    return frozenset(every - of_units[False] if own else of_units[True])


def _apart(one: Amount, other: Amount) -> bool:
    return one.within(other) or other.within(one) or not one.shares(other)


def _need(
    need: Need, needed: Fraction, counted: Mapping[str, Fraction], total: Fraction
) -> NeedProgress:
    has = total if need.items is None else sum(_of(need.items, counted), Fraction(0))
    # What counts is rounded down and what is needed up, so that what is short by a hair is not met.
    return NeedProgress(
        title=need.title,
        at_least=enough(needed),
        counted=at_least(has),
        missing=enough(max(needed - has, Fraction(0))),
    )


def _of(items: Collection[str], counted: Mapping[str, Fraction]) -> Iterator[Fraction]:
    return (counted.get(name, Fraction(0)) for name in items)
