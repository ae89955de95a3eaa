"""What may be used once is not offered again where another benefit has it."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.histories import claimed
from tests.unit.pay.policies import MAKER, ask, benefit, changed

AUTUMN, SPRING = date(2025, 9, 15), date(2026, 1, 15)
FACTS = [job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 1))]
POOL = {
    "counts": "use_once",
    "pool_id": "once",
    "title": "Once",
    "sharing": "policy",
    "of": "fact",
}
EARNED, CLAIMED = ({"day": "named", "name": name} for name in ("earned", "claimed"))
NOVEMBER = {"day": "in_year", "month": 11, "day_of_month": 1}


def two(first_day: dict[str, Any], second_day: dict[str, Any]) -> dict[str, Any]:
    """Two benefits for one fact: the first without a claim, the second for who claims it."""
    document = benefit({"accumulate/uses": [{"pool": "once", "drawn": "once"}]}, pools=[POOL])
    claim = {"rule": "required", "decision_required": False}
    second = changed({"benefits/0/select/claim": claim}, document)["benefits"][0]
    document["benefits"][0]["date"]["windows"][0]["effective"] = first_day
    second["date"]["windows"][0]["effective"] = second_day
    document["benefits"].append({**second, "benefit_id": "second"})
    return document


@pytest.mark.parametrize(
    ("first_day", "second_day", "on", "state"),
    [
        (EARNED, CLAIMED, SPRING, EligibilityState.NOT_DUE),
        # Claimed today, the second would still have it first.
        (NOVEMBER, CLAIMED, AUTUMN, EligibilityState.CLAIMABLE),
        (NOVEMBER, CLAIMED, SPRING, EligibilityState.NOT_DUE),
        # Whenever it is claimed, it takes effect before the first.
        (NOVEMBER, EARNED, SPRING, EligibilityState.CLAIMABLE),
    ],
)
def test_what_another_benefit_has_already_is_not_claimable(
    first_day: dict[str, Any], second_day: dict[str, Any], on: date, state: EligibilityState
) -> None:
    answer = ask(on, FACTS, two(first_day, second_day))
    (second,) = (each for each in answer.segments if each.benefit_id == "second")
    assert second.state is state


def claimed_by_either(on: date, *claims: Item[TimelineFact]) -> list[Segment]:
    """Two benefits for one fact, for who claims it by 1 November."""
    document = two(CLAIMED, CLAIMED)
    deadline = {"date": CLAIMED, "order": "not_after", "limit": NOVEMBER}
    for each in document["benefits"]:
        each["select"]["claim"] = {"rule": "required", "decision_required": False}
        each["date"]["windows"][0]["deadlines"] = [deadline]
    return [*ask(on, [*FACTS, *claims], document).segments]


def test_what_was_claimed_for_one_benefit_has_not_lapsed_under_another() -> None:
    first, second = claimed_by_either(SPRING, claimed("increase"))
    assert (first.state, second.state) == (EligibilityState.DUE, EligibilityState.NOT_DUE)
    assert second.explanation.text.endswith(
        "Once: the fact counts for Base increase from 1 October 2025, and may be used once."
    )


def test_what_may_be_claimed_for_one_of_two_says_so_under_both() -> None:
    for each in claimed_by_either(AUTUMN):
        assert each.state is EligibilityState.CLAIMABLE
        (told,) = (step.text for step in each.explanation.children if step.code == "used_once")
        assert told == "Once: the fact counts once, for this or for Base increase."


def test_the_pool_that_was_used_is_named() -> None:
    by_credential = {**POOL, "pool_id": "of-it", "title": "Of a credential", "of": "credential"}
    document = two(EARNED, EARNED)
    document["pools"].append(by_credential)
    for index, each in enumerate(document["benefits"]):
        item = {"of": "award", "earned_from": "2026-01-01"} if index else {"of": "award"}
        each["select"]["claim"] = {"rule": "not_required"}
        each["select"]["items"][0]["facts"] = item
        each["accumulate"] |= {"same_credential": "first_award"}
        each["accumulate"]["uses"] = [{"pool": pool, "drawn": "once"} for pool in ("once", "of-it")]
    answer = ask(SPRING, [*FACTS, award(MAKER, SPRING, name="again")], document)
    (second,) = (each for each in answer.segments if each.benefit_id == "second")
    assert second.state is EligibilityState.NOT_DUE
    assert second.explanation.children[-1].text.startswith("Of a credential: the credential counts")
