"""The last day of a step is the last one on which it does help."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import NextStep
from tests.unit.pay.carry_over import BY_YEAR, HIRED, document, hours, required, stipend
from tests.unit.pay.facts import left
from tests.unit.pay.policies import ask, changed, due, effective

ON = date(2025, 10, 10)
FLAT = {"by": "amount", "amount": "100.00"}
BLOCKS = {"by": "blocks", "size": "15"}
EXPIRES = {"benefits/0/accumulate/unused": {"unused": "expires", "after_months": 18}}
OLD = hours("old", "9", date(2024, 10, 1))
LATER = {"date/windows/0/effective": effective("awarded", "next_pay_period", first_day="waits")}
NEXT_YEAR = {
    "date/windows/0/effective": effective("awarded", "next_contract_year", first_day="waits")
}
LEAVES = left(date(2026, 5, 20))
CAREER = {"over": "career"}


def step(policy: dict[str, Any], *facts: Any, on: date = ON) -> NextStep | None:
    return next(iter(ask(on, [HIRED, *facts], policy).next_steps), None)


def last_day(policy: dict[str, Any], *facts: Any) -> date | None:
    found = step(policy, *facts)
    assert found is not None
    return found.last_on


@pytest.mark.parametrize("over", [CAREER, BY_YEAR])
def test_it_is_the_day_before_what_counts_expires(over: dict[str, Any]) -> None:
    carried = {**over, "carry_over": {"carried_as": "units"}} if over is BY_YEAR else over
    policy = changed(EXPIRES, document(carried, BLOCKS, FLAT))
    found, last = step(policy, OLD), date(2026, 3, 31)
    assert found is not None
    assert found.text == "Base increase: earn 6 more hours by 31 March 2026 for the next level."
    assert found.last_on == last
    for day, reached in ((last, 1), (date(2026, 4, 1), 0)):
        levels = due(ask(date(2026, 6, 30), [HIRED, OLD, hours("new", "6", day)], policy))
        assert len(levels) == reached


def test_of_a_requirement_it_is_that_day_too() -> None:
    policy = changed(EXPIRES, required("15", CAREER))
    assert last_day(policy, OLD) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("policy", "last"),
    [
        (document(BY_YEAR, BLOCKS, FLAT), date(2026, 5, 19)),
        (document(BY_YEAR, BLOCKS, FLAT, **LATER), date(2026, 4, 30)),
        (required("15", BY_YEAR), date(2026, 5, 19)),
        (required("15", BY_YEAR, **LATER), date(2026, 4, 30)),
    ],
)
def test_who_leaves_is_told_the_last_day_that_takes_effect_within_the_job(
    policy: dict[str, Any], last: date
) -> None:
    assert last_day(policy, LEAVES) == last


@pytest.mark.parametrize("policy", [document(BY_YEAR, BLOCKS, FLAT, **NEXT_YEAR)])
def test_what_takes_effect_only_after_the_job_is_no_step(policy: dict[str, Any]) -> None:
    assert step(policy, LEAVES) is None
    assert step(policy) is not None


def test_a_requirement_is_met_within_its_year_or_not_at_all() -> None:
    assert last_day(required("15", BY_YEAR, **LATER)) == date(2026, 5, 31)
    assert step(required("15", BY_YEAR, **NEXT_YEAR)) is None


ROOM = {
    "benefits/0/accumulate/limits/0": {
        "limit": "units",
        "scope": "contract_year",
        "at_most": "12",
    }
}


@pytest.mark.parametrize("policy", [document(CAREER, BLOCKS, FLAT), required("15", CAREER)])
def test_what_finds_no_room_before_the_last_day_is_no_step(policy: dict[str, Any]) -> None:
    limited = changed(ROOM, policy)
    assert step(limited, LEAVES) is None
    found = step(limited)
    assert found is not None
    assert found.text.endswith("; for what is earned in 2025-26 there is room for 12 more.")
    # Of two years there is room for 24.
    assert step(limited, left(date(2026, 8, 1))) is not None


def test_carried_over_it_ends_with_the_year_all_the_same() -> None:
    assert last_day(stipend()) == date(2026, 6, 30)
