"""What no job of an educator is paid: nothing is to be claimed or waited for in its name."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import award, job, left
from tests.unit.pay.policies import MAKER, ask, benefit, changed

HIRED, ON = date(2024, 7, 1), date(2026, 1, 15)
MADE = award(MAKER, date(2025, 9, 1))
CLAIM = {"select/claim": {"rule": "required", "decision_required": False}}
APPROVAL = {"select/approval": {"rule": "required", "withdrawn": "ends"}}
NEXT_YEAR = {
    "day": "aligned",
    "start": {"day": "named", "name": "earned"},
    "edge": "next_start",
    "period": "contract_year",
    "first_day": "waits",
}
LATER = {"benefits/0/date/windows/0/effective": NEXT_YEAR}


def of_coaches(changes: dict[str, Any]) -> dict[str, Any]:
    document = benefit({"select/assignments": {"roles": ["coach"]}})
    placed = {key if "benefits" in key else f"benefits/0/{key}": changes[key] for key in changes}
    return changed(placed, document)


@pytest.mark.parametrize("waits", [CLAIM, APPROVAL, LATER])
def test_what_is_for_another_role_is_not_due_whatever_else_is_missing(
    waits: dict[str, Any],
) -> None:
    answer = ask(ON, [job(HIRED), MADE], of_coaches(waits))
    (segment,) = answer.segments
    assert (segment.state, segment.waiting_for) == (EligibilityState.NOT_DUE, ())
    assert answer.next_steps == ()
    assert segment.explanation.text.endswith("is paid on; it asks for the role coach.")


@pytest.mark.parametrize("waits", [CLAIM, APPROVAL, LATER])
def test_who_had_or_will_have_the_role_may_still_ask(waits: dict[str, Any]) -> None:
    before = [job(HIRED, until=date(2025, 12, 1), role="coach"), job(date(2025, 12, 1), name="a2")]
    to_come = [job(HIRED), job(date(2026, 7, 1), name="a2", role="coach")]
    for jobs in (to_come, *([] if waits is LATER else [before])):
        (segment,) = ask(ON, [*jobs, MADE], of_coaches(waits)).segments
        assert segment.state is not EligibilityState.NOT_DUE


def test_who_is_not_employed_yet_may_ask_too() -> None:
    (segment,) = ask(ON, [MADE], of_coaches(CLAIM)).segments
    assert segment.state is EligibilityState.CLAIMABLE


def test_of_who_left_within_the_year_it_is_said_of_which_days_no_assignment_is_meant() -> None:
    gone = [job(date(2025, 7, 1)), left(date(2026, 2, 15))]
    (segment,) = ask(
        date(2026, 4, 1), [*gone, award(MAKER, date(2026, 3, 1))], benefit({})
    ).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert "No assignment on 1 March 2026 or later is one this benefit is paid on" in (
        segment.explanation.text
    )
