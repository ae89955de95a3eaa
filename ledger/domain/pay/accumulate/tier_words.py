"""How stage 3, accumulate, puts tiers and places in the sum into words."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.tally import Level
from ledger.domain.pay.levels.tiers import NextPlaces, Piece
from ledger.domain.pay.words.wording import plain, unit_words

_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def place_of(level: Level, unit: str) -> str:
    """Say which one of the sum a fact is, or between which sums its units lie."""
    of_period = in_period(level.period)
    if level.quantity == 1 and level.at.denominator == 1:
        return f"is the {ordinal(int(level.at) + 1)} {one(unit)}{of_period}"
    end = unit_words(unit, level.at + level.quantity)
    return f"brings the sum{of_period} from {plain(level.at)} to {end}"


def priced(parts: Sequence[Piece], words: Callable[[Decimal], str]) -> str:
    """Say what each part of a fact brings, where it is more than one unit at one amount."""
    if len(parts) == 1 and parts[0].units == 1:
        return ""
    text = ", ".join(
        f"{plain(each.units)} at {words(each.each)} each"
        if each.each
        else f"{_unpaid(each)} {'brings' if each.units == 1 else 'bring'} nothing"
        for each in parts
    )
    return f". {text[0].upper()}{text[1:]}"


def places_words(places: NextPlaces | None) -> str:
    """Say what the next units bring, as part of a sentence."""
    if places is None:
        return "no further one brings anything"
    if places.short:
        return (
            f"after {plain(places.short)} more, each further one brings {places.each}{places.terms}"
        )
    if places.units is None:
        return f"each further one brings {places.each}{places.terms}"
    if places.units == 1:
        return f"the next one brings {places.each}{places.terms}"
    return f"the next {plain(places.units)} each bring {places.each}{places.terms}"


def earned_for(places: NextPlaces, by: str, each: str) -> str:
    """Say what is to be earned, and that each brings what is told."""
    if places.short:
        more = unit_words(places.unit, places.short, more=True)
        return f"earn {more}{by}; each beyond them brings {each}"
    if places.units is None:
        several = unit_words(places.unit, Fraction(2)).removeprefix("2 ")
        return f"earn more {several}{by}, each of which brings {each}"
    more = unit_words(places.unit, places.units, more=True)
    if places.units == 1:
        return f"earn {more}{by}, which brings {each}"
    return f"earn up to {more}{by}, each of which brings {each}"


def in_period(period: Period) -> str:
    """Name the period of a sum, where it is one of several."""
    return f" of {period.key}" if period.bounded else ""


def one(unit: str) -> str:
    """Name a single unit: micro credential."""
    return unit_words(unit, Fraction(1)).removeprefix("1 ")


def ordinal(number: int) -> str:
    """Put a place in a row: 1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def _unpaid(part: Piece) -> str:
    units = plain(part.units)
    return f"{units} above {plain(part.below)}" if part.below else f"the first {units}"
