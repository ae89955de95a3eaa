"""Exact amounts: fractions until the policy says where and how to round."""

from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.answer import Money
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.terms.quantity import RoundingMode

_LEAST = Decimal("0.0001")


def rounded(amount: Fraction, rounding: Rounding) -> Decimal:
    """Round an amount that is not negative to the places of the policy."""
    return rounded_ratio(amount.numerator, amount.denominator, rounding)


def rounded_ratio(numerator: int, denominator: int, rounding: Rounding) -> Decimal:
    """Round the same amount, given as two whole numbers."""
    whole = _whole(numerator * 10**rounding.places, denominator, rounding.mode)
    return Decimal(whole).scaleb(-rounding.places)


def to_step(amount: Fraction, step: Decimal, mode: RoundingMode) -> Fraction:
    """Round an amount that is not negative to a multiple of a step."""
    steps = amount / Fraction(step)
    return _whole(steps.numerator, steps.denominator, mode) * Fraction(step)


def _whole(numerator: int, denominator: int, mode: RoundingMode) -> int:
    whole, rest = divmod(numerator, denominator)
    match mode:
        case RoundingMode.UP:
            step = rest > 0
        case RoundingMode.DOWN:
            step = False
        case RoundingMode.HALF_UP:
            step = 2 * rest >= denominator
        case RoundingMode.HALF_EVEN:
            step = 2 * rest + whole % 2 > denominator
    return whole + step


def at_least(quantity: Fraction) -> Decimal:
    """Give a quantity in digits: exactly where they end, else the first four places of them."""
    return _digits(quantity, RoundingMode.DOWN)


def enough(quantity: Fraction) -> Decimal:
    """Give what is missing in digits: exactly where they end, else four places, rounded up."""
    return _digits(quantity, RoundingMode.UP)


def _digits(quantity: Fraction, mode: RoundingMode) -> Decimal:
    prime_free = quantity.denominator
    for prime in (2, 5):
        while prime_free % prime == 0:
            prime_free //= prime
    exact = quantity if prime_free == 1 else to_step(quantity, _LEAST, mode)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).normalize() + 0


def money(amount: Decimal, currency: str) -> Money:
    """Give an amount its currency."""
    return Money(currency_code=currency, amount=amount)
