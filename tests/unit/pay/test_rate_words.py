"""An annual rate that limits after FTE keep from being paid is told with them."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import award, job
from tests.unit.pay.limited import after_fte, limited, money
from tests.unit.pay.policies import LEARNING, MAKER, ask

SPRING = date(2026, 3, 1)
JOB = job(date(2024, 7, 1))
AWARDS = [award(MAKER, date(2025, 6, 1)), award(LEARNING, date(2025, 6, 2))]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (after_fte("1000.00"), "1,095.00 USD before the limit of 1,000.00 USD a contract year."),
        (after_fte("1095.00"), "1,095.00 USD."),
        (
            limited("each_year", limit="1094.99", counts="money_after_fte", scope="career"),
            "1,095.00 USD before the limit of 1,094.99 USD in all.",
        ),
        (money("1000.00"), "1,000.00 USD."),
    ],
)
def test_a_rate_beyond_a_limit_is_told_with_it(document: dict[str, Any], told: str) -> None:
    answer = ask(SPRING, [JOB, *AWARDS], document)
    assert answer.explanation.text.partition("the annual rate is ")[2] == told


def test_a_rate_that_a_part_of_a_year_stays_within_is_beyond_the_limit_all_the_same() -> None:
    hired = job(date(2026, 1, 1))
    answer = ask(SPRING, [hired, *AWARDS], after_fte("800.00"))
    assert answer.amount is not None
    assert str(answer.amount.amount) == "543.00"
    assert "1,095.00 USD before the limit of 800.00 USD" in answer.explanation.text


def test_what_is_due_on_another_day_is_beyond_no_limit_on_this_one() -> None:
    left = job(date(2024, 7, 1), date(2025, 9, 1))
    answer = ask(SPRING, [left, *AWARDS], after_fte("800.00"))
    assert answer.explanation.text.endswith("the annual rate is 0.00 USD.")
