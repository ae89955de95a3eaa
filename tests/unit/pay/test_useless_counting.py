"""Limits that never limit, and levels and needs that they keep out of reach."""

from typing import Any

import pytest

from tests.unit.pay.policies import LEARNING, MAKER, PLAIN, changed
from tests.unit.pay.rules import AT, EARNED, items, of, told
from tests.unit.pay.tariffs import counting

FLAT = {"by": "amount", "amount": "100.00"}
BLOCKS = {"by": "blocks", "size": "0.1"}
MANY = {
    "minimum": "0",
    "rounding": {"when": "never"},
    "rates": [{"effective_from": "2020-07-01", "amount": "0.0001", "gives": "999999999"}],
}
TWOS = {"limit": "multiples", "of": "2"}
CARRYING = {"over": "year", "kind": "contract", "carry_over": {"carried_as": "units"}}
EACH_YEAR = {"minimum": "4", "of": EARNED, "missed": "forfeits_unused"}
APPROVED = {"rule": "required", "withdrawn": "ends"}
NOT_MONEY = {"kind": "not_money", "loss": PLAIN["benefits"][0]["pay"]["loss"]}


def of_points(**more: Any) -> dict[str, Any]:
    """Levels at ten and twenty points, unless changed."""
    levels = {"by": "thresholds", "at": ["10", "20"]}
    return counting(**{"unit": "points", "over": {"over": "career"}, "levels": levels, **more})


def together(**more: Any) -> dict[str, Any]:
    """Levels at ten and twenty units of two items, each fact for four."""
    decide = more.pop("decide", FLAT)
    four = {"counts": {"by": "stated", "quantity": "4"}}
    changes = {"accumulate": of_points(**more), "decide": decide}
    if decide["by"] == "requirement":
        changes["pay"] = NOT_MONEY
    return items(
        {**of(credentials=[MAKER]), **four}, {**of(credentials=[LEARNING]), **four}, **changes
    )


def units(at_most: str, scope: str = "period", **more: Any) -> dict[str, Any]:
    return {"limit": "units", "scope": scope, "at_most": at_most, **more}


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (together(limits=[units("4", "fact")]), "accumulate/limits/0"),
        (
            together(limits=[units("30")], levels={"by": "blocks", "size": "40"}),
            "accumulate/levels/size",
        ),
        (
            together(
                limits=[units("10", items=["item-0"]), units("9", items=["item-1"])],
                levels={"by": "blocks", "size": "20", "at_most": 2},
            ),
            "accumulate/levels/size",
        ),
        (together(limits=[units("20", "period")]), "accumulate/limits/0"),
        (
            together(
                limits=[units("12", "credential"), units("11", "period")],
                levels={"by": "blocks", "size": "4"},
            ),
            "accumulate/limits/0",
        ),
        (together(limits=[units("3", "fact"), units("3", "fact")]), "accumulate/limits/1"),
        (
            together(limits=[units("3", "fact"), units("3", "fact", items=["item-0"])]),
            "accumulate/limits/1",
        ),
        (
            together(limits=[{"limit": "share", "items": ["item-0"], "at_most_percent": "100"}]),
            "accumulate/limits/0",
        ),
        (together(limits=[{"limit": "multiples", "of": "2"}]), "accumulate/limits/0"),
        (
            together(limits=[units("9", items=["item-0"]), units("9", items=["item-1"])]),
            "accumulate/levels/at/1",
        ),
        (
            together(limits=[units("10")], levels={"by": "blocks", "size": "4", "at_most": 3}),
            "accumulate/levels/at_most",
        ),
        (
            items(
                {"counts": {"by": "stated", "quantity": "50.1"}, **of(credentials=[MAKER])},
                accumulate=of_points(levels=BLOCKS),
                decide=FLAT,
            ),
            "accumulate/levels/size",
        ),
        (
            items(
                {"counts": {"by": "one"}, "convert": MANY, **of(credentials=[MAKER])},
                accumulate=of_points(levels=BLOCKS),
                decide=FLAT,
            ),
            "accumulate/levels/size",
        ),
        (
            together(
                over={"over": "year", "kind": "contract"},
                limits=[units("15", "contract_year")],
            ),
            "accumulate/levels/at/1",
        ),
        (
            together(
                limits=[units("9", items=["item-0"])],
                levels={"by": "total"},
                decide={
                    "by": "requirement",
                    "asked_of": "assigned",
                    "alternatives": [
                        {
                            "title": "Both",
                            "needs": [
                                {"title": "First", "at_least": "10", "items": ["item-0"]},
                                {"title": "Second", "at_least": "10", "items": ["item-1"]},
                            ],
                        }
                    ],
                },
            ),
            "decide/alternatives/0/needs/0/at_least",
        ),
    ],
)
def test_limits_levels_and_needs_that_never_matter(document: dict[str, Any], path: str) -> None:
    assert list(told(document)) == [f"{AT}/{path}"]


@pytest.mark.parametrize(
    "document",
    [
        together(),
        together(limits=[units("3", "fact")]),
        together(limits=[units("19", items=["item-0"])]),
        together(limits=[units("20")], unused={"unused": "expires", "after_months": 12}),
        together(limits=[units("12", "credential"), units("12", "contract_year")]),
        together(limits=[units("12", "contract_year")]),
        together(levels=BLOCKS),
        items(
            {"counts": {"by": "one"}, "convert": MANY, **of(credentials=[MAKER])},
            accumulate=of_points(levels=BLOCKS, limits=[units("50", "credential")]),
            decide=FLAT,
        ),
        together(limits=[{"limit": "multiples", "of": "3"}]),
        together(limits=[TWOS], unused={"unused": "expires", "after_months": 12}),
        together(limits=[TWOS], over=CARRYING),
        together(limits=[TWOS], progress=EACH_YEAR),
        changed({"benefits/0/select/approval": APPROVED}, together(limits=[TWOS])),
        together(
            limits=[
                units("3", "fact", items=["item-0"]),
                {"limit": "whole_facts", "scope": "period", "at_most": "4"},
                units("2", items=["item-0"]),
            ],
            levels={"by": "blocks", "size": "1"},
        ),
        together(
            limits=[
                units("3", "fact", items=["item-0"]),
                {"limit": "share", "items": ["item-1"], "at_most_percent": "50"},
                units("2", items=["item-0"]),
            ]
        ),
    ],
)
def test_limits_that_may_bind_are_left_alone(document: dict[str, Any]) -> None:
    assert told(document) == {}


def needing(*needs: tuple[str, list[str] | None]) -> dict[str, Any]:
    """A requirement with needs: how much of which items, or of all."""
    named = [
        {"title": f"Need {place}", "at_least": at_least, **({"items": names} if names else {})}
        for place, (at_least, names) in enumerate(needs)
    ]
    alternatives = [{"title": "One", "needs": named}]
    decide = {"by": "requirement", "asked_of": "assigned", "alternatives": alternatives}
    return together(levels={"by": "total"}, decide=decide)


def test_a_need_that_the_others_contain_never_matters() -> None:
    one, other = ["item-0"], ["item-1"]
    for needs, place in (
        ([("20", None), ("10", one), ("10", other)], 0),
        ([("9", None), ("10", one)], 0),
        ([("10", one), ("10", one)], 1),
        ([("10", [*one, *other]), ("10", None)], 1),
    ):
        assert list(told(needing(*needs))) == [f"{AT}/decide/alternatives/0/needs/{place}"]
    assert told(needing(("21", None), ("10", one), ("10", other))) == {}
    assert told(needing(("10", one), ("9", other))) == {}
