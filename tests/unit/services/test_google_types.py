"""Dates, decimals, money and instants keep their value on the wire, or are refused."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal as WireDecimal
from google.type.money_pb2 import Money as WireMoney

from services.messages import google_types


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7.50", "7.5"),
        ("+.5", "0.5"),
        ("1.", "1"),
        ("1e5", "100000"),
        ("-0", "0"),
        ("0.0000010", "0.000001"),
        ("123456789012345678.123456", "123456789012345678.123456"),
    ],
)
def test_a_decimal_has_one_form_whatever_way_it_was_written(text: str, value: str) -> None:
    assert str(google_types.read_decimal(WireDecimal(value=text))) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NaN",
        "Infinity",
        "1_000",
        " 1",
        "1,5",
        "٣",
        "1e999999999",
        "1e18",
        "0.0000001",
        "1234567890123456789",
        "1.0000000000000000000000000000001",
        "9" * 65,
    ],
)
def test_what_is_no_plain_decimal_of_18_and_6_digits_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        google_types.read_decimal(WireDecimal(value=text))


@pytest.mark.parametrize("day", [Date(year=1, month=1, day=1), Date(year=9999, month=12, day=31)])
def test_a_date_is_one_that_facts_can_have(day: Date) -> None:
    with pytest.raises(ValueError, match="must lie between 1900-01-01 and 2199-12-31"):
        google_types.read_date(day)


@pytest.mark.parametrize("day", [Date(year=2026), Date(month=1, day=1), Date(year=10_000, month=1)])
def test_a_date_is_a_whole_day(day: Date) -> None:
    with pytest.raises(ValueError, match="must have year, month and day"):
        google_types.read_date(day)


@pytest.mark.parametrize("amount", ["0", "12.34", "-0.05", "-3", "600"])
def test_money_keeps_its_amount_and_sign(amount: str) -> None:
    message = WireMoney()
    google_types.write_money(message, "USD", Decimal(amount))
    assert google_types.read_money(message) == ("USD", Decimal(amount))


def test_an_instant_keeps_its_microseconds_and_loses_what_is_finer() -> None:
    instant = datetime(2026, 11, 24, 3, 0, 0, 123456, tzinfo=UTC)
    message = Timestamp()
    google_types.write_instant(message, instant)
    message.nanos += 999
    assert google_types.read_instant(message) == instant


def test_an_instant_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="years 1 to 9999"):
        google_types.read_instant(Timestamp(seconds=10**12))
