"""Amounts of different units are not added up unless a policy says what one is of the other."""

from typing import Any

import pytest

from tests.unit.pay.policies import benefit, faults
from tests.unit.pay.rules import told
from tests.unit.pay.tariffs import counting

CONVERTED = {
    "minimum": "0",
    "rounding": {"when": "never"},
    "rates": [{"effective_from": "2020-07-01", "amount": "15", "gives": "1"}],
}
FLAT = {"by": "amount", "amount": "10.00"}
NO_MONEY = {
    "kind": "not_money",
    "loss": {
        "void_from_start": "never_due",
        "ended_from_date": "ends",
        "expired": "continues",
        "suspended": "continues",
    },
}
HOURS, CREDITS = "clock_hour", "semester_credit"
ITEMS = "/benefits/0/select/items"


def own(item_id: str, *units: str, **more: Any) -> dict[str, Any]:
    """An item that counts credits of some units in their own."""
    facts: dict[str, Any] = {"of": "credit", **({"units": list(units)} if units else {})}
    facts |= more.pop("facts", {})
    return {"item_id": item_id, "facts": facts, "counts": {"by": "own_amount"}, **more}


def years(item_id: str = "years") -> dict[str, Any]:
    facts = {"of": "contract_year_worked", "minimum_share": "0.9"}
    return {"item_id": item_id, "facts": facts, "counts": {"by": "own_amount"}}


def together(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The plain benefit for every ten of what some items count together."""
    accumulate = counting(
        unit="point", over={"over": "career"}, levels={"by": "blocks", "size": "10"}
    )
    changes = {"select/items": list(items), "accumulate": accumulate, "decide": FLAT}
    return benefit(changes | more)


def required(*items: dict[str, Any], needs: list[dict[str, Any]]) -> dict[str, Any]:
    """A requirement with such needs."""
    asked = [{"title": "A need", "at_least": "1", **each} for each in needs]
    alternatives = [{"title": "All", "needs": asked}]
    decide = {"by": "requirement", "asked_of": "assigned", "alternatives": alternatives}
    return together(*items, decide=decide, pay=NO_MONEY, **{"accumulate/levels": {"by": "total"}})


def test_credits_of_every_unit_are_not_counted_alike() -> None:
    assert faults(together(own("credits"))) == {
        f"{ITEMS}/0/counts/by": (
            "is of several units, clock_hour, continuing_education_unit, point, quarter_credit, "
            "semester_credit: name one under facts/units"
        )
    }
    converted = own("credits", HOURS, CREDITS, convert=CONVERTED)
    assert list(faults(together(converted))) == [f"{ITEMS}/0/counts/by"]
    paid = {"by": "per_unit", "amounts": {"credits": "5.00"}}
    each = benefit({"select/items": [own("credits", HOURS, CREDITS)], "decide": paid})
    assert list(faults(each)) == [f"{ITEMS}/0/counts/by"]


def test_where_nothing_is_counted_units_do_not_matter() -> None:
    assert told(benefit({"select/items": [own("credits")], "decide": FLAT})) == {}


def test_an_expression_may_leave_one_unit() -> None:
    where = {"where": "fact.unit == 'semester_credit' && fact.level == 'graduate'"}
    assert told(together(own("credits", facts=where))) == {}
    several = {"where": "fact.unit != 'semester_credit'"}
    assert list(faults(together(own("credits", facts=several)))) == [f"{ITEMS}/0/counts/by"]


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        (
            [own("hours", HOURS), own("credits", CREDITS)],
            "counts in semester_credit, and hours in clock_hour: needs convert",
        ),
        ([own("hours", HOURS), years()], "counts in year, and hours in clock_hour: needs convert"),
    ],
)
def test_items_of_different_units_are_not_added_up(
    items: list[dict[str, Any]], problem: str
) -> None:
    assert faults(together(*items)) == {f"{ITEMS}/1": problem}


@pytest.mark.parametrize(
    "items",
    [
        [own("hours", HOURS, facts={"levels": ["ba"]}), own("others", HOURS)],
        [own("hours", HOURS), own("credits", CREDITS, convert=CONVERTED)],
        [own("hours", HOURS), {**own("credits", CREDITS), "counts": {"by": "one"}}],
        [own("hours", HOURS), {**own("before"), "facts": {"of": "opening_balance"}}],
    ],
)
def test_what_is_converted_or_of_one_unit_is(items: list[dict[str, Any]]) -> None:
    assert told(together(*items)) == {}


def test_needs_may_be_of_different_units_and_each_is_of_one() -> None:
    items = (own("hours", HOURS), years())
    apart: list[dict[str, Any]] = [{"items": ["hours"]}, {"items": ["years"], "unit": "year"}]
    assert told(required(*items, needs=apart)) == {}
    assert list(faults(required(*items, needs=[{}]))) == [f"{ITEMS}/1"]
    together_limited = required(*items, needs=apart)
    limit = {"limit": "units", "scope": "period", "at_most": "30"}
    together_limited["benefits"][0]["accumulate"]["limits"] = [limit]
    assert list(faults(together_limited)) == [f"{ITEMS}/1"]


def test_a_need_is_not_of_a_unit_that_its_items_do_not_count_in() -> None:
    at = "/benefits/0/decide/alternatives/0/needs"
    converted = own("hours", HOURS, convert=CONVERTED)
    assert faults(required(converted, needs=[{"unit": "hour"}])) == {
        f"{at}/0/unit": "hours is converted into point, not into hour"
    }
    twice: list[dict[str, Any]] = [{"items": ["years"], "unit": "year"}, {}]
    assert faults(required(years(), needs=twice)) == {
        f"{at}/1/unit": "years counts in year for another need"
    }
