"""Who is known to leave is told what of the next level of a sum is kept."""

from datetime import date

from tests.unit.pay.facts import left
from tests.unit.pay.leaving import rule
from tests.unit.pay.next_steps import MADE, TOGETHER, steps
from tests.unit.pay.policies import ONE_TIME, benefit

LEAVES = left(date(2026, 5, 20))
LAST = {"day": "year_bound", "nth": "last"}
MORE = "Base increase: earn 2 more credits by 19 May 2026 for the next level."
KEPT = (
    " 20 May 2026 is the first day without employment in the district (resigned). That is before "
    "30 June 2026, the last day of the contract year. Keeps 40: at most 40 % of it is kept."
)


def told(percent: str, *facts: object) -> list[str]:
    pay = {**ONE_TIME, "paid": "first_pay_period", "separation": [rule(percent, LAST)]}
    return [text for _, text, _ in steps(benefit({**TOGETHER, "pay": pay}), MADE, *facts)]


def test_a_part_that_is_kept_is_told_with_the_step() -> None:
    assert told("40", LEAVES) == [MORE + KEPT]
    assert told("100", LEAVES) == [MORE]
    assert told("40") == [MORE.replace(" by 19 May 2026", "")]


def test_what_would_be_taken_whole_is_no_step() -> None:
    assert told("0", LEAVES) == []
