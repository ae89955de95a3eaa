"""What contradicts itself, or never matters, in what a document carries over."""

from typing import Any

import pytest

from tests.unit.pay.carry_over import BY_YEAR, CARRY, required, stipend
from tests.unit.pay.policies import changed, faults
from tests.unit.pay.rules import AT, told

OVER = f"{AT}/accumulate/over"
PERIOD = {"limit": "units", "scope": "period", "at_most": "30"}


def with_limits(*limits: dict[str, Any], **carry: Any) -> dict[str, Any]:
    rules = required("20", {**BY_YEAR, "carry_over": {"carried_as": "units", **carry}})
    return changed({"benefits/0/accumulate/limits": list(limits)}, rules)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"carried_as": None}, "carried_as"),
        ({"carried_as": "facts"}, "carried_as"),
        ({"periods": 0}, "periods"),
        ({"at_most": "0"}, "at_most"),
        ({"items": ["labs"]}, "items/0"),
        ({"items": []}, "items"),
    ],
)
def test_faults_are_told_with_their_place(change: dict[str, Any], path: str) -> None:
    changes = {f"benefits/0/accumulate/over/carry_over/{key}": each for key, each in change.items()}
    rules = required("20", {**BY_YEAR, "carry_over": CARRY})
    assert list(faults(changed(changes, rules))) == [f"{OVER}/carry_over/{path}"]


def test_a_career_has_no_next_period() -> None:
    rules = required("20", {"over": "career", "carry_over": CARRY})
    assert list(faults(rules)) == [f"{OVER}/carry_over"]


def test_of_what_are_levels_of_their_own_nothing_is_left_over() -> None:
    facts = {"benefits/0/accumulate/levels": {"by": "facts"}}
    assert list(faults(changed(facts, stipend()))) == [f"{OVER}/carry_over"]


def test_what_can_matter_is_left_alone() -> None:
    assert told(with_limits()) == {}
    assert told(with_limits(PERIOD, at_most="29")) == {}
    yearly = {**PERIOD, "scope": "contract_year"}
    # The room of the year before is for what was carried, so that more may come together.
    assert told(with_limits(yearly, at_most="30")) == {}


def test_a_limit_that_leaves_no_more_makes_another_useless() -> None:
    assert list(told(with_limits(PERIOD, at_most="30"))) == [f"{OVER}/carry_over/at_most"]


def test_a_limit_above_the_last_level_matters_where_the_rest_is_carried() -> None:
    rules = changed({"benefits/0/accumulate/limits": [PERIOD]}, stipend(at_most=2))
    assert told(rules) == {}
    forfeited = changed({"benefits/0/accumulate/over/carry_over": None}, rules)
    assert list(told(forfeited)) == [f"{AT}/accumulate/limits/0"]


def test_a_need_above_a_limit_of_the_year_may_be_met_with_what_was_carried() -> None:
    yearly = {"limit": "units", "scope": "contract_year", "at_most": "15"}
    assert told(with_limits(yearly)) == {}
    forfeited = changed({"benefits/0/accumulate/over/carry_over": None}, with_limits(yearly))
    assert list(told(forfeited)) == [f"{AT}/decide/alternatives/0/needs/0/at_least"]
