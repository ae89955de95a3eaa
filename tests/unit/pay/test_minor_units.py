"""Rounding to more places than money has is told, wherever a policy rounds."""

import json

import pytest

from ledger.domain.pay.checking import check_document
from ledger.domain.pay.checks.minor_units import finer_than_money
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.fault import Fault
from tests.unit.pay.policies import benefit

PLACES = ("/benefits/0/pay/rounding/places", "/recovery/places")
SOURCE = json.dumps(benefit({}, recovery={"places": 2})).encode()


class Lakeview:
    """A district that has published nothing but its currency."""

    def __init__(self, currency: str) -> None:
        self._currency = currency

    def names(self, of: str) -> list[str]:
        return [of]

    def year_begins(self) -> list[tuple[int, int]]:
        return []

    def currency(self) -> str:
        return self._currency

    def others(self) -> list[tuple[str, str]]:
        return []

    def earlier(self) -> None:
        return None


@pytest.mark.parametrize(
    ("currency", "told"),
    [
        ("USD", {}),
        ("KWD", {}),
        ("JPY", dict.fromkeys(PLACES, "is more than the 0 decimal places of money in JPY")),
    ],
)
def test_each_place_that_rounds_finer_than_money_is_a_warning(
    currency: str, told: dict[str, str]
) -> None:
    document = parse_document(SOURCE)
    assert dict(finer_than_money(document, currency)) == told
    found = check_document(SOURCE, None, Lakeview(currency)).warnings
    assert [each for each in found if each.path in PLACES] == [*map(Fault._make, told.items())]
