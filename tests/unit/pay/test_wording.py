"""Amounts in explanations: digits as they are, or rounded to four places."""

from fractions import Fraction

import pytest

from ledger.domain.pay.wording import exact


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
    assert exact(amount) == digits
