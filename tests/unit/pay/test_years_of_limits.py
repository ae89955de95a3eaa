"""Of which contract year a fact is for a limit: of the day earned, or of another."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.accumulate import LimitScope, UnitLimit
from ledger.domain.pay.terms.days import DateName, Named
from tests.unit.pay.lots import add_up, blocks, codes, day, lot, terms
from tests.unit.pay.policies import ONE_TIME, benefit, faults
from tests.unit.pay.tariffs import counting

EIGHTEEN = UnitLimit(
    scope=LimitScope.CONTRACT_YEAR, at_most=Decimal(18), of=Named(name=DateName.CLAIMED)
)
RULE = terms(blocks(9), limits=(EIGHTEEN,))


def claimed(name: str, on: str | None) -> Lot:
    """Nine units earned in one contract year, claimed on whatever day."""
    return replace(lot(name, 9, "2022-05-01"), limited_on=(None if on is None else day(on),))


def test_what_is_claimed_in_two_years_has_the_room_of_both() -> None:
    lots = [claimed("a", "2022-06-29"), claimed("b", "2022-06-30"), claimed("c", "2022-07-01")]
    assert len(add_up(lots, RULE, "2022-10-01").levels) == 3


def test_what_is_claimed_in_one_year_shares_its_room() -> None:
    lots = [claimed("a", "2022-06-29"), claimed("b", "2022-06-30"), claimed("c", "2022-06-30")]
    outcome = add_up(lots, RULE, "2022-10-01")
    assert len(outcome.levels) == 2
    (note,) = outcome.notes["c"]
    assert note.text == (
        "At most 18 hours of one contract year, that of the day it was claimed, may count: of "
        "these 9 hours there is room for 0."
    )


def test_what_is_of_no_contract_year_yet_finds_no_room() -> None:
    outcome = add_up([claimed("a", None)], RULE, "2022-10-01")
    assert (outcome.levels, codes(outcome, "a")) == ((), ["contract_year_missing"])
    (note,) = outcome.notes["a"]
    assert note.text.startswith("Nothing says yet of which contract year it is")


@pytest.mark.parametrize(
    ("scope", "name", "fault"),
    [
        ("contract_year", "claimed", "names a claim that the benefit does not require"),
        ("period", "earned", "is for a limit of contract years, not for scope period"),
    ],
)
def test_a_limit_whose_day_never_comes_or_matters_is_refused(
    scope: str, name: str, fault: str
) -> None:
    together: dict[str, Any] = counting(
        unit="hour",
        over={"over": "career"},
        limits=[
            {
                "limit": "units",
                "at_most": "18",
                "scope": scope,
                "of": {"day": "named", "name": name},
            }
        ],
        levels={"by": "blocks", "size": "9"},
    )
    document = benefit(
        {"accumulate": together, "decide": {"by": "amount", "amount": "1.00"}, "pay": ONE_TIME}
    )
    assert faults(document) == {"/benefits/0/accumulate/limits/0/of": fault}
