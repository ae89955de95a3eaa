"""So many levels of a sum are told and paid; what is beyond them is told, and never an error."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility, Segment
from ledger.domain.pay.levels.grain import Grain
from ledger.domain.pay.levels.rungs import Rungs
from ledger.domain.pay.terms.accumulate import MOST_LEVELS, Blocks
from tests.unit.pay.carry_over import document, hours
from tests.unit.pay.facts import job
from tests.unit.pay.policies import ask, due, faults, rate_of

HIRED, EARNED, LAST = date(2024, 7, 1), date(2025, 8, 1), date(2026, 6, 30)
BLOCKS = {"by": "blocks", "size": "0.1"}
FLAT = {"by": "amount", "amount": "1.00"}


def answered(amount: str, on: date = LAST, **more: Any) -> SalaryEligibility:
    policy = document({"over": "career"}, {**BLOCKS, **more}, FLAT)
    return ask(on, [job(HIRED), hours("course", amount, EARNED)], policy)


def beyond(answer: SalaryEligibility) -> list[Segment]:
    return [each for each in answer.segments if each.level == MOST_LEVELS + 1]


@pytest.mark.parametrize("amount", ["50.1", "99999", "999999999"])
def test_what_is_beyond_is_not_determined_and_no_money_is_lost_without_a_word(amount: str) -> None:
    answer = answered(amount)
    assert rate_of(answer) == Decimal(MOST_LEVELS)
    assert len(answer.segments) == MOST_LEVELS + 1
    (last,) = beyond(answer)
    assert (last.state, last.amount) == (EligibilityState.NOT_YET_DETERMINABLE, None)
    assert "more than 500 levels" in last.explanation.text
    assert "What cannot be determined yet is not in it." in answer.explanation.text


def test_the_last_of_them_is_paid_like_any_other() -> None:
    answer = answered("50")
    assert len(due(answer)) == len(answer.segments) == MOST_LEVELS
    assert rate_of(answer) == Decimal(MOST_LEVELS)


def test_it_is_told_in_every_later_year() -> None:
    assert len(beyond(answered("60", date(2027, 3, 1)))) == 1


def test_where_the_document_has_a_limit_nothing_is_beyond_it() -> None:
    answer = answered("99999", at_most=3)
    assert [each.level for each in answer.segments] == [1, 2, 3]


def test_a_limit_above_that_is_refused() -> None:
    policy = document({"over": "career"}, {**BLOCKS, "at_most": MOST_LEVELS + 1}, FLAT)
    assert list(faults(policy)) == ["/benefits/0/accumulate/levels/at_most"]


def test_one_level_stands_for_all_that_are_beyond() -> None:
    rungs = Rungs.of(Blocks(size=Decimal(2)), Grain(parts=1))
    assert [rungs.reached(each) for each in (999, 1000, 1001, 1002, 10**12)] == [
        499,
        500,
        500,
        501,
        501,
    ]
    assert rungs.missing(1000) is None
