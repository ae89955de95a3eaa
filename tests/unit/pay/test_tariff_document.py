"""Tariffs that contradict themselves, and tiers that make no difference."""

from typing import Any

import pytest

from tests.unit.pay.policies import PLAIN, faults
from tests.unit.pay.rules import told
from tests.unit.pay.tariffs import FALLING, counting, tariff, tier

DECIDE = "/benefits/0/decide"
TIERS = f"{DECIDE}/tiers"


def by_item(up_to: str | None = None, **amounts: str) -> dict[str, Any]:
    """A tier with an amount for each item."""
    end = {} if up_to is None else {"up_to": up_to}
    return {"by": "per_unit", "amounts": amounts, **end}


@pytest.mark.parametrize(
    ("tiers", "path", "problem"),
    [
        ([tier("5.00", "2"), tier("3.00", "2")], f"{TIERS}/1/up_to", "must be above 2"),
        ([tier("5.00", "2"), tier("3.00", "1.5")], f"{TIERS}/1/up_to", "must be above 2"),
        ([tier("5.00", "0"), tier("3.00")], f"{TIERS}/0/up_to", "must be above 0"),
        (
            [tier("5.00"), tier("3.00")],
            f"{TIERS}/0/up_to",
            "is missing: only the last has no end",
        ),
        ([by_item(others="5.00")], f"{TIERS}/0/amounts", "has no amount for the item awards"),
    ],
)
def test_tiers_that_contradict_themselves(
    tiers: list[dict[str, Any]], path: str, problem: str
) -> None:
    assert faults(tariff(tiers))[path] == problem


@pytest.mark.parametrize(
    "accumulate",
    [
        {"count": "each", "same_credential": "every_award", "uses": []},
        counting(levels={"by": "blocks", "size": "2"}),
        counting(levels={"by": "thresholds", "at": ["2"]}),
        counting(levels={"by": "total"}),
    ],
)
def test_a_tariff_needs_the_place_of_each_fact(accumulate: dict[str, Any]) -> None:
    found = faults(tariff(changes={"accumulate": accumulate}))
    assert found[f"{DECIDE}/by"] == "needs the place of each fact in a sum: /accumulate/levels"


@pytest.mark.parametrize(
    "decide",
    [
        {"by": "lanes", "schedule_id": "teachers", "lanes": ["ma"]},
        {"by": "amounts", "totals": ["500.00"]},
        PLAIN["benefits"][0]["decide"],
    ],
)
def test_what_needs_levels_of_a_sum_is_not_for_facts(decide: dict[str, Any]) -> None:
    assert f"{DECIDE}/by" in faults(tariff(changes={"decide": decide}))


def test_a_tariff_is_money() -> None:
    pay = {
        "kind": "not_money",
        "loss": PLAIN["benefits"][0]["pay"]["loss"],
    }
    found = faults(tariff(changes={"pay": pay}))
    assert found["/benefits/0/pay/kind"] == "not_money is for units and requirements"


def test_items_of_a_tariff_count_in_one_unit() -> None:
    items = [
        {
            "item_id": "credits",
            "facts": {"of": "credit", "units": ["semester_credit"]},
            "counts": {"by": "own_amount"},
        },
        {
            "item_id": "hours",
            "facts": {"of": "credit", "units": ["clock_hour"]},
            "counts": {"by": "own_amount"},
        },
    ]
    found = faults(tariff(changes={"select/items": items}))
    assert found["/benefits/0/select/items/1"].startswith("counts in clock_hour, and credits in")


LIMIT = [{"limit": "units", "scope": "period", "at_most": "4"}]


@pytest.mark.parametrize(
    ("document", "path", "problem"),
    [
        (tariff([tier("0.00", "2"), tier("0.00")]), TIERS, "bring nothing"),
        (tariff([tier("5.00")]), TIERS, "never matter: there is one, without an end"),
        (
            tariff([tier("5.00", "2"), tier("5.00")]),
            f"{TIERS}/1",
            "brings what the tier before it brings",
        ),
        (
            tariff([tier("5.00", "2"), by_item(awards="5.00")]),
            f"{TIERS}/1",
            "brings what the tier before it brings",
        ),
        (
            tariff([tier("5.00", "2"), tier("0.00")]),
            f"{TIERS}/1",
            "brings nothing, as what lies above the last tier does",
        ),
        (tariff(limits=LIMIT), f"{TIERS}/2", "is never reached: limits leave 4 at the most"),
    ],
)
def test_tiers_that_make_no_difference_are_told(
    document: dict[str, Any], path: str, problem: str
) -> None:
    assert told(document) == {path: problem}


@pytest.mark.parametrize(
    "tiers",
    [
        FALLING,
        [tier("5.00", "2")],
        [tier("0.00", "2"), tier("5.00")],
        [tier("5.00", "2"), tier("0.00", "4"), tier("5.00")],
        [tier("5.00", "2"), by_item(awards="6.00")],
    ],
)
def test_tiers_that_differ_are_left_alone(tiers: list[dict[str, Any]]) -> None:
    assert told(tariff(tiers)) == {}
