"""Exact decimals: `decimal.Decimal` and `google.type.Decimal`."""

from decimal import Decimal

from google.type import decimal_pb2


def encode(value: Decimal | int | str) -> decimal_pb2.Decimal:
    """The message for `value`; a float has no exact decimal and is not taken.

    Raises:
        ValueError: not a finite decimal number.
    """
    return decimal_pb2.Decimal(value=format(exact(value), "f"))


def decode(message: decimal_pb2.Decimal) -> Decimal:
    """The number of `message`.

    Raises:
        ValueError: not a finite decimal number.
    """
    return exact(message.value)


def exact(value: Decimal | int | str) -> Decimal:
    """The finite decimal that `value` is.

    Raises:
        ValueError: not a finite decimal number.
    """
    try:
        number = Decimal(value)
    except ArithmeticError:
        raise ValueError(f"{value!r} is not a decimal number") from None
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a finite number")
    return number
