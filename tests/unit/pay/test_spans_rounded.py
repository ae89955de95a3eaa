"""The spans of a year are rounded along their running total: together they are the year."""

from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, left
from tests.unit.pay.leaving import rule
from tests.unit.pay.policies import MAKER, adopted, ask, benefit, due

HIRED, SUMMER = date(2024, 7, 1), date(2026, 6, 30)
AUGUST, SEPTEMBER, MARCH = date(2025, 8, 1), date(2025, 9, 1), date(2026, 3, 1)
MADE = award(MAKER, date(2025, 7, 1))
IN_FULL = {"method": "ignored", "paid_on": "each_assignment"}


def document(amount: str, places: int = 0, **pay: Any) -> dict[str, Any]:
    """So much a year whatever the FTE, rounded half up."""
    rounding = {"mode": "half_up", "places": places}
    terms = {f"pay/{key}": value for key, value in {"rounding": rounding, **pay}.items()}
    return benefit({"decide": {"by": "amount", "amount": amount}, "pay/fte": IN_FULL, **terms})


def jobs(*changes: date) -> list[Item[TimelineFact]]:
    """One assignment whose FTE changes on some days, which cuts its year and pays the same."""
    days = (HIRED, *changes)
    return [job(day, fte=str(1 - Decimal(at) / 10)) for at, day in enumerate(days)]


def spans(answer: SalaryEligibility) -> list[str]:
    found = sorted(due(answer), key=lambda each: str(each.effective_from))
    return [str(each.amount.amount) for each in found if each.amount]


def paid(answer: SalaryEligibility) -> list[int]:
    """What is paid by each month of the year in all."""
    by_day: dict[date, Decimal] = {}
    for each in due(answer):
        for payment in each.payments:
            before = by_day.get(payment.payable_on, Decimal(0))
            by_day[payment.payable_on] = before + payment.amount.amount
    return [int(each) for each in accumulate(by_day[day] for day in sorted(by_day))]


def test_spans_add_up_to_the_year() -> None:
    """31, 62 and 365 days of 100 a year are 8.49, 16.99 and 100: 8, then 9 more, then 83."""
    cut = ask(SUMMER, [*jobs(AUGUST, SEPTEMBER), MADE], document("100"))
    assert spans(cut) == ["8", "9", "83"]
    second = next(each for each in due(cut) if each.effective_from == AUGUST)
    told = next(step for step in second.explanation.children if step.code == "by_days")
    assert told.text == (
        "1 August 2025 to 31 August 2025: 31 of the 365 days of 2025-26; that is 9.00 USD, since "
        "with what was due before it in the year it comes to 17.00 USD."
    )
    assert told.result == "9"


@pytest.mark.parametrize("amount", ["100", "333", "500", "1000"])
@pytest.mark.parametrize("changes", [(AUGUST, SEPTEMBER), (SEPTEMBER, MARCH), (MARCH,)])
def test_where_a_year_is_cut_moves_no_payment(amount: str, changes: tuple[date, ...]) -> None:
    whole = ask(SUMMER, [*jobs(), MADE], document(amount))
    assert paid(ask(SUMMER, [*jobs(*changes), MADE], document(amount))) == paid(whole)


def test_a_change_moves_nothing_that_was_paid_for_the_days_before_it() -> None:
    """The rate falls in March; what February and all months before paid stays."""
    policy = document("500", fte={"method": "prorated", "above_one": "paid_in_full"})
    before = ask(SUMMER, [*jobs(AUGUST), MADE], policy)
    after = ask(SUMMER, [*jobs(AUGUST, MARCH), MADE], policy)
    assert paid(after)[:8] == paid(before)[:8]


def test_a_version_that_says_the_same_goes_on_with_the_running_total() -> None:
    policy = document("100")
    policy["benefits"][0]["date"]["governed_by"] = "version_each_day"
    since = [date(2020, 7, 1), AUGUST, SEPTEMBER]
    versions = [adopted(policy, day, version=at) for at, day in enumerate(since, start=1)]
    assert spans(ask(SUMMER, [*jobs(), MADE], *versions)) == ["8", "9", "83"]


def test_what_a_separation_leaves_of_the_spans_adds_up_to_what_it_leaves_of_the_year() -> None:
    """Of 8, 9 and 50, that is 67, half is kept: up to 4, 8.5 and 33.5, so 4, 5 and 25."""
    terms = document("100", kind="yearly", separation=[rule("50")])
    whole = ask(SUMMER, [*jobs(), MADE, left(MARCH)], terms)
    cut = ask(SUMMER, [*jobs(AUGUST, SEPTEMBER), MADE, left(MARCH)], terms)
    assert (spans(whole), spans(cut)) == (["34"], ["4", "5", "25"])
