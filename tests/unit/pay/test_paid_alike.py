"""A change of the assignment that changes nothing in pay changes no payment."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from ledger.domain.facts.educator import Employment
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.drafts import adoptions
from tests.unit.pay.facts import award, ended, job
from tests.unit.pay.histories import LATE, Facts, histories
from tests.unit.pay.policies import MAKER, ask, benefit, due

HIRED, TURN = date(2024, 7, 1), date(2026, 3, 1)
SUMMER = date(2026, 6, 20)
MADE = award(MAKER, date(2025, 7, 1))
COACH = job(TURN, role="coach", group="staff")


def paid(answer: SalaryEligibility) -> dict[tuple[object, ...], Decimal]:
    """What is payable on each day, under each benefit and for each assignment."""
    found: dict[tuple[object, ...], Decimal] = {}
    for each in due(answer):
        for payment in each.payments:
            line = (each.policy_id, each.benefit_id, each.assignment_id, payment.payable_on)
            found[line] = found.get(line, Decimal(0)) + payment.amount.amount
    return found


def instalment(month: int) -> dict[str, Any]:
    day = {"day": "in_year", "month": month, "day_of_month": 1}
    return {"title": str(month), "percent": "50", "payable": day, "tested": "nothing"}


@pytest.mark.parametrize(
    "pay",
    [
        {"pay/paid": "first_pay_period"},
        {"pay/paid": "last_pay_period"},
        {"pay/paid": "each_pay_period"},
        {"pay/rounding": {"mode": "half_up", "places": 0}},
        {"pay/paid": "instalments", "pay/instalments": [instalment(12), instalment(6)]},
    ],
)
@pytest.mark.parametrize("on", [date(2026, 2, 28), TURN, SUMMER])
@pytest.mark.parametrize("amount", ["1000", "500", "333"])
def test_another_role_that_is_paid_too_moves_no_payment(
    pay: dict[str, Any], on: date, amount: str
) -> None:
    document = benefit({**pay, "decide": {"by": "amount", "amount": amount}})
    plain = ask(on, [job(HIRED), MADE], document)
    changed = ask(on, [job(HIRED), COACH, MADE], document)
    assert paid(changed) == paid(plain)
    assert sum(paid(plain).values()) == Decimal(amount)
    assert len(due(changed)) == 1


def test_the_positions_of_each_role_are_behind_what_is_paid() -> None:
    (segment,) = due(ask(SUMMER, [job(HIRED), COACH, MADE], benefit({})))
    (rate,) = (e for e in segment.explanation.children if e.code == "fte_prorated")
    assert set(COACH.positions) <= set(rate.positions)


def test_an_announced_role_carries_nothing_over_the_end_of_what_it_follows() -> None:
    on = date(2026, 2, 1)
    until = date(2026, 5, 1)
    known = ask(on, [job(HIRED, until), COACH, MADE], benefit({}))
    assert [each.effective_until for each in due(known)] == [TURN]
    later = ask(SUMMER, [job(HIRED, until), COACH, MADE], benefit({}))
    assert [each.effective_until for each in due(later)] == [date(2026, 7, 1)]


def test_an_announced_role_that_alone_is_paid_is_not_due_before_it_begins() -> None:
    document = benefit({"select/assignments": {"roles": ["coach"]}})
    assert not due(ask(date(2026, 2, 28), [job(HIRED), COACH, MADE], document))
    (segment,) = due(ask(TURN, [job(HIRED), COACH, MADE], document))
    assert segment.effective_from == TURN


def renamed(facts: Facts, day: date, what: dict[str, str]) -> Facts:
    """Let each assignment that runs on a day be another in role, group or school from it on."""
    found = list(facts)
    for each in ended(facts):
        value = each.value
        runs = each.effective_until is None or day < each.effective_until
        if isinstance(value, Employment) and each.effective_from < day and runs:
            found.append(_from(each, structs.replace(value, effective_from=day, **what), day))
    return found


def _from(item: Item[TimelineFact], value: Employment, day: date) -> Item[TimelineFact]:
    name = f"{value.assignment_id} {day} changed"
    return replace(item, fact_id=name, value=value, effective_from=day, effective_until=None)


@given(
    histories(),
    adoptions(),
    LATE,
    LATE,
    st.sampled_from([{"role": "coach"}, {"employee_group": "staff"}, {"school_id": "north"}]),
)
@settings(max_examples=60)
def test_a_change_that_is_selected_alike_changes_no_line(
    facts: Facts, policies: list[Adopted], on: date, day: date, what: dict[str, str]
) -> None:
    assert paid(ask(on, renamed(facts, day, what), *policies)) == paid(ask(on, facts, *policies))


def test_another_role_puts_off_no_instalment_of_later_days() -> None:
    """Of the days from May on, which another assignment cuts off, the first was payable in July."""
    document = benefit(
        {
            "decide": {"by": "amount", "amount": "1000"},
            "pay/paid": "instalments",
            "pay/instalments": [instalment(8), instalment(6)],
            "pay/fte": {"method": "prorated", "above_one": "scaled_to_one"},
        }
    )
    beside = [job(date(2026, 5, 10), name="b")]
    plain = ask(TURN, [job(HIRED), *beside, MADE], document)
    changed = ask(TURN, [job(HIRED), COACH, *beside, MADE], document)
    assert len([each for each in due(plain) if each.assignment_id == "a1"]) > 1
    assert paid(changed) == paid(plain)
