"""An approval that can bring nothing any more is no next step; one that still brings something is.

A day after the period of a fact, what an approval of that day brings is what the engine says.
"""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.carry_over import BY_YEAR, HIRED, hours, required, stipend
from tests.unit.pay.facts import approval, left
from tests.unit.pay.policies import ask, changed

COURSE = hours("Course", "20", date(2025, 11, 11))
JUNE, AUGUST = date(2026, 6, 30), date(2026, 8, 1)
RULE = {"rule": "required", "withdrawn": "ends"}
APPROVED = "benefits/0/select/approval"
LATER = {
    "day": "later_of",
    "days": [{"day": "named", "name": "earned"}, {"day": "named", "name": "approved"}],
}


def asked(on: date, document: dict[str, Any], *facts: Any) -> list[str]:
    window = "benefits/0/date/windows"
    dated = [{"title": "Approved", "deadlines": [], "effective": LATER}]
    rules = changed({APPROVED: RULE, window: dated}, document)
    answer = ask(on, [HIRED, COURSE, *facts], rules)
    return [each.text for each in answer.next_steps if each.kind.value == "await"]


THIRTY = required("30", BY_YEAR)
CARRIED = required("10", {**BY_YEAR, "carry_over": {"carried_as": "units", "at_most": "30"}})


def test_hours_of_a_year_that_is_over_ask_for_no_approval() -> None:
    assert len(asked(JUNE, THIRTY)) == 1
    assert asked(AUGUST, THIRTY) == []


@pytest.mark.parametrize("document", [CARRIED, stipend(at_most=1), stipend()])
def test_where_an_approval_still_brings_something_it_is_a_step(document: dict[str, Any]) -> None:
    assert len(asked(JUNE, document)) == 1
    assert len(asked(AUGUST, document)) == 1
    approved = approval("Course", AUGUST)
    assert asked(AUGUST, document, approved) == []


def test_who_has_left_waits_for_no_approval_of_an_earlier_year() -> None:
    assert asked(AUGUST, CARRIED, left(date(2026, 7, 15))) == asked(AUGUST, CARRIED)
    assert asked(AUGUST, stipend(), left(date(2026, 6, 1))) == []
