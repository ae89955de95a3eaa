"""How amounts and quantities are put in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ledger.domain.pay.levels.notes import will_expire
from ledger.domain.pay.words.wording import to_four_places, told, unit_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal(0), "0.00 USD"),
        (Decimal(1390), "1,390.00 USD"),
        (Decimal("1390.5"), "1,390.50 USD"),
        (Decimal("1390.500"), "1,390.50 USD"),
        (Decimal("-12345.67"), "-12,345.67 USD"),
        (Decimal("0.125"), "0.125 USD"),
        (Decimal("1E+3"), "1,000.00 USD"),
        (Fraction(40000, 3), "13,333.3333 USD"),
        (Fraction(8920, 2), "4,460.00 USD"),
        (Fraction(12345, 100_000), "0.1235 USD"),
    ],
)
def test_money_has_its_thousands_apart_and_two_places_or_more(
    amount: Decimal | Fraction, words: str
) -> None:
    assert told(amount, "USD") == words


@pytest.mark.parametrize(
    ("unit", "one", "several"),
    [
        ("quarter-credit", "1 quarter credit", "7.5 quarter credits"),
        ("clock_hour", "1 clock hour", "7.5 clock hours"),
        ("hours", "1 hour", "7.5 hours"),
        ("class", "1 class", "7.5 classes"),
    ],
)
def test_a_unit_follows_its_number(unit: str, one: str, several: str) -> None:
    assert unit_words(unit, Decimal(1)) == one
    assert unit_words(unit, Fraction(15, 2)) == several
    assert unit_words(unit, Decimal(1), more=True) == one.replace("1 ", "1 more ")


@pytest.mark.parametrize(
    ("amount", "digits"),
    [
        (Fraction(100), "100"),
        (Fraction(5, 2), "2.5"),
        (Fraction(2, 3), "0.6667"),
        (Fraction(12345, 100_000), "0.1235"),
        (Fraction(-12345, 100_000), "-0.1235"),
        (Fraction(0), "0"),
        (Fraction(999_999_999) + Fraction(1, 4), "999999999.25"),
    ],
)
def test_an_amount_has_at_most_four_places_half_rounded_up(amount: Fraction, digits: str) -> None:
    assert to_four_places(amount) == digits


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ("1", "Of it 1 ceu expires on 1 July 2026 unless a level uses it before."),
        ("2", "Of it 2 ceus expire on 1 July 2026 unless a level uses them before."),
    ],
)
def test_units_that_grow_too_old_are_told_one_or_several(units: str, told: str) -> None:
    assert will_expire(Fraction(units), "ceu", date(2026, 7, 1)).text == told
