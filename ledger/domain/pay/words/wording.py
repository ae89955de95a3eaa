"""How explanations put days and amounts to a person."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.words.months import NAMES


@lru_cache(maxsize=4096)
def said(day: date) -> str:
    """Put a day in words: 3 October 2025."""
    return f"{day.day} {NAMES[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def told(amount: Decimal | Fraction, currency: str) -> str:
    """Put money in words: 1,400.00 USD, with up to four places where two do not say it."""
    digits = _in_places(Fraction(amount))
    places = max(2, -int(digits.as_tuple().exponent))
    return f"{digits:,.{places}f} {currency}"


def units(unit: CreditUnit) -> str:
    """Put a unit in words: clock hours."""
    return unit.value.replace("_", " ") + "s"


def unit_words(unit: str, quantity: Decimal | Fraction, *, more: bool = False) -> str:
    """Put a quantity of a policy's unit in words: 15 quarter credits, 1 point, 3 more points.

    A policy may name its unit in the singular or in the plural.
    """
    one = unit.replace("_", " ").replace("-", " ")
    one = one if one.endswith("ss") else one.removesuffix("s")
    several = f"{one}es" if one.endswith("s") else f"{one}s"
    further = "more " if more else ""
    return f"{plain(quantity)} {further}{one if quantity == 1 else several}"


@lru_cache(maxsize=4096)
def to_four_places(amount: Fraction) -> str:
    """Give an amount as digits, without zeros at its end; one with more than four places rounded.

    It is rounded half up to four, as amounts of money have at most; what is reckoned with is the
    amount itself.
    """
    return f"{_in_places(amount):f}"


def _in_places(amount: Fraction) -> Decimal:
    whole = int(abs(amount) * 10_000 + Fraction(1, 2))
    return Decimal(whole if amount >= 0 else -whole).scaleb(-4).normalize()


@lru_cache(maxsize=4096)
def plain(quantity: Decimal | Fraction) -> str:
    """Put a quantity in words: 7.5, or 2 1/3 where no decimal says it."""
    exact = Fraction(quantity)
    whole, rest = divmod(exact.numerator, exact.denominator)
    denominator = exact.denominator
    while denominator % 10 == 0:
        denominator //= 10
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator == 1:
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
        return f"{value.normalize():f}"
    return f"{whole} {rest}/{exact.denominator}" if whole else f"{rest}/{exact.denominator}"
