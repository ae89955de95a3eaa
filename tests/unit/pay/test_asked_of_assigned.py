"""What is required of who is assigned is not asked of who left and has nothing of the year."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.carry_over import BY_YEAR, HIRED, hours, required
from tests.unit.pay.facts import left
from tests.unit.pay.policies import ask, changed

BEFORE = hours("Course", "40", date(2025, 11, 11))
GONE, YEAR_AFTER = left(date(2026, 4, 15)), date(2026, 8, 1)
CARRIED = {**BY_YEAR, "carry_over": {"carried_as": "units", "at_most": "30"}}
EVERYBODY: dict[str, Any] = {"benefits/0/decide/asked_of": "everybody"}


def asked(on: date, *facts: Any, over: dict[str, Any] = BY_YEAR, **terms: Any) -> int:
    document = changed(terms, required("30", over))
    return len(ask(on, [HIRED, BEFORE, *facts], document).segments)


@pytest.mark.parametrize("on", [YEAR_AFTER, date(2027, 6, 30)])
def test_hours_of_an_earlier_year_make_nobody_who_left_asked(on: date) -> None:
    assert asked(on, GONE) == 0
    assert asked(on) == 1
    assert asked(on, GONE, **EVERYBODY) == 1


def test_the_year_in_which_they_count_is_told_still() -> None:
    assert asked(date(2026, 5, 1), GONE) == 1


def test_what_was_carried_over_or_earned_since_is_told() -> None:
    assert asked(YEAR_AFTER, GONE, over=CARRIED) == 1
    assert asked(YEAR_AFTER, GONE, hours("Late", "2", date(2026, 7, 20))) == 1
