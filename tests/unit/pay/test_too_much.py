"""More money than a message can tell is told as such, and never an error."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.carry_over import hours
from tests.unit.pay.facts import job
from tests.unit.pay.policies import amount_of, ask, benefit

HIRED, EARNED, LAST = date(2024, 7, 1), date(2025, 8, 1), date(2026, 6, 30)
MANY = {
    "minimum": "0",
    "rounding": {"when": "never"},
    "rates": [{"effective_from": "2020-07-01", "amount": "0.0001", "gives": "999999999"}],
}


def document(price: str, **more: Any) -> dict[str, Any]:
    facts = {"of": "credit", "units": ["clock_hour"]}
    one = {"item_id": "hours", "facts": facts, "counts": {"by": "own_amount"}, **more}
    decide = {"by": "per_unit", "amounts": {"hours": price}}
    return benefit({"select/items": [one], "decide": decide})


@pytest.mark.parametrize(
    ("amount", "policy"),
    [
        ("999999999999999999", document("999999999.00")),
        ("1000000000001", document("1.00")),
        ("99999", document("999999999.00", convert=MANY)),
    ],
)
def test_what_nobody_is_paid_is_not_determined(amount: str, policy: dict[str, Any]) -> None:
    facts = [job(HIRED), hours("typed", amount, EARNED), hours("course", "1", EARNED)]
    answer = ask(LAST, facts, policy)
    first = next(each for each in answer.segments if each.title == "typed")
    assert first.state is EligibilityState.NOT_YET_DETERMINABLE
    assert "more than 1,000,000,000,000 a year" in first.explanation.text
    assert "What cannot be determined yet is not in it." in answer.explanation.text


def test_a_million_million_is_told() -> None:
    facts = [job(HIRED), hours("course", "1000000000000", EARNED)]
    answer = ask(date(2027, 6, 30), facts, document("1.00"))
    assert amount_of(answer) == Decimal("1000000000000.00")
