"""Of the benefits of one fact the highest is due: by what each would be paid."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, adopted, ask, benefit, due, faults

ON, EARNED, HIRED = date(2026, 4, 1), date(2025, 9, 1), date(2024, 7, 1)
BASE = {"placement": False, "benefits": ["increase"], "measured": "each_day"}
TENTH: dict[str, Any] = {"by": "percent", "percent": "10", "base": BASE}
PER_PERIOD = {
    "kind": "per_pay_period",
    "fte": {"method": "prorated", "above_one": "scaled_to_one"},
    "lasts": {"until": "lost"},
    "rounding": {"mode": "half_up", "places": 2},
    "paid": "each_pay_period",
    "loss": {
        "void_from_start": "never_due",
        "ended_from_date": "ends",
        "expired": "ends",
        "suspended": "pauses",
    },
    "leave": {"paid": "continues", "unpaid": "pauses"},
}
IGNORED = {"method": "ignored", "paid_on": "largest_assignment"}


def of(first: str, second: str, **changes: Any) -> dict[str, Any]:
    """Two benefits of an award, of which the highest is due; `changes` are of the second."""
    document = benefit({"decide": {"by": "amount", "amount": first}})
    other = deepcopy(document["benefits"][0])
    other |= {"benefit_id": "second", "decide": {"by": "amount", "amount": second}}
    for key, value in changes.items():
        other[key] = {**other[key], **value}
    document["benefits"].append(other)
    document["combination"] = {"method": "highest"}
    return document


def chosen(document: dict[str, Any], fte: str = "1") -> set[str]:
    facts = [job(HIRED, fte=fte), award(MAKER, EARNED)]
    return {each.benefit_id for each in due(ask(ON, facts, document))}


def halved(factor: str) -> dict[str, Any]:
    window = {"title": "Late", "deadlines": [], "effective": {"day": "named", "name": "earned"}}
    return {"windows": [{**window, "first_year_factor": factor}]}


def test_the_higher_amount_is_due() -> None:
    assert chosen(of("600.00", "700.00")) == {"second"}
    assert chosen(of("700.00", "700.00")) == {"increase"}


@pytest.mark.parametrize(
    ("first", "why"), [("800.00", "the highest"), ("700.00", "the first of the highest")]
)
def test_of_two_that_come_to_as_much_none_is_called_the_highest(first: str, why: str) -> None:
    segments = ask(ON, [job(HIRED), award(MAKER, EARNED)], of(first, "700.00")).segments
    (lost,) = (each for each in segments if each.benefit_id == "second")
    assert f"is due instead from 1 September 2025, as {why}:" in lost.explanation.text


def test_where_the_first_is_kept_it_is_called_the_first_though_both_come_to_as_much() -> None:
    document = of("700.00", "700.00") | {"combination": {"method": "first"}}
    segments = ask(ON, [job(HIRED), award(MAKER, EARNED)], document).segments
    (lost,) = (each for each in segments if each.benefit_id == "second")
    assert "as the first:" in lost.explanation.text


def test_what_no_assignment_carries_comes_to_nothing() -> None:
    assert chosen(of("600.00", "700.00", select={"assignments": {"roles": ["coach"]}})) == {
        "increase"
    }


@pytest.mark.parametrize(("fte", "best"), [("0.5", "second"), ("1", "increase")])
def test_fte_makes_one_of_them_the_higher(fte: str, best: str) -> None:
    assert chosen(of("1000.00", "600.00", pay={"fte": IGNORED}), fte) == {best}


def test_the_factor_of_the_first_year_counts() -> None:
    assert chosen(of("600.00", "1000.00", date=halved("0.5"))) == {"increase"}
    assert chosen(of("600.00", "1000.00", date=halved("0.75"))) == {"second"}


def test_what_is_paid_each_pay_period_comes_to_a_year_of_them() -> None:
    document = of("600.00", "60.00")
    document["benefits"][1]["pay"] = PER_PERIOD
    assert chosen(document) == {"second"}
    document["benefits"][1]["decide"]["amount"] = "40.00"
    assert chosen(document) == {"increase"}


def test_what_depends_on_other_benefits_cannot_be_held_against_them() -> None:
    document = of("600.00", "700.00")
    document["benefits"][1]["decide"] = TENTH
    problem = "is a percentage of other benefits, which cannot be compared with any"
    assert faults(document) == {"/benefits/1/decide/base/benefits": problem}
    document["combination"] = {"method": "add"}
    adopted(document)
    document["choices"] = [{"benefits": ["increase", "second"], "keep": "highest"}]
    assert faults(document) == {"/benefits/1/decide/base/benefits": problem}


def test_only_fixed_amounts_are_added_up_to_a_total() -> None:
    document = of("600.00", "700.00")
    document["combination"] = {"method": "up_to", "total": "800.00"}
    adopted(document)
    document["benefits"][1]["decide"] = TENTH | {"base": BASE | {"placement": True}}
    problem = "depends on a base; only fixed amounts are added up to a total"
    assert faults(document) == {"/benefits/1/decide": problem}


def test_units_that_are_given_take_no_part() -> None:
    document = of("600.00", "700.00")
    given = deepcopy(document["benefits"][1])
    given |= {
        "benefit_id": "units",
        "decide": {"by": "units", "unit": "point", "amount": "5"},
        "pay": {"kind": "not_money", "loss": PER_PERIOD["loss"]},
    }
    document["benefits"].insert(0, given)
    for method in ("highest", "first"):
        document["combination"] = {"method": method}
        assert chosen(document) == {"units", "second" if method == "highest" else "increase"}
