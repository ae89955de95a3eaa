"""A district pays in a currency that there is, for its currency can never be changed."""

import re

import pytest

from ledger.domain.currencies import MINOR_UNITS
from ledger.domain.refusals.form import FieldInvalid
from tests.support.facts import district
from tests.support.memory import MemoryLedger


@pytest.mark.parametrize("code", ["ZZZ", "XXX", "XAU", "USB"])
def test_a_code_that_is_no_currency_is_refused(code: str) -> None:
    with pytest.raises(FieldInvalid, match=r"currency.*is no currency of ISO 4217"):
        MemoryLedger().record(district(currency=code))


@pytest.mark.parametrize("code", ["USD", "EUR", "JPY", "KWD", "CLF"])
def test_a_currency_is_taken(code: str) -> None:
    assert MemoryLedger().record(district(currency=code)).position


def test_a_code_has_three_letters_and_the_places_of_its_money() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in MINOR_UNITS)
    places = [MINOR_UNITS[code] for code in ("JPY", "USD", "KWD", "CLF")]
    assert places == [0, 2, 3, 4]
