"""Days on an assignment that begin after the day asked say what it is that they wait for."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, leave
from tests.unit.pay.policies import MAKER, ask, benefit

HIRED, AUTUMN = date(2024, 7, 1), date(2025, 9, 1)
TURN, BACK = date(2026, 1, 1), date(2026, 2, 1)
MADE = award(MAKER, date(2025, 6, 1))
TEACHER = job(HIRED)
COACHES = {"select/assignments": {"roles": ["coach"]}}


def waits(facts: list[Item[TimelineFact]], **changes: Any) -> list[str]:
    """What the days still to come wait for, as told before any of it."""
    answer = ask(AUTUMN, [*facts, MADE], benefit({"pay/leave/unpaid": "pauses", **changes}))
    pending = [each for each in answer.segments if each.state is EligibilityState.PENDING]
    return [each.waiting_for[0].text for each in pending]


@pytest.mark.parametrize(
    ("after", "changes", "told"),
    [
        (leave(TURN, BACK), {}, "The return from unpaid leave is announced for 1 February 2026."),
        (job(TURN, fte="0.5"), {}, "The FTE changes from 1 to 0.5 on 1 January 2026."),
        (
            job(TURN, role="coach"),
            COACHES,
            "The role changes from teacher to coach on 1 January 2026.",
        ),
        (job(TURN, name="a2"), {}, "Assignment a2 is announced for 1 January 2026."),
    ],
)
def test_a_return_or_a_change_is_no_announced_assignment(
    after: Item[TimelineFact], changes: dict[str, Any], told: str
) -> None:
    assert waits([TEACHER, after], **changes) == [told]


def test_who_is_hired_anew_has_an_announced_assignment_again() -> None:
    again = [job(HIRED, TURN), job(BACK)]
    assert waits(again) == ["Assignment a1 is announced for 1 February 2026."]


def test_a_share_of_time_that_another_assignment_completes_names_that_one() -> None:
    together = {"minimum_share_of_time": "0.6", "share_of_time_of": "selected_together"}
    jobs = [job(HIRED, fte="0.5"), job(TURN, name="a2", fte="0.5")]
    assert waits(jobs, **{"select/assignments": together}) == [
        "Assignment a2 begins on 1 January 2026.",
        "Assignment a2 is announced for 1 January 2026.",
    ]
