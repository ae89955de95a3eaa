"""What may still come leaves a payment open until its day is over; it is not paid before."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.days.settled import settled_on
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ONE_TIME, amount_of, ask, benefit, changed, due

PAY_DATE, NEXT = date(2025, 9, 30), date(2025, 10, 31)
FACTS = [job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 20))]
EARNED = {"day": "named", "name": "earned"}
TEN_DAYS = {"day": "moved", "start": EARNED, "direction": "after", "count": 10, "unit": "days"}
IN_TIME: dict[str, Any] = {
    "date": {"day": "received", "documents": ["receipt"]},
    "order": "not_after",
    "limit": TEN_DAYS,
}


def once(changes: dict[str, Any]) -> dict[str, Any]:
    return benefit({"pay": {**ONE_TIME, "paid": "first_pay_period"}, **changes})


def without_receipt() -> dict[str, Any]:
    """A reward for whom no receipt comes within ten days."""
    unpaid = {"test": "not", "of": {"test": "in_order", **IN_TIME}}
    condition = {"condition_id": "none", "title": "No receipt", "test": unpaid}
    return once({"select/conditions": [{**condition, "unmet": {"then": "does_not_count"}}]})


def in_windows() -> dict[str, Any]:
    """The whole with a receipt within ten days, half of it without, from the same day."""
    whole = {"title": "In time", "deadlines": [IN_TIME], "effective": EARNED}
    half = {"title": "Late", "deadlines": [], "effective": EARNED, "first_year_factor": "0.5"}
    return changed({"benefits/0/date/windows": [whole, half]}, once({}))


def paid(answer: SalaryEligibility) -> list[tuple[date, str]]:
    return [(each.payable_on, str(each.amount.amount)) for s in due(answer) for each in s.payments]


def test_what_a_missing_paper_brings_is_not_due_while_it_may_come() -> None:
    assert amount_of(ask(PAY_DATE, FACTS, without_receipt())) == 0


def test_what_a_missing_paper_brings_is_paid_once_its_day_is_over() -> None:
    assert paid(ask(PAY_DATE + timedelta(days=1), FACTS, without_receipt())) == [(NEXT, "365.00")]


def test_a_window_for_the_late_waits_for_the_one_before() -> None:
    assert amount_of(ask(PAY_DATE, FACTS, in_windows())) == 0
    assert paid(ask(date(2026, 6, 30), FACTS, in_windows())) == [(NEXT, "182.50")]


@given(days=st.integers(0, 2000), settled=st.integers(0, 2000))
def test_the_first_settled_day_is_found(days: int, settled: int) -> None:
    first = date(2020, 1, 1)
    since, asked = first + timedelta(days=min(days, settled)), first + timedelta(days=settled)
    assert settled_on(since, asked + timedelta(days=days), lambda day: day >= asked) == asked
