"""Before an announced hire a next step says from which day on what is earned counts."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import NextStep
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import LEARNING, MAKER, amount_of, ask
from tests.unit.pay.rewarded import LICENCE, made, rules
from tests.unit.pay.tariffs import tariff, tier

ON, HIRED = date(2025, 12, 15), date(2026, 1, 12)
JOB = job(HIRED, fte="0.5")
ONE = {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}
NOT_BEFORE = {"select/earned_before_hire": "does_not_count"}
FROM_HIRE = {"select/earned_before_hire": "counts_from_hire"}


def rates(rule: dict[str, str]) -> dict[str, Any]:
    return tariff([tier("500.00", "1")], {"select/items": [ONE], **rule})


def step(on: date, document: dict[str, Any], *facts: Any, benefit: str = "increase") -> NextStep:
    steps = ask(on, [JOB, *facts], document).next_steps
    (found,) = [each for each in steps if each.benefit_id == benefit]
    return found


BRINGS = "which brings 500.00 USD at full time; with 0.5 of a position, as on 12 January 2026"


@pytest.mark.parametrize(
    ("rule", "when"),
    [(NOT_BEFORE, "from 12 January 2026 to 30 June 2026"), (FROM_HIRE, "by 30 June 2026")],
)
def test_it_counts_from_the_hire_on_with_the_position_on_record(
    rule: dict[str, str], when: str
) -> None:
    told = step(ON, rates(rule)).text
    assert told == f"Rates: earn 1 more credit {when}, {BRINGS}, that is 250.00 USD."


@pytest.mark.parametrize(("day", "brings"), [(date(2025, 12, 20), 0), (HIRED, 250)])
def test_the_first_day_told_is_the_first_that_brings_it(day: date, brings: int) -> None:
    facts = [JOB, award(MAKER, day)]
    assert amount_of(ask(date(2026, 6, 30), facts, rates(NOT_BEFORE))) == brings


def test_what_counts_only_after_its_period_is_no_step() -> None:
    year_later = job(date(2026, 7, 1))
    assert ask(ON, [year_later], rates(NOT_BEFORE)).next_steps == ()


BEFORE = [LICENCE, *made(date(2025, 12, 1))]
"""A point that is there, and counts from the hire on; two are required."""
FROM_THEN = "besides what counts from 12 January 2026 on"


def test_a_reward_is_told_with_the_days_of_its_requirement() -> None:
    told = step(ON, rules(NOT_BEFORE), *BEFORE, benefit="reward").text
    more = f"earn 1 more point to meet Renewal by 31 August 2026, {FROM_THEN}"
    assert told.startswith(f"Reward: {more}, which brings 1,000.00 USD at full time")


@pytest.mark.parametrize("day", [date(2025, 12, 20), date(2026, 8, 31)])
def test_what_is_earned_on_one_of_these_days_brings_the_reward(day: date) -> None:
    answer = ask(max(HIRED, day), [JOB, *BEFORE, *made(day)], rules(NOT_BEFORE))
    rewards = [each for each in answer.segments if each.benefit_id == "reward"]
    assert [each.state.value for each in rewards] == ["due"]


def test_on_the_day_of_the_hire_nothing_of_it_is_told() -> None:
    assert "by 30 June 2026" in step(HIRED, rates(NOT_BEFORE), award(LEARNING, ON)).text
