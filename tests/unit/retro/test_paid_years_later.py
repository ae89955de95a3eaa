"""What is payable long after its contract year is paid by the run of its day, and by no other."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ONE_TIME, adopted, benefit
from tests.unit.retro.told import PAY_DATES, Told

HIRED, MADE = date(2024, 7, 1), date(2024, 9, 15)


def after(months: int) -> dict[str, Any]:
    earned = {"day": "named", "name": "earned"}
    return {
        "day": "moved",
        "start": earned,
        "direction": "after",
        "count": months,
        "unit": "months",
    }


def in_two(first: int, second: int) -> dict[str, Any]:
    """Half so many months after the award, half as many more."""
    parts = [
        {"title": f"After {each}", "percent": "50", "payable": after(each), "tested": "nothing"}
        for each in (first, second)
    ]
    return benefit({"pay": {**ONE_TIME, "paid": "instalments", "instalments": parts}})


def held_back(months: int) -> dict[str, Any]:
    """In full, so many months after the award."""
    document = benefit({"pay": ONE_TIME})
    document["benefits"][0]["date"]["windows"][0]["payable"] = after(months)
    return document


@pytest.mark.parametrize(
    ("document", "payable"),
    [
        (in_two(1, 30), [date(2024, 10, 31), date(2027, 3, 31)]),
        (held_back(24), [date(2026, 9, 30)]),
    ],
)
def test_every_payment_is_stated_by_the_run_of_its_day(
    document: dict[str, Any], payable: list[date]
) -> None:
    it = Told([job(HIRED), award(MAKER, MADE)], [1, 1], [adopted(document)])
    runs = [it.run(pay_date, 10 * at) for at, pay_date in enumerate(PAY_DATES, start=1)]
    stated = [line for run in runs for line in run]
    assert [line.payable_on for line in stated] == payable
    assert sum(line.difference.amount for line in stated) == Decimal("365.00")
