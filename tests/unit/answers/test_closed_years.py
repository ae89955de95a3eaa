"""The last day of a professional-development year closes it: every known decision counts."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.answers.credit_hours import CreditState
from tests.unit.answers.development import (
    LAST_DAY,
    credit,
    enrollment,
    limited,
    only,
    progress,
)
from tests.unit.pay.facts import (
    approval,
)

LATE, DAY_BEFORE_LAST = date(2026, 7, 10), date(2026, 6, 29)
EARNED_IN_JUNE = [enrollment(), credit("6", date(2026, 6, 20))]


def test_hours_approved_after_the_year_had_ended_count_when_its_last_day_is_asked_about() -> None:
    items = [*EARNED_IN_JUNE, approval("credit enrollment", LATE)]
    found = only(items, LAST_DAY)
    assert (found.state, found.counted_hours) == (CreditState.COUNTED, Decimal(6))
    assert found.explanation.text.endswith(
        "An administrator approved it on 10 July 2026, after the year had ended."
    )
    assert set(items[-1].positions) <= set(found.explanation.positions)
    assert progress(items, LAST_DAY).counted_hours == 6


@pytest.mark.parametrize("decided_on", [LAST_DAY, LATE])
def test_the_day_before_the_last_knows_no_decision_of_a_later_day(decided_on: date) -> None:
    items = [*EARNED_IN_JUNE, approval("credit enrollment", decided_on)]
    found = only(items, DAY_BEFORE_LAST)
    assert (found.state, found.counted_hours) == (CreditState.PENDING_APPROVAL, Decimal(0))


def test_only_a_decision_from_after_the_year_is_called_late() -> None:
    items = [*EARNED_IN_JUNE, approval("credit enrollment", LAST_DAY)]
    assert only(items, LAST_DAY).explanation.text.endswith("approved it on 30 June 2026.")


def test_a_limit_given_after_the_year_had_ended_caps_what_its_last_day_counts() -> None:
    items = [
        *EARNED_IN_JUNE,
        approval("credit enrollment", date(2026, 6, 25)),
        limited(approval("credit enrollment", LATE), "2.5"),
    ]
    assert only(items, DAY_BEFORE_LAST).counted_hours == 6
    assert only(items, LAST_DAY).counted_hours == Decimal("2.5")


def test_a_denial_after_the_year_had_ended_takes_the_hours_away_on_its_last_day() -> None:
    items = [
        *EARNED_IN_JUNE,
        approval("credit enrollment", date(2026, 6, 25)),
        approval("credit enrollment", LATE, denied=True),
    ]
    assert only(items, DAY_BEFORE_LAST).state is CreditState.COUNTED
    found = only(items, LAST_DAY)
    assert (found.state, found.counted_hours) == (CreditState.DENIED, Decimal(0))
    assert found.explanation.text.endswith("denied it on 10 July 2026, after the year had ended.")


def test_of_decisions_after_the_year_the_latest_closes_it() -> None:
    denied = approval("credit enrollment", LATE, denied=True)
    again = approval("credit enrollment", date(2026, 9, 1))
    assert only([*EARNED_IN_JUNE, denied, again], LAST_DAY).state is CreditState.COUNTED


def test_a_credit_earned_after_the_year_does_not_count_in_it_whenever_it_was_decided() -> None:
    items = [enrollment(), credit("6", date(2026, 7, 1)), approval("credit enrollment", LATE)]
    assert progress(items, LAST_DAY).credits == ()
