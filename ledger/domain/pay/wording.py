"""How explanations put days and amounts to a person."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from ledger.domain.facts.credit import CreditUnit
from ledger.domain.pay.months import NAMES

_TEN_THOUSANDTHS = 10_000


@lru_cache(maxsize=4096)
def said(day: date) -> str:
    """Put a day in words: 3 October 2025."""
    return f"{day.day} {NAMES[day.month - 1]} {day.year}"


def told(amount: Decimal, currency: str) -> str:
    """Put an amount in words: 400.00 USD."""
    return f"{amount:f} {currency}"


def units(unit: CreditUnit) -> str:
    """Put a unit in words: clock hours."""
    return unit.value.replace("_", " ") + "s"


@lru_cache(maxsize=4096)
def exact(amount: Fraction) -> str:
    """Give an amount as digits, without zeros at its end; one with more than four places rounded.

    It is rounded half up to four, as amounts of money have at most: what is added to and multiplied
    is the amount itself.
    """
    whole = int(abs(amount) * _TEN_THOUSANDTHS + Fraction(1, 2))
    return f"{Decimal(whole if amount >= 0 else -whole).scaleb(-4).normalize():f}"


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
