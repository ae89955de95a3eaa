"""A next step names the days on which what is earned may meet a window, and no others."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import NextStep
from tests.unit.pay.carry_over import BY_YEAR, HIRED, document, hours, required
from tests.unit.pay.facts import school_year
from tests.unit.pay.next_steps import APPROVAL, CLAIM
from tests.unit.pay.policies import CALENDARS, ONE_TIME, amount_of, ask, effective
from tests.unit.pay.rewarded import FIRST, LICENCE, made, rules

SUMMER, SEPTEMBER, WINTER = date(2025, 7, 2), date(2025, 9, 10), date(2026, 2, 11)
LAST = date(2025, 10, 1)
YEARS = [*CALENDARS, school_year(2027)]
CAREER = {"over": "career"}
EARNED = {"day": "named", "name": "earned"}
OCTOBER = {"day": "in_year", "month": 10, "day_of_month": 1}


def deadline(name: str = "earned", order: str = "not_after") -> dict[str, Any]:
    return {"date": {"day": "named", "name": name}, "order": order, "limit": OCTOBER}


def dated(*deadlines: dict[str, Any]) -> dict[str, Any]:
    window = {"title": "Early", "deadlines": [*deadlines], "effective": EARNED}
    return {"date/windows": [window], "date/otherwise": {"then": "does_not_count"}}


def blocks(over: dict[str, Any], *deadlines: dict[str, Any], **more: Any) -> dict[str, Any]:
    rule = {**dated(*(deadlines or [deadline()])), **more}
    flat = {"by": "amount", "amount": "100.00"}
    return document(over, {"by": "blocks", "size": "7"}, flat, pay=ONE_TIME, **rule)


def steps(on: date, policy: dict[str, Any], *facts: Any) -> list[NextStep]:
    return list(ask(on, [HIRED, *facts], policy, calendars=YEARS).next_steps)


def told(when: str) -> str:
    return f"Base increase: earn 7 more hours {when} for the next level."


@pytest.mark.parametrize(
    ("on", "over", "when"),
    [
        (SEPTEMBER, BY_YEAR, "by 1 October 2025"),
        (SEPTEMBER, CAREER, "by 1 October 2025"),
        (WINTER, CAREER, "from 1 July 2026 to 1 October 2026"),
    ],
)
def test_a_level_is_reached_on_the_days_of_the_window(
    on: date, over: dict[str, Any], when: str
) -> None:
    (step,) = steps(on, blocks(over))
    assert (step.text, step.last_on) == (told(when), date(2025 + (on is WINTER), 10, 1))


def test_what_no_day_of_the_year_brings_any_more_is_no_step() -> None:
    assert steps(WINTER, blocks(BY_YEAR)) == []


@pytest.mark.parametrize(("day", "brings"), [(LAST, 100), (date(2025, 10, 2), 0)])
def test_the_last_day_told_is_the_last_that_brings_it(day: date, brings: int) -> None:
    facts = [HIRED, hours("new", "7", day)]
    assert amount_of(ask(date(2026, 6, 30), facts, blocks(BY_YEAR))) == brings


def test_it_begins_after_the_day_that_is_too_early() -> None:
    (step,) = steps(SEPTEMBER, blocks(BY_YEAR, deadline(order="after")))
    assert step.text == told("from 2 October 2025 to 30 June 2026")


@pytest.mark.parametrize(
    "policy",
    [
        blocks(BY_YEAR, **{"date/otherwise": {"then": "next_year"}}),
        blocks(BY_YEAR, deadline("started")),
        blocks(BY_YEAR, deadline("approved"), **APPROVAL),
    ],
)
def test_what_may_still_meet_one_is_told_for_the_whole_year(policy: dict[str, Any]) -> None:
    assert [each.text for each in steps(WINTER, policy)] == [told("by 30 June 2026")]


def test_what_is_claimed_too_late_is_no_step() -> None:
    policy = blocks(BY_YEAR, deadline("claimed"), **CLAIM)
    assert [each.text for each in steps(SEPTEMBER, policy)] == [told("by 1 October 2025")]
    assert steps(WINTER, policy) == []


def test_a_requirement_is_met_on_the_days_of_the_window() -> None:
    policy = required("7", BY_YEAR, **dated(deadline()))
    (step,) = steps(SEPTEMBER, policy)
    assert step.text == "Base increase: earn 7 more hours to meet it by 1 October 2025."
    assert steps(WINTER, policy) == []


def test_a_reward_is_told_from_the_day_on_which_its_window_opens() -> None:
    policy = rules(dated(deadline()))
    found = steps(date(2025, 2, 1), policy, LICENCE, *made(FIRST))
    (reward,) = [each for each in found if each.benefit_id == "reward"]
    when = "from 1 July 2025 to 1 October 2025"
    assert reward.text.startswith(f"Reward: earn 1 more point to meet Renewal {when}, which brings")


NEXT_PERIOD = {
    "benefits/0/date/windows/0/effective": effective(
        "awarded", "next_pay_period", first_day="waits"
    )
}


def test_what_counts_later_is_earned_so_early_that_the_reward_is_in_time() -> None:
    policy, made_before = rules(dated(deadline()), NEXT_PERIOD), made(date(2025, 8, 4))
    found = steps(SEPTEMBER, policy, LICENCE, *made_before)
    (reward,) = [each for each in found if each.benefit_id == "reward"]
    last = date(2025, 9, 30)
    meet = "Reward: earn 1 more point to meet Renewal by 30 September 2025, which brings"
    assert (reward.text[: len(meet)], reward.last_on) == (meet, last)
    for day, brings in ((last, 1000), (LAST, 0)):
        facts = [HIRED, LICENCE, *made_before, *made(day)]
        assert amount_of(ask(date(2026, 6, 30), facts, policy)) == brings
