"""Benefits that go on while a requirement is met."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility
from tests.unit.pay.facts import award
from tests.unit.pay.fates import revocation
from tests.unit.pay.lasting import AWARDS, TESTED, condition
from tests.unit.pay.policies import MAKER, ask, benefit, due
from tests.unit.pay.rewarded import FIRST, HIRED, LICENCE, made, rules

BEFORE = award(MAKER, date(2024, 9, 1), name="before")
YEARLY = benefit({})["benefits"][0]["pay"]


def paid_while_met(then: str, tested: str) -> dict[str, Any]:
    """A yearly benefit for an award, while two awards meet a requirement."""
    met = {"of": "requirement_met", "benefits": ["renew"]}
    while_met = condition(then, tested, {"test": "holds", "facts": met, "held_on": TESTED})
    reward = {"select/items": AWARDS, "select/conditions": [while_met], "pay": YEARLY}
    return rules(reward, {"benefits/0/pay/loss/ended_from_date": "ends"})


def spans(answer: SalaryEligibility) -> set[tuple[date | None, date | None]]:
    """The days for which the reward is due in the year asked about."""
    rewards = (each for each in due(answer) if each.benefit_id == "reward")
    return {(each.effective_from, each.effective_until) for each in rewards}


@pytest.mark.parametrize(
    ("tested", "since"), [("each_day", FIRST), ("each_pay_period", date(2025, 2, 1))]
)
def test_it_begins_when_the_requirement_is_met_and_goes_on_after_its_time(
    tested: str, since: date
) -> None:
    policy, facts = paid_while_met("pauses", tested), [HIRED, LICENCE, BEFORE, *made(FIRST)]
    assert spans(ask(date(2025, 1, 9), facts, policy)) == set()
    assert spans(ask(FIRST, facts, policy)) == {(since, date(2025, 7, 1))}
    after = ask(date(2026, 10, 1), facts, policy)
    assert spans(after) == {(date(2026, 7, 1), date(2027, 7, 1))}


@pytest.mark.parametrize(("then", "again"), [("pauses", True), ("ends", False)])
def test_what_no_longer_meets_it_takes_the_days_until_it_is_met_again(
    then: str, again: bool
) -> None:
    ended, met_again = date(2025, 4, 1), date(2025, 5, 1)
    gone = [award(MAKER, FIRST, name="gone", ended=ended), revocation("gone", ended)]
    facts = [HIRED, LICENCE, BEFORE, *gone, *made(met_again)]
    first, second = (FIRST, ended), (met_again, date(2025, 7, 1))
    found = spans(ask(date(2025, 6, 30), facts, paid_while_met(then, "each_day")))
    assert found == ({first, second} if again else {first})
