"""What was denied may be asked for again, and waits; the years it is progress of go by that day."""

from datetime import date

import pytest

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.asking import HIRED, LAST_DAY, asked, document, granted
from tests.unit.pay.facts import approval, award, school_year
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, ask, faults

EARNED = date(2025, 4, 1)
ON = date(2026, 1, 15)


def first_state(facts: list[Item[TimelineFact]], on: date) -> EligibilityState:
    return ask(on, [HIRED, award(MAKER, EARNED), *facts], document()).segments[0].state


def test_what_is_asked_for_again_after_a_denial_waits_from_that_day() -> None:
    denied = [asked(date(2025, 4, 2)), approval(MAKER, date(2025, 5, 2), denied=True)]
    again = [*denied, asked(date(2025, 5, 20))]
    assert first_state(denied, date(2025, 5, 20)) is EligibilityState.NOT_DUE
    assert first_state(again, date(2025, 5, 19)) is EligibilityState.NOT_DUE
    assert first_state(again, date(2025, 5, 20)) is EligibilityState.PENDING


@pytest.mark.parametrize(
    ("again", "told", "levels"),
    [
        (
            date(2025, 5, 22),
            "In 2024-25, 2 of at least 2 credits are there, 1 of them not decided yet.",
            1,
        ),
        (date(2025, 5, 23), "In 2024-25, 1 of at least 2 credits are there.", 0),
    ],
)
def test_progress_is_of_the_year_in_which_it_was_asked_for_by_the_last_day(
    again: date, told: str, levels: int
) -> None:
    facts = [
        HIRED,
        *granted(ANDROID, date(2024, 9, 1)),
        award(MAKER, EARNED),
        asked(date(2025, 4, 2)),
        approval(MAKER, date(2025, 5, 2), denied=True),
        asked(again),
        approval(MAKER, date(2025, 8, 10)),
        *granted(LEARNING, date(2025, 9, 1)),
    ]
    rule = document(by=LAST_DAY)
    steps = [
        step.text
        for each in ask(date(2025, 6, 30), facts, rule).segments
        for step in each.explanation.children
        if step.code == "progress"
    ]
    assert steps == [told]
    due = [each for each in ask(ON, facts, rule).segments if each.state is EligibilityState.DUE]
    assert len(due) == levels


def test_a_year_no_calendar_names_may_have_brought_too_little() -> None:
    facts = [
        HIRED,
        *granted(ANDROID, date(2024, 9, 1)),
        *granted(MAKER, date(2024, 10, 1)),
        *granted(LEARNING, date(2026, 9, 1)),
    ]
    calendars = [school_year(2024), school_year(2026)]
    found = ask(date(2026, 10, 1), facts, document(by=LAST_DAY), calendars=calendars)
    (level,) = [each for each in found.segments if each.level == 1]
    assert level.state is EligibilityState.NOT_YET_DETERMINABLE
    assert "1 July 2025" in level.explanation.text


def test_the_last_day_is_a_day_of_the_year() -> None:
    wrong = document(by={"day": "named", "name": "earned"})
    assert "/benefits/0/accumulate/progress/by" in faults(wrong)
