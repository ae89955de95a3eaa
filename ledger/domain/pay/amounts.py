"""Exact amounts: fractions until the policy says where and how to round."""

from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.answer import Money
from ledger.domain.pay.terms.pay import Rounding, RoundingMode


def rounded(amount: Fraction, rounding: Rounding) -> Decimal:
    """Round an amount that is not negative to the places of the policy."""
    return rounded_ratio(amount.numerator, amount.denominator, rounding)


def rounded_ratio(numerator: int, denominator: int, rounding: Rounding) -> Decimal:
    """Round the same amount, given as two whole numbers."""
    whole, rest = divmod(numerator * 10**rounding.places, denominator)
    match rounding.mode:
        case RoundingMode.UP:
            step = rest > 0
        case RoundingMode.DOWN:
            step = False
        case RoundingMode.HALF_UP:
            step = 2 * rest >= denominator
        case RoundingMode.HALF_EVEN:
            step = 2 * rest + whole % 2 > denominator
    return Decimal(whole + step).scaleb(-rounding.places)


def money(amount: Decimal, currency: str) -> Money:
    """Give an amount its currency."""
    return Money(currency_code=currency, amount=amount)
