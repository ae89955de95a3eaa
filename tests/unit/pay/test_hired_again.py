"""What was earned in one employment is of that one, also after somebody is hired again."""

from datetime import date
from decimal import Decimal

import pytest

from tests.unit.pay.facts import award, job, left
from tests.unit.pay.policies import MAKER, ONE_TIME, amount_of, ask, benefit

NAMED = [{"day": "named", "name": name} for name in ("earned", "hired")]
WINDOW = {"title": "At work", "deadlines": [], "effective": {"day": "later_of", "days": NAMED}}
HIRED, GONE, BACK = date(2024, 7, 1), date(2026, 1, 1), date(2026, 3, 1)
SUMMER = date(2026, 6, 30)


def due_on(day: date, earned: date, back: date = BACK, **pay: object) -> Decimal:
    """What is due of 365.00 a year, or once, where it counts from the day of the hire."""
    document = benefit({"select/earned_before_hire": "counts_from_hire", **pay})
    document["benefits"][0]["date"]["windows"] = [WINDOW]
    facts = [job(HIRED, name="a"), award(MAKER, earned), left(GONE), job(back, name="b")]
    return amount_of(ask(day, facts, document))


def test_what_was_due_before_a_separation_stays_due_after_the_rehire() -> None:
    earned = date(2024, 10, 1)
    assert due_on(date(2026, 2, 28), earned) == Decimal("184.00")
    assert due_on(SUMMER, earned) == Decimal("184.00") + Decimal("122.00")


@pytest.mark.parametrize("earned", [date(2026, 2, 1), date(2026, 3, 1)])
def test_what_is_earned_between_two_employments_is_of_the_next(earned: date) -> None:
    assert due_on(date(2026, 2, 28), earned) == 0
    assert due_on(SUMMER, earned) == Decimal("122.00")


def test_what_was_earned_before_every_employment_is_of_the_first() -> None:
    assert due_on(SUMMER, date(2024, 5, 1)) == Decimal("184.00") + Decimal("122.00")


def test_what_was_paid_once_is_not_paid_again_after_a_rehire() -> None:
    again, once = date(2026, 9, 1), {"pay": {**ONE_TIME, "paid": "first_pay_period"}}
    years = (date(year, 6, 30) for year in (2025, 2026, 2027))
    assert [due_on(day, date(2024, 10, 1), again, **once) for day in years] == [365, 0, 0]
