"""Exact decimals in one form."""

from decimal import Decimal


def canonical(value: Decimal) -> Decimal:
    """Give a decimal its one form, without exponent and trailing zeros, so that equal is equal."""
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
