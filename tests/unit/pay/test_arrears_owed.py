"""What is approved when its contract year is over takes the place of what that year paid."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.claim import Claim
from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.arrears import (
    FIRST,
    HIRED,
    LATER,
    NEXT_END,
    ONE,
    SECOND,
    YEAR_END,
    counted,
    two,
)
from tests.unit.pay.facts import DISTRICT, EDUCATOR, approval, award, fact_id, item
from tests.unit.pay.histories import Facts
from tests.unit.pay.policies import LEARNING, MAKER, MONEY_POOL, ONE_TIME, ask
from tests.unit.pay.tariffs import counting

TWO_OF_ONE = [
    award(MAKER, FIRST, name="late"),
    award(MAKER, SECOND, name="early"),
    approval("late", LATER),
    approval("early", SECOND),
]


def pooled() -> dict[str, Any]:
    pool = {**MONEY_POOL, "limit": "365.00", "scope": "contract_year"}
    uses = [{"pool": "money", "drawn": "each_year"}]
    return {**counted(uses=uses), "pools": [pool]}


def one_block() -> dict[str, Any]:
    levels = {"by": "blocks", "size": "2", "at_most": 1}
    return counted(**counting(over={"over": "career"}, levels=levels))


def used_once() -> dict[str, Any]:
    """One of two rewards of 500, the approved one first."""
    once = {"counts": "use_once", "pool_id": "once", "title": "Once", "sharing": "policy"}
    document = two(pools=[{**once, "of": "fact"}])
    for each in document["benefits"]:
        each["pay"] = ONE_TIME
        each["decide"] = {"by": "amount", "amount": "500.00"}
        each["accumulate"]["uses"] = [{"pool": "once", "drawn": "once"}]
    return document


TWO = [award(MAKER, FIRST), award(LEARNING, SECOND), approval(MAKER, LATER)]
THREE = [award(MAKER, date(2024, 7, 1 + day), name=name) for day, name in enumerate("abc")]
BLOCK = [*THREE, approval("a", FIRST), approval("c", date(2024, 7, 3)), approval("b", LATER)]
HIGHEST = [{"benefits": ["high", "low"], "keep": "highest"}]


def for_first_year(answer: SalaryEligibility) -> Decimal:
    """What an answer says is due for the days of the first contract year."""
    of_it = (
        each.amount.amount
        for each in answer.segments
        if each.amount and each.effective_from and each.effective_from <= YEAR_END
    )
    return sum(of_it, Decimal(0))


@pytest.mark.parametrize(
    ("document", "facts", "whole"),
    [
        (two(choices=HIGHEST), ONE, "730.00"),
        (two(combination={"method": "highest"}), ONE, "730.00"),
        (pooled(), [*TWO, approval(LEARNING, SECOND)], "361.00"),
        (counted(same_credential="first_award"), TWO_OF_ONE, "365.00"),
        (counted(same_credential="first_award", pay=ONE_TIME), TWO_OF_ONE, "365.00"),
        (one_block(), BLOCK, "364.00"),
        (used_once(), ONE, "500.00"),
    ],
)
def test_a_year_is_paid_what_it_comes_to_and_no_more(
    document: dict[str, Any], facts: Facts, whole: str
) -> None:
    first, second = (ask(on, [HIRED, *facts], document) for on in (YEAR_END, NEXT_END))
    assert for_first_year(first) + for_first_year(second) == Decimal(whole)


def test_arrears_that_nothing_is_owed_of_say_what_was_due_already() -> None:
    answer = ask(NEXT_END, [HIRED, *ONE], used_once())
    (late,) = (each for each in answer.segments if each.effective_from == FIRST)
    assert (late.state, late.payments) == (EligibilityState.NOT_DUE, ())
    told = "Of it 500.00 USD were due before 2025-26 already, for what this takes the place of."
    assert late.explanation.text.endswith(told)


def test_arrears_are_cut_from_their_end() -> None:
    answer = ask(NEXT_END, [HIRED, *ONE], two(choices=HIGHEST))
    (late,) = (each for each in answer.segments if each.effective_from == FIRST)
    assert sum(each.amount.amount for each in late.payments) == Decimal("365.00")
    assert late.payments[0].payable_on == date(2025, 9, 30)


def claimed(withdrawn_on: date | None) -> Item[TimelineFact]:
    value = Claim(
        educator_id=EDUCATOR,
        district_id=DISTRICT,
        policy_id="policy",
        benefit_id="low",
        contract_year="2024-25",
        items=(fact_id(MAKER),),
        submitted_on=FIRST,
    )
    return item("claim", value, FIRST, effective_until=withdrawn_on)


@pytest.mark.parametrize("withdrawn_on", [None, LATER])
def test_what_a_benefit_lost_since_cuts_no_arrears_of_another(withdrawn_on: date | None) -> None:
    """Nothing ties the two: no choice, no combination, no percentage."""
    document = two()
    low, high = document["benefits"][1], document["benefits"][0]
    low["select"]["claim"] = {"rule": "required", "decision_required": False}
    low["select"]["items"][0]["facts"]["credentials"] = [MAKER]
    high["select"]["items"][0]["facts"]["credentials"] = [LEARNING]
    facts = [award(MAKER, FIRST), award(LEARNING, FIRST), approval(LEARNING, LATER)]
    answer = ask(NEXT_END, [HIRED, *facts, claimed(withdrawn_on)], document)
    assert for_first_year(answer) == Decimal("730.00")
