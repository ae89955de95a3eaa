"""Days, decimals, money and instants keep their value on the way to the wire and back."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal as DecimalMessage
from google.type.money_pb2 import Money
from hypothesis import given
from hypothesis import strategies as st

from credential_ledger import dates, decimals, money, times
from credential_ledger.v1.basis_pb2 import Known

AMOUNTS = st.decimals(min_value=-(10**15), max_value=10**15, places=6)


@given(st.dates())
def test_a_day_comes_back_as_it_went(day: date) -> None:
    assert dates.decode(dates.encode(day)) == day


def test_a_year_without_a_month_is_no_day() -> None:
    with pytest.raises(ValueError, match="month"):
        dates.decode(Date(year=2026))


@given(AMOUNTS)
def test_a_decimal_comes_back_as_it_went(value: Decimal) -> None:
    assert decimals.decode(decimals.encode(value)) == value


def test_a_decimal_travels_without_exponent() -> None:
    assert decimals.encode(Decimal("1E+3")) == DecimalMessage(value="1000")
    assert decimals.encode(7) == DecimalMessage(value="7")


@pytest.mark.parametrize("value", ["", "one", "NaN", "Infinity", "1,5"])
def test_what_is_no_finite_decimal_is_no_decimal(value: str) -> None:
    with pytest.raises(ValueError, match="number"):
        decimals.encode(value)


@given(AMOUNTS)
def test_money_comes_back_as_it_went(amount: Decimal) -> None:
    assert money.decode(money.encode(amount, "USD")) == amount


def test_units_and_nanos_of_money_have_one_sign() -> None:
    debt = Money(currency_code="USD", units=-1, nanos=-750_000_000)
    assert money.encode("-1.75", "USD") == debt
    assert money.encode("-0.75", "USD") == Money(currency_code="USD", nanos=-750_000_000)


@pytest.mark.parametrize(
    ("amount", "text"), [("600", "600.00"), ("-0.5", "-0.50"), ("0.125", "0.125"), ("0", "0.00")]
)
def test_money_is_read_with_its_cents(amount: str, text: str) -> None:
    assert str(money.decode(money.encode(amount, "USD"))) == text


def test_money_has_at_most_nine_places() -> None:
    with pytest.raises(ValueError, match="decimal places"):
        money.encode("0.0000000001", "USD")


def test_an_instant_comes_back_in_utc_to_the_microsecond() -> None:
    noon = datetime(2026, 11, 24, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=-5)))
    assert times.decode(times.encode(noon)) == noon
    assert times.decode(times.encode(noon)).tzinfo is UTC


def test_a_time_without_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        times.known(datetime(2026, 11, 24, 12))  # noqa: DTZ001 -- that it has no zone is the point


def test_known_is_a_position_or_a_time_or_now() -> None:
    assert times.known(12) == Known(position=12)
    assert times.known(None) is None
