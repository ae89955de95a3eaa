"""A waiver for a condition that is in force on another day than it would have to be is told."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from tests.unit.pay.facts import award, job
from tests.unit.pay.lasting import condition, document, licence, waived
from tests.unit.pay.policies import LEARNING, MAKER, ask

SPRING, EARNED = date(2026, 4, 1), date(2025, 8, 1)
HIRED, MADE = job(date(2024, 7, 1)), award(MAKER, EARNED)
NEVER = {"test": "satisfies", "where": 'fact.title == "never"'}
HELD = {"then": "held_until", "facts": {"of": "award", "credentials": [LEARNING]}}
LATE = waived(date(2025, 12, 20))


def once(unmet: dict[str, Any], test: dict[str, Any] | None = None) -> dict[str, Any]:
    return document({**condition(test=test or NEVER), "unmet": unmet})


def told(answer: SalaryEligibility) -> list[str]:
    (segment,) = answer.segments
    steps = segment.explanation.children
    return [each.text for each in steps if each.code == "waiver_not_in_force"]


@pytest.mark.parametrize("unmet", [{"then": "does_not_count"}, HELD])
def test_a_waiver_that_begins_after_the_day_earned_is_told_with_both_days(
    unmet: dict[str, Any],
) -> None:
    answer = ask(SPRING, [HIRED, MADE, LATE], once(unmet))
    (text,) = told(answer)
    assert text == (
        "Licence: the waiver granted on 20 December 2025 is in force from 20 December 2025 on, "
        "and not on 1 August 2025, the day it was earned: it lifts nothing here."
    )
    (segment,) = answer.segments
    step = next(e for e in segment.explanation.children if e.code == "waiver_not_in_force")
    assert step.positions == LATE.positions
    assert step.inputs["waiver_id"] == LATE.fact_id
    assert set(LATE.positions) <= set(segment.explanation.positions)
    assert "waiver" not in segment.explanation.text


def test_one_that_was_over_by_then_is_told_with_its_last_day() -> None:
    over = waived(date(2025, 1, 1), EARNED)
    (text,) = told(ask(SPRING, [HIRED, MADE, over], once({"then": "does_not_count"})))
    assert "in force from 1 January 2025 to 31 July 2025, and not on 1 August 2025" in text


def test_one_that_is_in_force_lifts_the_condition_and_one_to_come_is_not_there_yet() -> None:
    lifted = ask(SPRING, [HIRED, MADE, waived(EARNED)], once({"then": "does_not_count"}))
    assert lifted.segments[0].state is EligibilityState.DUE
    early = ask(date(2025, 12, 19), [HIRED, MADE, LATE], once({"then": "does_not_count"}))
    assert told(early) == []


def test_what_is_met_needs_no_waiver() -> None:
    always = {"test": "satisfies", "where": 'fact.title != "never"'}
    answer = ask(SPRING, [HIRED, MADE, LATE], once({"then": "does_not_count"}, always))
    assert told(answer) == []


def test_one_on_no_day_on_which_a_condition_is_tested_is_told_too() -> None:
    asked = document(condition("pauses", "each_contract_year"))
    idle = waived(date(2025, 7, 2), date(2025, 8, 1))
    answer = ask(SPRING, [HIRED, MADE, idle], asked)
    (text,) = told(answer)
    assert text.endswith("and on no day on which the condition is tested: it lifts nothing here.")
    held = licence(date(2025, 7, 1))
    used = ask(SPRING, [HIRED, MADE, held, waived(date(2025, 7, 1))], asked)
    assert told(used) == []
