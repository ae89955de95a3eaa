"""What is asked once of something that is held on a day, which may be still to come."""

from datetime import date
from decimal import Decimal

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.lasting import (
    AGAIN,
    EARNED,
    HIRED,
    MADE,
    condition,
    document,
    licence,
    licence_renewed,
    licensed,
    spans,
)
from tests.unit.pay.policies import ask

SPRING, YEAR_END = date(2026, 4, 1), date(2026, 7, 1)
LAST_OF_YEAR = {"day": "year_bound", "nth": "last"}
ONCE = {**condition(test=licensed(LAST_OF_YEAR)), "unmet": {"then": "does_not_count"}}


def test_what_is_tested_once_on_a_day_to_come_rests_on_no_renewal_to_come() -> None:
    items = [HIRED, MADE, *licence_renewed(AGAIN)]
    waits = ask(date(2026, 2, 1), items, document(ONCE))
    assert [each.state for each in waits.segments] == [EligibilityState.PENDING]
    assert waits.segments[0].waiting_for[0].announced_on == AGAIN
    assert spans(ask(AGAIN, items, document(ONCE))) == [("due", EARNED, YEAR_END)]


def test_what_is_tested_once_is_met_on_the_day_of_the_fact_that_meets_it() -> None:
    items = [HIRED, MADE, licence(date(2025, 10, 15))]
    (segment,) = ask(SPRING, items, document(ONCE)).segments
    assert segment.effective_from == EARNED
    assert segment.payments[0].payable_on == date(2025, 10, 31)
    assert segment.payments[0].amount.amount == Decimal("92.00")
