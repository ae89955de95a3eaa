"""What the place of a fact in the sum is worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.levels.queue import Cuts
from ledger.domain.pay.terms.decide import PercentTiers
from ledger.domain.pay.terms.pay import OneTime, Pay
from ledger.domain.pay.terms.tiers import AmountTier, PercentTier, PerUnitTier, Tier, Tiers
from ledger.domain.pay.words.paid_words import paid_for
from ledger.domain.pay.words.wording import plain, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What of a fact lies in one tier, `units` above the sum `below`, and what each unit brings.

    That is an amount or a percentage. What lies above the last tier has no `tier`, and brings
    nothing.
    """

    tier: int | None
    below: Fraction
    units: Fraction
    each: Decimal

    @property
    def whole(self) -> Fraction:
        """What all of it brings, exactly."""
        return self.units * Fraction(self.each)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPlaces:
    """What lies above a sum: nothing more for `short` units, then `each` for every one of `units`.

    `prices` are the different ones of the tier, amounts or percentages, the least first, and
    `words` say each; `terms` say what they are for: a year, at full time. `units`, of the unit
    named, is None where there is no end.
    """

    unit: str
    short: Fraction
    units: Fraction | None
    prices: tuple[Decimal, ...]
    words: tuple[str, ...]
    terms: str

    @property
    def each(self) -> str:
        """What a unit brings: the least and the most."""
        return " to ".join(dict.fromkeys((self.words[0], self.words[-1])))


def cuts_of(benefit: Benefit) -> Cuts:
    """Give how a benefit cuts the line of its facts."""
    decide, kept = benefit.decide, isinstance(benefit.pay, OneTime)
    if not isinstance(decide, Tiers | PercentTiers):
        return Cuts(places_kept=kept)
    at = tuple(each.up_to for each in decide.tiers if each.up_to is not None)
    return Cuts(at=at, ended=len(at) == len(decide.tiers), places_kept=kept)


def pieces(tiers: Sequence[Tier], item_id: str, at: Fraction, units: Fraction) -> Iterator[Piece]:
    """Cut the units of a fact, which lie above the sum `at`, at the ends of tiers."""
    end = at + units
    for index, (below, up_to) in enumerate(_bounds(tiers)):
        start, stop = max(at, below), end if up_to is None else min(end, up_to)
        if stop > start:
            each = _price(tiers[index], item_id)
            yield Piece(tier=index, below=start, units=stop - start, each=each)
    last = tiers[-1].up_to
    if last is not None and end > last:
        start = max(at, Fraction(last))
        yield Piece(tier=None, below=start, units=end - start, each=Decimal(0))


def next_places(
    decide: Tiers | PercentTiers, pay: Pay, total: Fraction, unit: str, currency: str
) -> NextPlaces | None:
    """Give what the next units above a sum bring; None where no further ones bring anything."""
    for tier, (below, up_to) in zip(decide.tiers, _bounds(decide.tiers), strict=True):
        prices = _prices(tier)
        if prices and (up_to is None or up_to > total):
            start = max(below, total)
            units = None if up_to is None else up_to - start
            return NextPlaces(
                unit=unit,
                short=start - total,
                units=units,
                prices=prices,
                words=tuple(price_words(each, decide, currency) for each in prices),
                terms="" if isinstance(decide, PercentTiers) else paid_for(pay),
            )
    return None


def price_words(price: Decimal, decide: Tiers | PercentTiers, currency: str) -> str:
    """Say what one unit brings."""
    return f"{plain(price)} %" if isinstance(decide, PercentTiers) else told(price, currency)


def _bounds(tiers: Sequence[Tier]) -> Iterator[tuple[Fraction, Fraction | None]]:
    ends = [None if each.up_to is None else Fraction(each.up_to) for each in tiers]
    for below, up_to in pairwise((Fraction(0), *ends)):
        if below is not None:  # only the last tier has no end
            yield below, up_to


def _price(tier: Tier, item_id: str) -> Decimal:
    match tier:
        case AmountTier(amount=amount):
            return amount
        case PerUnitTier(amounts=amounts):
            return amounts[item_id]
        case PercentTier(percent=percent):
            return percent


def _prices(tier: Tier) -> tuple[Decimal, ...]:
    """Give the different prices of a tier, without nothing."""
    match tier:
        case PerUnitTier(amounts=amounts):
            return tuple(sorted({each for each in amounts.values() if each}))
        case AmountTier(amount=price) | PercentTier(percent=price):
            return (price,) if price else ()
