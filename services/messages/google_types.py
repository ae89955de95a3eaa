"""Dates, decimals, money and instants as Google's common types carry them, and as Python does."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation, Overflow

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal as WireDecimal
from google.type.money_pb2 import Money

from ledger.domain.decimals import canonical
from ledger.domain.values import FIRST_DAY, LAST_DAY

_GRAMMAR = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_TEXT_LENGTH_MAX = 64
_MICRO = Decimal("0.000001")
_WHOLE_MAX = Decimal(10) ** 18
_EXACT = Context(prec=24, traps=[Inexact, InvalidOperation, Overflow])
_NANO = Decimal("0.000000001")
_NANOS = 1_000_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_date(message: Date) -> date:
    """Reads a google.type.Date. Raises ValueError unless it is a whole day that facts can have."""
    if not (message.year and message.month and message.day):
        raise ValueError("must have year, month and day")
    try:
        day = date(message.year, message.month, message.day)
    except ValueError:
        raise ValueError(
            f"{message.year}-{message.month}-{message.day} is no day of the calendar"
        ) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"must lie between {FIRST_DAY} and {LAST_DAY}")
    return day


def write_date(message: Date, day: date) -> None:
    """Fills a google.type.Date."""
    message.year, message.month, message.day = day.year, day.month, day.day


def read_decimal(message: WireDecimal) -> Decimal:
    """Reads a google.type.Decimal into its one form. Raises ValueError."""
    text = message.value
    if len(text) > _TEXT_LENGTH_MAX or not _GRAMMAR.fullmatch(text):
        raise ValueError("must be a decimal number, such as 7.5")
    try:
        value = _EXACT.quantize(Decimal(text), _MICRO)
    except DecimalException:
        value = _WHOLE_MAX
    if abs(value) >= _WHOLE_MAX:
        raise ValueError("must have at most 18 digits before and 6 after the point")
    return canonical(value) if value else Decimal(0)


def write_decimal(message: WireDecimal, value: Decimal) -> None:
    """Fills a google.type.Decimal, without an exponent."""
    message.value = f"{value:f}"


def read_money(message: Money) -> tuple[str, Decimal]:
    """Reads a google.type.Money as currency code and amount. Raises ValueError."""
    units, nanos = message.units, message.nanos
    if abs(nanos) >= _NANOS or units * nanos < 0:
        raise ValueError("must have nanos below one unit and of the same sign")
    return message.currency_code, canonical(units + nanos * _NANO)


def write_money(message: Money, currency_code: str, amount: Decimal) -> None:
    """Fills a google.type.Money. Raises ValueError where the amount is finer than a nano."""
    nanos = int(amount * _NANOS)
    if nanos * _NANO != amount:
        raise ValueError(f"{amount} {currency_code} is finer than money can be told")
    sign = -1 if nanos < 0 else 1
    units, rest = divmod(abs(nanos), _NANOS)
    message.currency_code = currency_code
    message.units, message.nanos = sign * units, sign * rest


def read_instant(message: Timestamp) -> datetime:
    """Reads a Timestamp; what is finer than a microsecond is cut off. Raises ValueError."""
    if not 0 <= message.nanos < _NANOS:
        raise ValueError("must have nanos from 0 to 999999999")
    try:
        return _EPOCH + timedelta(seconds=message.seconds, microseconds=message.nanos // 1000)
    except OverflowError:
        raise ValueError("must lie in the years 1 to 9999") from None


def write_instant(message: Timestamp, instant: datetime) -> None:
    """Fills a Timestamp."""
    since = instant - _EPOCH
    message.seconds = since.days * 86_400 + since.seconds
    message.nanos = since.microseconds * 1000
