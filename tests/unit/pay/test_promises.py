"""What a next step says a unit brings is what one more of it does bring."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, PLAIN, ask
from tests.unit.pay.tariffs import tariff, tier

HIRED, ON = date(2024, 7, 1), date(2025, 7, 1)
YEARLY = {**PLAIN["benefits"][0]["pay"], "kind": "yearly"}
SCALED = {"fte": {"method": "prorated", "above_one": "scaled_to_one"}}
ON_EACH = {"fte": {"method": "ignored", "paid_on": "each_assignment"}}
PER_PERIOD = {
    **{key: value for key, value in YEARLY.items() if key != "time"},
    "kind": "per_pay_period",
}
ONE = [job(HIRED)]
PART = [job(HIRED, fte="0.6")]
TWO = [job(HIRED, fte="0.5"), job(HIRED, fte="0.7", name="a2")]


def paid(pay: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Units of 300 and then 100, every award one of them."""
    one = {"by": "one"}
    item = {"item_id": "awards", "facts": {"of": "award"}, "counts": one}
    return tariff(
        [tier("300.00", "2"), tier("100.00")],
        {"select/items": [item], "pay": pay, **changes},
    )


def told(jobs: list[Any], document: dict[str, Any], on: date = ON) -> str:
    """What the nearest next step says, after one award."""
    (step, *_) = ask(on, [*jobs, award(MAKER, ON)], document).next_steps
    return step.text.partition("by 30 June 2026, ")[2]


@pytest.mark.parametrize(
    ("jobs", "pay", "says"),
    [
        (ONE, YEARLY, "which brings 300.00 USD a year at full time."),
        (
            PART,
            YEARLY,
            (
                "which brings 300.00 USD a year at full time; with 0.6 of a position, as on 1 July "
                "2025, that is 180.00 USD."
            ),
        ),
        (
            TWO,
            YEARLY,
            (
                "which brings 300.00 USD a year at full time; with 1.2 of a position, as on 1 July "
                "2025, that is 360.00 USD."
            ),
        ),
        (TWO, YEARLY | SCALED, "which brings 300.00 USD a year at full time."),
        (
            TWO,
            YEARLY | ON_EACH,
            (
                "which brings 300.00 USD a year on each assignment; on the 2 assignments of 1 July "
                "2025 that is 600.00 USD."
            ),
        ),
    ],
)
def test_a_promise_is_what_one_more_adds_to_the_annual_rate(
    jobs: list[Any], pay: dict[str, Any], says: str
) -> None:
    document = paid(pay)
    assert told(jobs, document) == says
    amount = re.findall(r"[\d.]+(?= USD)", says)[-1]
    made = [*jobs, award(MAKER, ON)]
    before = ask(ON, made, document).annual_rate
    after = ask(ON, [*made, award(LEARNING, ON)], document).annual_rate
    assert before is not None
    assert after is not None
    assert after.amount - before.amount == Decimal(amount)


def test_an_amount_of_each_pay_period_says_so() -> None:
    assert told(ONE, paid(PER_PERIOD)) == "which brings 300.00 USD a pay period at full time."


LEFT = "; Money: of at most 400.00 USD in a contract year, 100.00 USD are left at present"


@pytest.mark.parametrize(
    ("less", "left"),
    [
        ({"date/windows/0/first_year_factor": "0.5"}, ""),
        ({"accumulate/uses": [{"pool": "money", "drawn": "each_year"}]}, LEFT),
    ],
)
def test_what_something_else_may_take_is_no_more_than_up_to(
    less: dict[str, Any], left: str
) -> None:
    document = paid(YEARLY, **less)
    document["pools"] = [
        {
            "counts": "money_after_fte",
            "pool_id": "money",
            "title": "Money",
            "sharing": "policy",
            "scope": "contract_year",
            "limit": "400.00",
        }
    ]
    assert told(ONE, document) == f"which brings up to 300.00 USD a year at full time{left}."
