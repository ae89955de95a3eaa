"""What meeting a requirement would bring besides, and by when, is a step of its own."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import job, left
from tests.unit.pay.policies import amount_of, ask
from tests.unit.pay.rewarded import FIRST, LICENCE, asked, made, rules

ON = date(2025, 2, 1)
END, YEAR_EARLY = date(2026, 8, 31), date(2025, 9, 1)
RENEW = ("renew", "Renewal: earn 1 more point to meet it by 31 August 2026.", END)


def before_the_end(months: int) -> dict[str, Any]:
    """The reward is for who meets the requirement so long before its validity is over."""
    start = {"day": "named", "name": "expires"}
    limit = {"day": "moved", "start": start, "direction": "before", "count": months}
    earned = {"day": "named", "name": "earned"}
    deadline = {"date": earned, "order": "not_after", "limit": limit | {"unit": "months"}}
    return {"date/windows": [{"title": "Early", "deadlines": [deadline], "effective": earned}]}


def steps(on: date, *facts: Any, **reward: Any) -> list[tuple[str, str, date | None]]:
    answer = asked(on, *(facts or made(FIRST)), policy=rules(reward))
    return [(each.benefit_id, each.text, each.last_on) for each in answer.next_steps]


def told(by: str, brings: str = ", which brings 1,000.00 USD at full time") -> str:
    return f"Reward: earn 1 more point to meet Renewal by {by}{brings}."


def test_a_reward_without_a_deadline_of_its_own_is_told_with_its_amount() -> None:
    assert steps(ON) == [RENEW, ("reward", told("31 August 2026"), END)]


def test_an_earlier_deadline_of_a_reward_is_the_nearer_step() -> None:
    reward = ("reward", told("1 September 2025"), YEAR_EARLY)
    assert steps(ON, **before_the_end(12)) == [reward, RENEW]
    assert steps(YEAR_EARLY, **before_the_end(12)) == [reward, RENEW]
    assert steps(date(2025, 9, 2), **before_the_end(12)) == [RENEW]


@pytest.mark.parametrize("day", [YEAR_EARLY, date(2025, 9, 2)])
def test_the_last_day_told_is_the_last_that_brings_it(day: date) -> None:
    policy = rules(before_the_end(12))
    brought = amount_of(asked(day, *made(FIRST, day), policy=policy))
    assert brought == (1000 if day == YEAR_EARLY else 0)


def test_a_share_of_the_base_is_told_without_an_amount() -> None:
    base = {"placement": True, "benefits": [], "measured": "each_day"}
    share = {"decide": {"by": "percent", "percent": "2", "base": base}}
    assert steps(ON, **share)[1][1] == told("31 August 2026", "")


def test_what_was_met_or_what_one_who_left_cannot_have_is_no_step() -> None:
    assert steps(ON, *made(FIRST, date(2025, 1, 20))) == []
    assert steps(ON, *made(FIRST), left(date(2025, 1, 31))) == []


def part_time() -> list[Any]:
    """Half of two points is asked of half a position: one meets it, until the position is whole."""
    return [job(date(2024, 7, 1), fte="0.5"), job(date(2025, 1, 20)), LICENCE, *made(FIRST)]


def of_the_position() -> dict[str, Any]:
    need = "benefits/0/decide/alternatives/0/needs/0/prorated"
    return rules({}, {need: {"by": "fte", "rounding": {"when": "never"}}})


def test_a_reward_that_was_paid_already_is_promised_no_more() -> None:
    answer = ask(ON, part_time(), of_the_position())
    assert amount_of(answer) == 500
    assert [each.benefit_id for each in answer.next_steps] == ["renew"]


def test_what_was_met_and_is_so_no_longer_is_told_so() -> None:
    answer = ask(ON, part_time(), of_the_position())
    (segment,) = [each for each in answer.segments if each.benefit_id == "renew"]
    of = "Machine Learning from 1 September 2024"
    assert f"No longer met in {of} since 20 January 2025; Points: 1 of" in segment.explanation.text


def test_what_is_met_once_more_adds_nothing_for_the_same_period() -> None:
    answer = ask(ON, [*part_time(), *made(date(2025, 1, 25))], of_the_position())
    told = [each.explanation.text for each in answer.segments if each.benefit_id == "reward"]
    same = "The one of 10 January 2025 counts for the same requirement and period"
    assert any(f"{same}; this one adds nothing." in each for each in told)
