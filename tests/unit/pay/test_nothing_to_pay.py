"""What comes to nothing is not due, and says why."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import award, job, school_year
from tests.unit.pay.policies import MAKER, PLAIN, amount_of, ask, benefit

HIRED, GAP = date(2024, 7, 1), date(2025, 5, 15)
TEN_MONTHS = tuple(school_year(year, periods=10) for year in (2024, 2025))
YEARLY = {name: how for name, how in PLAIN["benefits"][0]["pay"].items() if name != "time"}


def each_period(paid: str) -> dict[str, Any]:
    """100 for each pay period."""
    pay = {**YEARLY, "kind": "per_pay_period", "paid": paid}
    return benefit({"pay": pay, "decide": {"by": "amount", "amount": "100.00"}})


@pytest.mark.parametrize("paid", ["each_pay_period", "first_pay_period", "last_pay_period"])
def test_days_outside_every_pay_period_bring_nothing(paid: str) -> None:
    facts = [job(HIRED), award(MAKER, GAP)]
    (segment,) = ask(date(2025, 6, 20), facts, each_period(paid), calendars=TEN_MONTHS).segments
    assert (segment.state, segment.payments) == (EligibilityState.NOT_DUE, ())
    told = "15 May 2025 to 30 June 2025: 0 pay periods; that is 0.00 USD."
    assert segment.explanation.text.endswith(told)


def test_a_change_outside_every_pay_period_leaves_what_was_paid() -> None:
    facts = [job(HIRED), job(GAP, fte="0.5"), award(MAKER, HIRED)]
    answer = ask(date(2025, 6, 20), facts, each_period("each_pay_period"), calendars=TEN_MONTHS)
    assert [each.state for each in answer.segments] == [
        EligibilityState.DUE,
        EligibilityState.NOT_DUE,
    ]
    assert amount_of(answer) == Decimal("1000.00")
