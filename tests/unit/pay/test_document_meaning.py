"""A policy document that contradicts itself is refused, and every fault shows at once."""

from typing import Any

import pytest

from tests.unit.pay.policies import (
    AWARD_POOL,
    LEARNING,
    MAKER,
    MONEY_POOL,
    ONE_TIME,
    PLAIN,
    benefit,
    changed,
    faults,
)

USES_THREE = [{"pool": "three", "drawn": "once"}]


def test_all_faults_are_reported_at_once() -> None:
    document = changed(
        {
            "title": None,
            "surprise": 1,
            "benefits/0/benefit_id": "B!",
            f"benefits/0/decide/prices/{MAKER}": {"amount": 1, "note": "x"},
            "combination": {"method": "up_to"},
            "pools": [AWARD_POOL, AWARD_POOL],
        }
    )
    assert set(faults(document)) == {
        "/title",
        "/surprise",
        "/benefits/0/benefit_id",
        f"/benefits/0/decide/prices/{MAKER}/amount",
        f"/benefits/0/decide/prices/{MAKER}/note",
        "/combination/total",
        "/pools/1/pool_id",
    }


def test_a_fault_of_meaning_shows_beside_a_fault_of_form_elsewhere() -> None:
    twice = [*PLAIN["benefits"], {**PLAIN["benefits"][0], "title": 7}, PLAIN["benefits"][0]]
    assert set(faults({**PLAIN, "benefits": twice})) == {
        "/benefits/1/title",
        "/benefits/1/benefit_id",
        "/benefits/2/benefit_id",
    }


def test_a_name_is_read_also_where_its_part_has_a_fault_of_form() -> None:
    uses = [{"pool": "three", "drawn": "once"}, {"pool": "four", "drawn": "once"}]
    document = benefit({"accumulate/uses": uses}, pools=[{**AWARD_POOL, "limit": "many"}])
    assert set(faults(document)) == {"/pools/0/limit", "/benefits/0/accumulate/uses/1/pool"}
    choice = {"keep": "highest", "benefits": ["increase", "nobody"]}
    document = changed({"benefits/0/pay/rounding/mode": "oddly", "choices": [choice]})
    assert set(faults(document)) == {"/benefits/0/pay/rounding/mode", "/choices/0/benefits/1"}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"decide/bounds": {"minimum": "400.00", "maximum": "800.00"}},
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
        ({"decide/bounds": {"minimum": "2.00", "maximum": "1.00"}}, "/benefits/0/decide/bounds"),
        ({"date/anchor": "approved"}, "/benefits/0/date/windows/0/effective/days/1"),
        ({"accumulate/uses": USES_THREE}, "/benefits/0/accumulate/uses/0/pool"),
        (
            {"pay/rounding/places": 0, f"decide/prices/{MAKER}/amount": "365.5"},
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
    ],
)
def test_a_benefit_that_contradicts_itself_is_refused(changes: dict[str, Any], fault: str) -> None:
    prices = {MAKER: {"amount": "365"}, LEARNING: {"amount": "730"}}
    assert list(faults(benefit({"decide/prices": prices, **changes}))) == [fault]


def test_a_pool_whose_limit_is_below_one_price_is_refused() -> None:
    uses = [{"pool": "money", "drawn": "once"}]
    low = {**MONEY_POOL, "limit": "729.99"}
    found = faults(benefit({"accumulate/uses": uses}, pools=[low]))
    assert list(found) == ["/pools/0/limit"]
    assert "730.00" in found["/pools/0/limit"]


def test_a_total_below_one_price_is_refused() -> None:
    total = {"method": "up_to", "total": "729.99"}
    assert list(faults({**PLAIN, "combination": total})) == ["/combination/total"]


def test_what_is_paid_once_is_drawn_once_and_decided_once() -> None:
    document = benefit(
        {
            "pay": ONE_TIME,
            "date/governed_by": "version_each_day",
            "accumulate/uses": [{"pool": "three", "drawn": "each_year"}],
        },
        pools=[AWARD_POOL],
    )
    assert set(faults(document)) == {
        "/benefits/0/date/governed_by",
        "/benefits/0/accumulate/uses/0/drawn",
    }


def test_what_is_due_each_year_is_drawn_each_year() -> None:
    pool = {**AWARD_POOL, "counts": "money_after_fte", "pool_id": "money", "limit": "900.00"}
    document = benefit({"accumulate/uses": [{"pool": "money", "drawn": "once"}]}, pools=[pool])
    assert list(faults(document)) == ["/benefits/0/accumulate/uses/0/drawn"]


def test_a_benefit_names_a_pool_only_once() -> None:
    document = benefit({"accumulate/uses": USES_THREE * 2}, pools=[AWARD_POOL])
    assert list(faults(document)) == ["/benefits/0/accumulate/uses/1/pool"]
