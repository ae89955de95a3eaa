"""Amounts of money: an exact decimal with an ISO 4217 code, and `google.type.Money`."""

from decimal import Decimal

from google.type.money_pb2 import Money

from credential_ledger import decimals

_NANOS_PER_UNIT = 10**9
_PLACES = 9


def encode(amount: Decimal | int | str, currency_code: str) -> Money:
    """The message for `amount`.

    Raises:
        ValueError: not a finite decimal number, or more than nine decimal places.
    """
    nanos = decimals.exact(amount).scaleb(_PLACES)
    if nanos != nanos.to_integral_value():
        raise ValueError(f"{amount} has more than {_PLACES} decimal places")
    units, rest = divmod(abs(int(nanos)), _NANOS_PER_UNIT)
    sign = -1 if nanos < 0 else 1
    return Money(currency_code=currency_code, units=sign * units, nanos=sign * rest)


def decode(message: Money) -> Decimal:
    """The amount of `message`, exact, with at least two decimal places."""
    nanos = message.units * _NANOS_PER_UNIT + message.nanos
    whole = Decimal(nanos).scaleb(-_PLACES).normalize()
    cents = Decimal("0.01")
    return whole.quantize(cents) if whole == whole.quantize(cents) else whole
