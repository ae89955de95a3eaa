"""What waits, or counts from a later day, is no part of what a step tells to earn."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import StepKind
from tests.unit.pay.carry_over import BY_YEAR, HIRED, document, hours, required
from tests.unit.pay.facts import approval, award
from tests.unit.pay.policies import MAKER, ask, changed, effective
from tests.unit.pay.test_requirements_day_by_day import ITEMS
from tests.unit.pay.test_waiting_hours import APPROVED

ON, EARNED = date(2025, 10, 10), date(2025, 10, 5)
FLAT = {"by": "amount", "amount": "100.00"}
THRESHOLDS = {"by": "thresholds", "at": ["10", "25"]}
BLOCKS = {"by": "blocks", "size": "20"}
LATER = {"date/windows/0/effective": effective("awarded", "next_pay_period", first_day="counts")}
JUNE, NOVEMBER = "by 30 June 2026", "from 1 November 2025 on"


def told(policy: dict[str, Any], *facts: Any) -> list[str]:
    steps = ask(ON, [HIRED, *facts], policy).next_steps
    return [each.text for each in steps if each.kind is StepKind.EARN]


def levels(rungs: dict[str, Any], **rules: Any) -> dict[str, Any]:
    return document(BY_YEAR, rungs, FLAT, **rules)


DONE = [hours("done", "11", EARNED), approval("done", EARNED)]
WAITS = hours("waits", "5", EARNED)


@pytest.mark.parametrize(("rungs", "more"), [(THRESHOLDS, 9), (BLOCKS, 4)])
def test_what_waits_for_an_approval_is_not_to_be_earned_again(
    rungs: dict[str, Any], more: int
) -> None:
    policy = levels(rungs, **APPROVED)
    earn = f"Base increase: earn {more} more hours {JUNE} for the next level"
    assert told(policy, *DONE, WAITS) == [f"{earn}, besides 5 that wait."]
    segment = ask(ON, [HIRED, *DONE, WAITS], policy).segments[-1]
    # How it stands is told without what waits.
    assert segment.shortfall is not None
    assert segment.shortfall.amount == more + 5


def test_where_what_waits_reaches_the_next_level_the_step_is_to_the_one_after() -> None:
    policy = levels(THRESHOLDS, **APPROVED)
    after = f"5 more wait; for the next level after that, earn 15 more hours {JUNE}"
    low = [hours("done", "5", EARNED), approval("done", EARNED)]
    assert told(policy, *low, WAITS) == [f"Base increase: {after}."]


def test_where_what_waits_reaches_the_last_level_nothing_is_to_be_earned() -> None:
    policy = levels(THRESHOLDS, **APPROVED)
    assert told(policy, *DONE, hours("waits", "14", EARNED)) == []


def test_what_waits_has_its_place_in_a_limit() -> None:
    limit = {"limit": "units", "scope": "period", "at_most": "20"}
    policy = changed({"benefits/0/accumulate/limits/0": limit}, levels(BLOCKS, **APPROVED))
    earn = f"Base increase: earn 4 more hours {JUNE} for the next level, besides 5 that wait."
    assert told(policy, *DONE, WAITS) == [earn]
    assert told(policy, *DONE, hours("waits", "12", EARNED)) == []


def test_a_requirement_takes_what_counts_from_a_later_day_into_account() -> None:
    policy, known = required("20", BY_YEAR, **LATER), hours("known", "15", EARNED)
    meet = "Base increase: earn 5 more hours to meet it by 1 June 2026"
    assert told(policy, known) == [f"{meet}, besides what counts {NOVEMBER}."]
    stands = ask(ON, [HIRED, known], policy).segments[0].explanation.text
    assert stands.endswith(f"It takes 20 more hours. 15 more hours count {NOVEMBER}.")


@pytest.mark.parametrize(("earned", "met"), [("4", False), ("5", True)])
def test_so_much_more_and_no_less_meets_it(earned: str, *, met: bool) -> None:
    facts = [HIRED, hours("known", "15", EARNED), hours("new", earned, date(2026, 6, 1))]
    (segment,) = ask(date(2026, 6, 30), facts, required("20", BY_YEAR, **LATER)).segments
    assert segment.explanation.text.startswith("Base increase: Met in 2025-26") is met


NEEDS = [
    {"title": "Hours", "at_least": "20", "items": ["hours"]},
    {"title": "Badges", "at_least": "2", "items": ["awards"], "unit": "badge"},
]


@pytest.mark.parametrize(
    ("hour", "waits"),
    [
        ([], "1 more badge waits to count."),
        ([WAITS], "5 more hours and 1 more badge wait to count."),
    ],
)
def test_what_waits_is_told_in_the_unit_it_counts_in(hour: list[Any], waits: str) -> None:
    alternatives = [{"title": "Both", "needs": NEEDS}]
    rules = {"select/items": ITEMS, "decide/alternatives": alternatives, **APPROVED}
    policy = changed(
        {f"benefits/0/{path}": rule for path, rule in rules.items()}, required("20", BY_YEAR)
    )
    answer = ask(ON, [HIRED, award(MAKER, EARNED), *hour], policy)
    stands = next(each for each in answer.segments if each.outcome.requirement)
    assert stands.explanation.text.endswith(waits)
