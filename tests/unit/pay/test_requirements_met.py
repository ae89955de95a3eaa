"""Requirements that were met, as facts that other benefits are about."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import approval, award, job, left
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import MAKER, amount_of, ask, benefit, due
from tests.unit.pay.rewarded import FIRST, LICENCE, SECOND, YEAR, asked, made, rewards, rules


def test_the_day_before_nothing_and_from_the_day_on_which_it_was_met_the_reward() -> None:
    facts = made(FIRST, SECOND)
    assert rewards(asked(date(2025, 3, 4), *facts)) == []
    for on in (SECOND, date(2025, 6, 30)):
        (segment,) = rewards(asked(on, *facts))
        assert (segment.state, segment.effective_from) == (EligibilityState.DUE, SECOND)
        assert segment.amount is not None
        assert str(segment.amount.amount) == "1000.00"
    # It was paid in the contract year in which it was met.
    assert rewards(asked(date(2025, 7, 1), *facts)) == []


def test_the_reward_says_what_was_met_and_rests_on_the_facts_that_met_it() -> None:
    facts = made(FIRST, SECOND)
    (segment,) = rewards(asked(date(2025, 6, 30), *facts))
    assert segment.explanation.children[0].text == (
        "Renewal, met on 5 March 2025, is of the kind that this benefit is for."
    )
    assert segment.fact_ids == tuple(each.fact_id for each in facts)
    assert set(facts[0].positions) <= set(segment.explanation.positions)


def test_what_is_void_reaches_back_and_another_fact_may_meet_it_later() -> None:
    void = [award(MAKER, SECOND, name="void one", void=True)]
    void.append(revocation("void one", date(2025, 5, 1), void=True))
    assert rewards(asked(date(2025, 6, 30), *made(FIRST), *void)) == []
    later = made(date(2025, 6, 1))
    (segment,) = rewards(asked(date(2025, 6, 30), *made(FIRST), *void, *later))
    assert segment.effective_from == date(2025, 6, 1)


def ends() -> dict[str, Any]:
    """What is ended counts no longer, and the reward is an increase that ends with it."""
    pay = benefit({})["benefits"][0]["pay"]
    loss = "benefits/0/pay/loss/ended_from_date"
    return rules({"pay": pay, "accumulate/same_credential": "every_award"}, {loss: "ends"})


def test_it_is_lost_on_the_day_on_which_it_is_no_longer_met_and_met_again_later() -> None:
    ended = date(2025, 4, 1)
    gone = [award(MAKER, SECOND, name="gone", ended=ended), revocation("gone", ended)]
    facts = [*made(FIRST), *gone]
    (lost,) = rewards(asked(date(2025, 6, 30), *facts, policy=ends()))
    assert (lost.effective_from, lost.effective_until) == (SECOND, ended)
    assert lost.explanation.text.endswith("; Renewal was no longer met on 1 April 2025.")
    again = made(date(2025, 6, 1))
    before, after = due(asked(date(2025, 6, 30), *facts, *again, policy=ends()))[-2:]
    assert (before.effective_until, after.effective_from) == (ended, date(2025, 6, 1))
    # Once in each validity is once, whatever was lost between.
    once = rules({}, {"benefits/0/pay/loss/ended_from_date": "ends"})
    assert amount_of(asked(date(2025, 6, 30), *facts, *again, policy=once)) == 1000


def test_what_was_met_by_the_last_day_of_a_year_stays_met() -> None:
    policy = rules({}, {"benefits/0/accumulate/over": YEAR})
    facts = made(FIRST, SECOND, date(2025, 9, 1), date(2025, 10, 1))
    first, second = (
        asked(date(2025, 6, 30), *facts, policy=policy),
        asked(date(2025, 10, 1), *facts, policy=policy),
    )
    assert [each.effective_from for each in rewards(first)] == [SECOND]
    assert [each.effective_from for each in rewards(second)] == [date(2025, 10, 1)]
    assert [amount_of(first), amount_of(second)] == [Decimal(1000)] * 2


def test_what_ends_when_the_year_is_over_ends_no_year_that_was_met() -> None:
    ended = date(2025, 8, 1)
    gone = [award(MAKER, SECOND, name="gone", ended=ended), revocation("gone", ended)]
    policy = ends()
    policy["benefits"][0]["accumulate"]["over"] = YEAR
    (segment,) = rewards(asked(date(2025, 10, 1), *made(FIRST), *gone, policy=policy))
    assert (segment.state, segment.effective_until) == (EligibilityState.DUE, date(2026, 7, 1))


def test_what_became_certain_late_is_met_late() -> None:
    approved = {"rule": "required", "withdrawn": "never_due"}
    policy = rules({}, {"benefits/0/select/approval": approved})
    facts = [*made(FIRST, SECOND), approval(f"made {FIRST}", FIRST)]
    late = approval(f"made {SECOND}", date(2025, 5, 1))
    assert rewards(asked(date(2025, 6, 30), *facts, policy=policy)) == []
    (segment,) = rewards(asked(date(2025, 6, 30), *facts, late, policy=policy))
    assert segment.effective_from == date(2025, 5, 1)
    assert rewards(asked(date(2025, 4, 30), *facts, late, policy=policy)) == []


def test_a_year_early_is_said_by_the_expiry() -> None:
    limit = {
        "day": "moved",
        "start": {"day": "named", "name": "expires"},
        "direction": "before",
        "count": 12,
        "unit": "months",
    }
    earned = {"day": "named", "name": "earned"}
    deadline = {"date": earned, "order": "not_after", "limit": limit}
    window = {"title": "A year early", "deadlines": [deadline], "effective": earned}
    policy = rules({"date/windows": [window]})
    # The licence is valid until 31 August 2026.
    for day, state in (
        (date(2025, 9, 1), EligibilityState.DUE),
        (date(2025, 9, 2), EligibilityState.LAPSED),
    ):
        (segment,) = rewards(asked(date(2025, 10, 1), *made(FIRST, day), policy=policy))
        assert segment.state is state
    told = "the day it was met, 2 September 2025, is after 1 September 2025, 12 months before the "
    assert f"{told}day its time is over." in segment.explanation.text


def test_a_condition_may_ask_for_a_requirement() -> None:
    condition = {
        "condition_id": "renewed",
        "title": "Hours are there",
        "test": {
            "test": "holds",
            "facts": {"of": "requirement_met", "benefits": ["renew"]},
            "held_on": {"day": "named", "name": "earned"},
        },
        "unmet": {"then": "does_not_count"},
    }
    items = [
        {
            "item_id": "makers",
            "facts": {"of": "award", "credentials": [MAKER], "earned_from": "2025-06-01"},
            "counts": {"by": "one"},
        }
    ]
    policy = rules({"select/items": items, "select/conditions": [condition]})
    makers = made(FIRST, SECOND, date(2025, 6, 2))
    assert [e.state for e in rewards(asked(date(2025, 6, 30), *makers, policy=policy))] == [
        EligibilityState.DUE
    ]
    (unmet,) = rewards(asked(date(2025, 6, 30), *made(FIRST, date(2025, 6, 1))[1:], policy=policy))
    assert unmet.state is EligibilityState.NOT_DUE


def test_who_is_not_asked_for_it_meets_nothing_and_who_needs_nothing_has_met_it() -> None:
    """Of less than one point, rounded down, who works a part of the time needs none."""
    down = {"by": "days", "rounding": {"when": "after_share", "step": "1", "mode": "down"}}
    need = {"title": "Points", "at_least": "1", "prorated": down}
    nothing = {"title": "Points", "needs": [need]}
    policy = rules({}, {"benefits/0/decide/alternatives": [nothing]})
    facts = [job(date(2025, 2, 1)), LICENCE]
    (segment,) = rewards(ask(date(2025, 6, 30), facts, policy))
    assert segment.effective_from == date(2025, 2, 1)
    assert rewards(ask(date(2025, 6, 30), [LICENCE], policy)) == []


@pytest.mark.parametrize("on", [date(2025, 3, 5), date(2025, 6, 30), date(2026, 8, 31)])
def test_a_leaving_that_is_announced_changes_nothing_before_it(on: date) -> None:
    gone = left(date(2026, 9, 15))
    facts = made(FIRST, SECOND)
    before, after = asked(on, *facts), asked(on, *facts, gone)
    assert [each.state for each in before.segments] == [each.state for each in after.segments]


FIRST_DAY = date(2024, 8, 1)
DAYS = st.integers(0, 900).map(lambda days: FIRST_DAY + timedelta(days=days))


@given(st.lists(DAYS, max_size=6, unique=True), DAYS)
def test_what_comes_later_makes_no_difference_to_an_earlier_day(days: list[date], on: date) -> None:
    policy = rules({}, {"benefits/0/accumulate/over": YEAR})
    known = [each for each in days if each <= on]
    all_of_them = asked(on, *made(*days), policy=policy)
    assert rewards(all_of_them) == rewards(asked(on, *made(*known), policy=policy))
    # The second of a contract year is the one that meets it.
    year = [day for day in sorted(known) if _year(day) == _year(on)]
    met = [year[1]] if len(year) > 1 else []
    assert [each.effective_from for each in rewards(all_of_them)] == met


def _year(day: date) -> int:
    return day.year if day.month >= 7 else day.year - 1
