"""A percentage of percentages: what each brings is found once, however many there are."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.decide.brought import Met, by_day
from tests.support.districts import lane, schedule
from tests.support.jobs import cell, placement
from tests.unit.pay.carry_over import document, hours
from tests.unit.pay.facts import DISTRICT, EDUCATOR, award, item, job
from tests.unit.pay.policies import MAKER, ask, benefit, due, rate_of

HIRED, EARNED, LAST = date(2024, 7, 1), date(2025, 8, 1), date(2026, 6, 30)
SCHEDULES = (schedule(effective_from=HIRED, lanes=(lane("ba", s1="40000"),)),)
PLACED = item(
    "placed",
    placement(
        EDUCATOR, str(HIRED), district_id=DISTRICT, assignment_id="a1", cell=cell("ba", "s1")
    ),
    HIRED,
)


def one_percent(benefits: list[str]) -> dict[str, Any]:
    base = {"placement": True, "benefits": benefits, "measured": "each_day"}
    return {"by": "percent", "percent": "1", "base": base}


def answered(policy: dict[str, Any], *earned: Any) -> SalaryEligibility:
    return ask(LAST, [job(HIRED), PLACED, *earned], policy, schedules=SCHEDULES)


def compounded(count: int) -> Decimal:
    """400.00, and each time 1 % more, each rounded to cents by itself."""
    rates = (400 * Decimal("1.01") ** number for number in range(count))
    return sum((rate.quantize(Decimal("0.01")) for rate in rates), Decimal(0))


@pytest.mark.parametrize("days", [1, 100])
def test_a_hundred_levels_each_a_percentage_of_those_below(days: int) -> None:
    over = {"over": "career"}
    policy = document(over, {"by": "blocks", "size": "1"}, one_percent(["increase"]))
    amount = str(100 // days)
    earned = (hours(f"h{day}", amount, EARNED + timedelta(days=day)) for day in range(days))
    assert rate_of(answered(policy, *earned)) == compounded(100)


def test_thirty_benefits_each_a_percentage_of_those_before() -> None:
    policy = benefit({})
    one = policy["benefits"].pop()
    for place in range(30):
        each = deepcopy(one) | {"benefit_id": f"b{place}", "title": f"Benefit {place}"}
        each["decide"] = one_percent([f"b{before}" for before in range(place)])
        policy["benefits"].append(each)
    answer = answered(policy, award(MAKER, EARNED))
    assert rate_of(answer) == compounded(30)
    assert len(due(answer)) == 30


def test_what_one_benefit_brings_on_the_same_days_is_told_in_one_sum() -> None:
    policy = document({"over": "career"}, {"by": "blocks", "size": "1"}, one_percent(["increase"]))
    third = due(answered(policy, hours("course", "3", EARNED)))[-1]
    texts = [each.text for each in third.explanation.children]
    told = "1 % of the placement's 40,000.00 USD and 804.00 USD of Base increase: 408.04 USD."
    assert told in texts


def test_what_became_due_on_one_day_is_one_part() -> None:
    parts = (Met(LAST, Fraction(1)), Met(EARNED, Fraction(2)), Met(LAST, Fraction(3)))
    assert by_day(parts) == (Met(EARNED, Fraction(2)), Met(LAST, Fraction(4)))
