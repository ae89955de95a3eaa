"""What a reward's next step promises is what meeting the requirement on those days brings."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import job, left
from tests.unit.pay.leaving import rule
from tests.unit.pay.policies import ONE_TIME, adopted, amount_of, ask
from tests.unit.pay.rewarded import FIRST, LICENCE, YEAR, made, rules

ON, MARCH, APRIL = date(2025, 2, 1), date(2025, 3, 31), date(2025, 4, 1)
EARNED = {"day": "named", "name": "earned"}
BY_MARCH = {
    "date": EARNED,
    "order": "not_after",
    "limit": {"day": "in_year", "month": 3, "day_of_month": 31},
}
HALF_LATER = [
    {"title": "In time", "deadlines": [BY_MARCH], "effective": EARNED},
    {"title": "Half", "deadlines": [], "effective": EARNED, "first_year_factor": "0.5"},
]
LEAVES = date(2025, 5, 20)
FORTY = rule("40", {"day": "year_bound", "nth": "last"})
KEEPS_NOTHING = rule("0", {"day": "year_bound", "nth": "last"})


def policy(**reward: Any) -> dict[str, Any]:
    """Two points in a contract year are rewarded with 1000, after March with a half of it."""
    terms = {"date/windows": HALF_LATER, **reward}
    return rules(terms, {"benefits/0/accumulate/over": YEAR})


def employed(fte: str = "1", *facts: Item[TimelineFact]) -> list[Item[TimelineFact]]:
    return [job(date(2024, 7, 1), fte=fte), LICENCE, *made(FIRST), *facts]


def steps(on: date, document: dict[str, Any], facts: list[Any]) -> list[str]:
    return [
        each.text for each in ask(on, facts, document).next_steps if each.benefit_id == "reward"
    ]


def told(when: str, brings: str) -> str:
    return f"Reward: earn 1 more point to meet Renewal {when}, which brings {brings}."


IN_TIME = told("by 31 March 2025", "1,000.00 USD at full time")
HALF = "500.00 USD at full time (Half: 1,000.00 USD times 0.5)"


def test_each_window_has_its_days_and_its_own_amount() -> None:
    later = told("from 1 April 2025 to 30 June 2025", HALF)
    assert steps(ON, policy(), employed()) == [IN_TIME, later]
    assert steps(MARCH, policy(), employed()) == [IN_TIME, later]
    assert steps(APRIL, policy(), employed()) == [told("by 30 June 2025", HALF)]


def test_the_amount_on_a_part_of_a_position_is_that_of_the_window() -> None:
    (step,) = steps(APRIL, policy(), employed("0.8"))
    assert step.endswith("; with 0.8 of a position, as on 1 April 2025, that is 400.00 USD.")
    assert amount_of(ask(APRIL, employed("0.8", *made(APRIL)), policy())) == 400


@pytest.mark.parametrize(
    ("later", "says"), [("yearly", "up to 1,000.00 USD a year"), ("one_time", "500.00 USD")]
)
def test_of_what_is_paid_each_year_a_factor_is_for_the_first(later: str, says: str) -> None:
    yearly = {**ONE_TIME, "kind": "yearly", "time": "by_days", "lasts": {"until": "lost"}}
    document = policy(pay=yearly if later == "yearly" else ONE_TIME)
    assert f"which brings {says}" in steps(APRIL, document, employed())[0]


def test_what_an_announced_separation_leaves_is_told_with_its_amount() -> None:
    document = policy(pay={**ONE_TIME, "paid": "first_pay_period", "separation": [FORTY]})
    facts = employed("0.6", left(LEAVES))
    early, late = steps(ON, document, facts)
    assert early.endswith(
        "that is 600.00 USD. 20 May 2025 is the first day without employment in the district "
        "(resigned). That is before 30 June 2025, the last day of the contract year. Keeps 40: "
        "40 % of it is kept, 240.00 USD."
    )
    for step, day in ((early, MARCH), (late, date(2025, 5, 19))):
        promised = re.findall(r"[\d.]+(?= USD)", step)[-1]
        assert Decimal(promised) == amount_of(ask(day, [*facts, *made(day)], document))
    assert "by 19 May 2025" in late or "to 19 May 2025" in late


def test_what_a_separation_takes_whole_is_no_step() -> None:
    document = policy(pay={**ONE_TIME, "paid": "first_pay_period", "separation": [KEEPS_NOTHING]})
    assert steps(ON, document, employed("1", left(LEAVES))) == []
    assert len(steps(ON, document, employed())) == 2


def test_each_version_promises_what_it_brings_on_its_own_days() -> None:
    first, second = policy(), policy(**{"decide/amount": "600.00"})
    versions = [adopted(first), adopted(second, date(2025, 5, 1), version=2)]
    of = ask(APRIL, employed(), *versions).next_steps
    half = "300.00 USD at full time (Half: 600.00 USD times 0.5)"
    assert [each.text for each in of if each.benefit_id == "reward"] == [
        told("by 30 April 2025", HALF),
        told("from 1 May 2025 to 30 June 2025", half),
    ]
    may = date(2025, 5, 15)
    assert amount_of(ask(may, employed("1", *made(may)), *versions)) == 300
