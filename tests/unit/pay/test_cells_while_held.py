"""A percentage of one cell, while a condition holds or beyond an assignment it is paid on."""

from datetime import date
from typing import Any

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.lasting import (
    AGAIN,
    EARNED,
    EXPIRY,
    HIRED,
    MADE,
    condition,
    licence_renewed,
)
from tests.unit.pay.lasting import document as while_held
from tests.unit.pay.policies import MAKER, ask, benefit
from tests.unit.pay.test_cells_as_base import CELL, rate, settled

SINCE, LAST = date(2024, 7, 1), date(2026, 6, 30)
YEAR_END = date(2026, 7, 1)
MEANWHILE, LATER = date(2026, 2, 1), date(2026, 4, 1)
SETTLED = [settled(SINCE), settled(MEANWHILE, "44000"), settled(LATER, "48000")]
RENEWED = [HIRED, MADE, *licence_renewed(AGAIN)]


def of_cell(measured: str = "each_day") -> dict[str, Any]:
    base = {"placement": False, "benefits": [], "measured": measured, "cell": CELL}
    return {"by": "percent", "percent": "2.5", "base": base}


def rates(answer: SalaryEligibility) -> list[tuple[date | None, date | None, str]]:
    return [
        (each.effective_from, each.effective_until, rate(each))
        for each in answer.segments
        if each.state is EligibilityState.DUE
    ]


def asked(
    policy: dict[str, Any], facts: list[Item[TimelineFact]], on: date = LAST
) -> list[tuple[date | None, date | None, str]]:
    return rates(ask(on, facts, policy, schedules=SETTLED))


def test_a_version_that_takes_over_while_nothing_is_due_counts_afterwards() -> None:
    assert asked(while_held(decide=of_cell()), RENEWED) == [
        (EARNED, EXPIRY, "1000.00"),
        (AGAIN, LATER, "1100.00"),
        (LATER, YEAR_END, "1200.00"),
    ]


def test_measured_on_the_first_day_a_pause_changes_nothing() -> None:
    assert asked(while_held(decide=of_cell("first_day")), RENEWED) == [
        (EARNED, EXPIRY, "1000.00"),
        (AGAIN, YEAR_END, "1000.00"),
    ]


def test_what_ends_with_the_condition_is_not_cut_after_it() -> None:
    ends = while_held(condition("ends"), decide=of_cell())
    assert asked(ends, RENEWED) == [(EARNED, EXPIRY, "1000.00")]


def test_the_cell_goes_on_with_an_assignment_that_no_longer_fits() -> None:
    moved = date(2026, 3, 1)
    policy = benefit(
        {
            "select/assignments": {"roles": ["teacher"]},
            "pay/assignment_lost": "ends_with_contract_year",
            "decide": of_cell(),
        }
    )
    facts = [job(SINCE, fte="0.5"), job(moved, role="coach"), award(MAKER, SINCE)]
    assert asked(policy, facts) == [
        (date(2025, 7, 1), MEANWHILE, "500.00"),
        (MEANWHILE, moved, "550.00"),
        (moved, LATER, "550.00"),
        (LATER, YEAR_END, "600.00"),
    ]
