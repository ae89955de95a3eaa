"""What a condition still asks for is named, with the last day on which it still helps."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import award, job
from tests.unit.pay.lasting import MADE, condition, document
from tests.unit.pay.policies import LEARNING, MAKER, ask, benefit

ON, LAST = date(2025, 9, 15), date(2025, 10, 1)
JOB = job(date(2024, 7, 1))
OCTOBER = {"day": "in_year", "month": 10, "day_of_month": 1}
BY_KIND = {"of": "award", "kinds": ["licence", "board_certification"]}
BY_NAME = {"of": "award", "credentials": [LEARNING]}
CREDITS = {"of": "credit", "categories": ["reading"]}


def holds(facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"test": "holds", "facts": facts, "held_on": OCTOBER, **more}


def waits(test: dict[str, Any]) -> list[tuple[str, date | None]]:
    """What the nearest step says, and until when, of a condition that is tested each year."""
    asked = document(condition("pauses", "each_contract_year", test))
    steps = ask(ON, [JOB, MADE], asked).next_steps
    return [(each.text.partition(", Maker Educator: ")[2], each.last_on) for each in steps]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (BY_KIND, "A licence or a board certification has to be held on 1 October 2025."),
        (BY_NAME, "Machine learning has to be held on 1 October 2025."),
        (CREDITS, "Something else that it needs has to be there on 1 October 2025."),
    ],
)
def test_what_has_to_be_held_is_named_with_the_day(facts: dict[str, Any], told: str) -> None:
    assert waits(holds(facts)) == [(told, LAST)]


def test_within_a_grace_it_may_still_come_later() -> None:
    ((_, last_on),) = waits(holds(BY_KIND, grace={"count": 60, "unit": "days"}))
    assert last_on is None


def test_what_must_not_be_held_may_still_turn_out_otherwise_until_that_day() -> None:
    never = {"test": "not", "of": holds(BY_KIND)}
    assert waits(never) == [("Until 1 October 2025 it may still turn out otherwise.", LAST)]


def test_a_condition_that_is_asked_once_says_so_too() -> None:
    once = {
        "condition_id": "licence",
        "title": "Licensed",
        "test": holds(BY_KIND),
        "unmet": {"then": "does_not_count"},
    }
    asked = benefit({"select/conditions": [once]})
    (step,) = ask(ON, [JOB, award(MAKER, date(2025, 8, 1))], asked).next_steps
    assert step.last_on == LAST
    told = "A licence or a board certification has to be held on 1 October 2025."
    assert step.text.endswith(told)
