"""What is approved late makes certain the level that the sum reaches with it, whatever it uses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.pay.arrears import AWARDS, HIRED, HOURS, REQUIRED, YEAR_ENDS, paid
from tests.unit.pay.carry_over import hours
from tests.unit.pay.facts import approval, award
from tests.unit.pay.histories import Facts
from tests.unit.pay.late_approvals import SOME, approved_late, at_once
from tests.unit.pay.policies import LEARNING, MAKER, ONE_TIME, PLAIN, ask, benefit, due
from tests.unit.pay.tariffs import counting

YEARLY = PLAIN["benefits"][0]["pay"]
NEXT_YEAR, EARNED = date(2026, 9, 3), date(2025, 10, 22)
ONE_AFTER_ANOTHER = [
    award(MAKER, date(2024, 9, 1), expires=date(2025, 12, 1)),
    approval(MAKER, date(2024, 9, 1)),
    award(LEARNING, date(2026, 1, 1)),
]


def added_up(
    levels: dict[str, Any], decide: dict[str, Any], pay: dict[str, Any], **more: Any
) -> dict[str, Any]:
    accumulate = counting(over={"over": "career"}, levels=levels)
    terms = {"select/approval": REQUIRED, "accumulate": accumulate, "decide": decide, "pay": pay}
    return benefit({"select/items": [HOURS], **terms, **more})


def thresholds(of: str, second: str, pay: dict[str, Any]) -> dict[str, Any]:
    levels = {"by": "thresholds", "at": ["4", "9"]}
    return added_up(levels, {"by": "amounts", "totals": [of, second]}, pay)


@pytest.mark.parametrize(
    ("document", "late", "timely"),
    [
        (
            thresholds("100.00", "365.00", ONE_TIME),
            ["0", "100.00", "265.00"],
            ["0", "365.00", "0"],
        ),
        (
            thresholds("100.00", "465.00", YEARLY),
            ["0", "69.04", "717.00"],
            ["0", "321.04", "465.00"],
        ),
    ],
)
def test_what_comes_in_at_the_bottom_of_a_sum_makes_the_level_on_top_due_late(
    document: dict[str, Any], late: list[str], timely: list[str]
) -> None:
    """Three of August are approved in the next year; seven and a half of October were in time."""
    facts = [
        hours("b", "3", date(2025, 8, 26)),
        hours("a", "7.5", EARNED),
        approval("a", EARNED),
    ]
    assert paid([*facts, approval("b", NEXT_YEAR)], document) == late
    assert paid([*facts, approval("b", date(2025, 8, 26))], document) == timely


@pytest.mark.parametrize(
    ("approved_on", "sums"),
    [
        (date(2026, 1, 1), ["303.00", "334.00", "365.00"]),
        (date(2027, 3, 1), ["303.00", "153.00", "546.00"]),
    ],
)
def test_a_level_that_is_reached_again_late_gets_its_arrears(
    approved_on: date, sums: list[str]
) -> None:
    ends = {**YEARLY, "loss": {**YEARLY["loss"], "expired": "ends"}}
    block = {"by": "blocks", "size": "1"}
    amount = {"by": "amount", "amount": "365.00"}
    document = added_up(block, amount, ends, **{"select/items": [AWARDS]})
    assert paid([*ONE_AFTER_ANOTHER, approval(LEARNING, approved_on)], document) == sums


def test_what_was_paid_within_the_year_stays_and_the_next_level_is_paid_late() -> None:
    document = thresholds("100.00", "150.00", {**ONE_TIME, "paid": "first_pay_period"})
    facts = [
        hours("b", "3", date(2025, 8, 26)),
        approval("b", date(2026, 6, 1)),
        hours("a", "7.5", EARNED),
        approval("a", EARNED),
    ]
    answer = ask(YEAR_ENDS[1], [HIRED, *facts], document)
    assert [
        (str(each.payable_on), str(each.amount.amount))
        for segment in due(answer)
        for each in segment.payments
    ] == [("2025-10-31", "100.00"), ("2026-06-30", "50.00")]


LADDERS = st.one_of(
    st.builds(lambda size: {"by": "blocks", "size": str(size)}, st.integers(1, 3)),
    st.just({"by": "thresholds", "at": ["1", "3"]}),
)


@SOME
@given(approved_late(), LADDERS, st.sampled_from([ONE_TIME, YEARLY]))
def test_a_late_approval_pays_of_levels_in_the_end_what_one_in_time_would_have(
    facts: Facts, levels: dict[str, Any], pay: dict[str, Any]
) -> None:
    amounts = {"by": "amounts", "totals": ["365.00", "1095.00"]}
    decide = {"by": "amount", "amount": "365.00"} if levels["by"] == "blocks" else amounts
    document = added_up(levels, decide, pay, **{"select/items": [AWARDS]})
    late, timely = (sum(map(Decimal, paid(each, document))) for each in (facts, at_once(facts)))
    assert late == timely
