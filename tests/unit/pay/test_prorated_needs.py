"""Needs that are less for who works a part of a year or validity."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, NeedProgress, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, leave, left
from tests.unit.pay.policies import (
    LEARNING,
    MAKER,
    ONE_TIME,
    ask,
    benefit,
    changed,
    codes,
    due,
    faults,
)
from tests.unit.pay.requirements import EXPIRES, ISSUED, document
from tests.unit.pay.rules import told

YEAR = {"over": "year", "kind": "contract"}
EXACTLY = {"when": "never"}
ROUNDED_UP = {"when": "after_share", "step": "0.5", "mode": "up"}
LAST = date(2026, 6, 30)


def policy(
    by: str = "days", rounding: dict[str, Any] = EXACTLY, over: dict[str, Any] = YEAR
) -> dict[str, Any]:
    """Two awards a year (or validity), or a share of them."""
    need = {"title": "Awards", "at_least": "2", "prorated": {"by": by, "rounding": rounding}}
    plain = document({"title": "Awards", "needs": [need]})
    return changed({"benefits/0/accumulate/over": over}, plain)


def need_of(segment: Segment) -> NeedProgress:
    assert segment.outcome.requirement is not None
    return segment.outcome.requirement.alternatives[0].needs[0]


def asked(rules: dict[str, Any], on: date, *facts: Item[TimelineFact]) -> Segment:
    (segment,) = ask(on, list(facts), rules).segments
    return segment


def at_least(rules: dict[str, Any], on: date, *facts: Item[TimelineFact]) -> str:
    return str(need_of(asked(rules, on, *facts)).at_least)


def test_who_is_hired_in_the_middle_of_the_year_needs_a_share_by_days() -> None:
    # 2025-26 has 365 days, 181 of them from 1 January on.
    segment = asked(policy(), LAST, job(date(2026, 1, 1)))
    assert need_of(segment).at_least == Decimal("0.9918")
    assert need_of(segment).missing == Decimal("0.9918")
    (step,) = (each for each in segment.explanation.children if each.code == "need_prorated")
    assert step.text == (
        "Awards: as on 30 June 2026, an assignment runs on 181 of the 365 days of 2025-26, so of 2 "
        "it takes about 0.9918."
    )
    assert step.positions == job(date(2026, 1, 1)).positions


def told_of_half(**rule: Any) -> str:
    """What is said of the share of who is hired in January with half a position."""
    half = asked(policy(**rule), LAST, job(date(2026, 1, 1), fte="0.5"))
    (step,) = (each for each in half.explanation.children if each.code == "need_prorated")
    return step.text.removeprefix("Awards: as on 30 June 2026, an assignment runs ")


def test_the_share_the_days_and_the_rounding_are_said() -> None:
    assert told_of_half(by="days_and_fte", rounding=ROUNDED_UP) == (
        "on 181 of the 365 days of 2025-26, with 0.5 of a position, so of 2 it takes about 0.4959, "
        "rounded up to 0.5."
    )
    assert told_of_half(by="fte") == "with 0.5 of a position in 2025-26, so of 2 it takes 1."


def test_who_works_the_whole_year_needs_all() -> None:
    assert at_least(policy(), LAST, job(date(2024, 7, 1))) == "2"
    assert at_least(policy(), LAST, job(date(2025, 7, 1))) == "2"
    assert at_least(policy(), LAST, job(date(2025, 7, 2))) == "1.9946"


@pytest.mark.parametrize(
    ("mode", "needed"), [("up", "1"), ("down", "0.5"), ("half_up", "1"), ("half_even", "1")]
)
def test_a_share_is_rounded_as_it_is_said(mode: str, needed: str) -> None:
    rounding = {"when": "after_share", "step": "0.5", "mode": mode}
    assert at_least(policy(rounding=rounding), LAST, job(date(2026, 1, 1))) == needed


def test_fte_counts_on_the_days_on_which_somebody_works_and_together_at_most_one() -> None:
    half = job(date(2026, 1, 1), fte="0.5")
    assert at_least(policy("fte"), LAST, half) == "1"
    assert at_least(policy("days_and_fte"), LAST, half) == "0.4959"
    whole = [job(date(2025, 7, 1), fte="0.8"), job(date(2025, 7, 1), fte="0.6", name="a2")]
    assert at_least(policy("fte"), LAST, *whole) == "2"
    # Half a position for 184 days, a whole one for 181: 273 of 365.
    rises = [job(date(2025, 7, 1), fte="0.5"), job(date(2026, 1, 1), fte="1")]
    assert at_least(policy("fte"), LAST, *rises) == "1.4959"


def test_two_assignments_of_one_day_are_one_day() -> None:
    jobs = [job(date(2026, 1, 1)), job(date(2026, 3, 1), name="a2")]
    assert at_least(policy(), LAST, *jobs) == "0.9918"


def test_only_assignments_of_the_benefit_count() -> None:
    rules = changed({"benefits/0/select/assignments": {"roles": ["teacher"]}}, policy())
    jobs = [job(date(2025, 7, 1), name="a2", role="aide"), job(date(2026, 1, 1))]
    assert at_least(rules, LAST, *jobs) == "0.9918"


def test_what_is_announced_for_a_later_day_lowers_no_need_before_it() -> None:
    jobs = [job(date(2025, 7, 1)), left(date(2026, 1, 1))]
    assert at_least(policy(), date(2025, 12, 31), *jobs) == "2"
    more = [job(date(2025, 7, 1), fte="0.5"), job(date(2026, 1, 1), fte="1")]
    assert at_least(policy("fte"), date(2025, 12, 31), *more) == "1"
    assert at_least(policy("fte"), date(2026, 1, 1), *more) == "1.4959"


def test_the_end_an_assignment_was_given_with_is_known_from_the_beginning() -> None:
    half_a_year = job(date(2025, 7, 1), date(2026, 1, 1))
    assert at_least(policy(), date(2025, 10, 1), half_a_year) == "1.0083"


def test_who_left_needs_the_share_of_the_days_worked() -> None:
    rules = changed({"benefits/0/decide/asked_of": "everybody"}, policy())
    gone = [job(date(2025, 7, 1)), left(date(2026, 1, 1))]
    assert at_least(rules, date(2026, 1, 1), *gone) == "1.0083"
    assert asked(rules, LAST).outcome.requirement is None


def test_a_need_is_met_exactly() -> None:
    made = [award(MAKER, date(2026, 1, day), name=f"made {day}") for day in (10, 11)]
    on = date(2026, 3, 1)
    for since, count, met in (
        (date(2025, 12, 30), 1, False),
        # 182 or 183 of 365 days of two awards: one is enough up to 182.5 days.
        (date(2025, 12, 31), 1, True),
        (date(2025, 7, 1), 2, True),
    ):
        segment = asked(policy(), on, job(since), *made[:count])
        assert (not need_of(segment).missing) is met


def test_the_share_of_a_validity_is_that_of_its_days() -> None:
    cycle = {"over": "cycle", "of": {"of": "award", "credentials": [LEARNING]}}
    rules = policy(over=cycle)
    licence = award(LEARNING, ISSUED, expires=EXPIRES)
    # 1 September 2024 to 31 August 2026 are 730 days.
    assert at_least(rules, date(2025, 10, 1), job(date(2025, 9, 1)), licence) == "1"
    endless = asked(rules, date(2025, 10, 1), job(date(2025, 9, 1)), award(LEARNING, ISSUED))
    assert need_of(endless).at_least == 2
    assert "need_prorated" in codes(endless)


def test_a_share_needs_a_period_and_a_step_above_nothing() -> None:
    at = "/benefits/0/decide/alternatives/0/needs/0/prorated"
    career = policy(over={"over": "career"})
    assert faults(career) == {at: "is a share of a year or cycle, and there is none"}
    nothing = policy(rounding={"when": "after_share", "step": "0", "mode": "up"})
    assert faults(nothing) == {f"{at}/rounding/step": "must be more than 0"}


def test_a_share_may_be_met_where_the_whole_is_not() -> None:
    limits = [{"limit": "units", "scope": "period", "at_most": "1"}]
    assert told(changed({"benefits/0/accumulate/limits": limits}, policy())) == {}


@pytest.mark.parametrize(("made", "carried"), [(1, 0), (2, 1), (3, 2)])
def test_what_a_share_does_not_need_is_left_over(made: int, carried: int) -> None:
    carry = {"carry_over": {"carried_as": "units", "periods": 1}}
    facts = [award(MAKER, date(2025, 9, 1), name=f"made-{each}") for each in range(made)]
    half = job(date(2024, 7, 1), fte="0.5")
    rules = policy("fte", over=YEAR | carry)
    assert need_of(asked(rules, date(2026, 6, 30), half, *facts)).at_least == 1
    segment = asked(rules, date(2026, 10, 1), half, *facts)
    assert need_of(segment).counted == carried


def test_of_who_does_not_work_in_the_year_nothing_is_asked_and_nothing_is_met() -> None:
    earned = award(MAKER, date(2025, 7, 10))
    for on in (date(2025, 7, 31), date(2025, 8, 14)):
        segment = asked(policy(), on, job(date(2025, 8, 15)), earned)
        assert (segment.state, segment.outcome.requirement) == (EligibilityState.NOT_DUE, None)
        assert "no assignment runs in 2025-26, so that nothing is asked" in segment.explanation.text
    assert at_least(policy(), date(2025, 8, 15), job(date(2025, 8, 15)), earned) == "1.7535"


def test_no_reward_is_for_a_year_in_which_nothing_was_asked() -> None:
    requirement = policy()["benefits"][0] | {"benefit_id": "required"}
    met = {"of": "requirement_met", "benefits": ["required"]}
    loss = {
        "void_from_start": "never_due",
        "ended_from_date": "continues",
        "expired": "continues",
        "suspended": "continues",
    }
    rewarded = benefit(
        {
            "select/items": [{"item_id": "met", "facts": met, "counts": {"by": "one"}}],
            "decide": {"by": "amount", "amount": "1000.00"},
            "pay": {**ONE_TIME, "paid": "first_pay_period", "loss": loss},
        }
    )
    rewarded["benefits"].insert(0, requirement)
    facts = [job(date(2025, 8, 15)), award(MAKER, date(2024, 11, 15))]
    assert not due(ask(LAST, facts, rewarded))
    both = [award(MAKER, date(2026, month, 1), name=f"made-{month}") for month in (1, 2)]
    (reward,) = (e for e in due(ask(LAST, [*facts, *both], rewarded)) if e.amount)
    assert str(reward.effective_from) == "2026-02-01"


@pytest.mark.parametrize("by", ["days", "days_and_fte"])
def test_a_leave_lessens_nothing(by: str) -> None:
    away = leave(date(2026, 1, 1), date(2026, 4, 1))
    assert at_least(policy(by), LAST, job(date(2024, 7, 1)), away) == "2"
