"""What waits for a decision is no part of what is still to be earned for a requirement."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.carry_over import BY_YEAR, HIRED, hours, required
from tests.unit.pay.facts import approval
from tests.unit.pay.policies import ONE_TIME, ask, benefit, changed
from tests.unit.pay.rewarded import of

ON, EARNED = date(2025, 10, 1), date(2025, 9, 1)
APPROVED = {"select/approval": {"rule": "required", "withdrawn": "never_due"}}
DECIDE = "nobody in the district has decided yet."


def rules(**more: Any) -> dict[str, Any]:
    """Twenty approved hours of a year are required, and rewarded with 1000."""
    document = changed(
        {"benefits/0/benefit_id": "hours", "benefits/0/title": "Twenty hours"},
        required("20", BY_YEAR, **APPROVED, **more),
    )
    paid = {
        "benefit_id": "reward",
        "title": "Reward",
        "select/items": of("hours"),
        "decide": {"by": "amount", "amount": "1000.00"},
        "pay": ONE_TIME,
    }
    return {**document, "benefits": [*document["benefits"], *benefit(paid)["benefits"]]}


def told(document: dict[str, Any], *facts: Any) -> list[str]:
    """How the requirement stands, and the steps."""
    answer = ask(ON, [HIRED, *facts], document)
    (segment,) = [e for e in answer.segments if e.outcome.requirement and e.benefit_id == "hours"]
    steps = [each.text for each in answer.next_steps if DECIDE not in each.text]
    return [segment.explanation.text.partition(": ")[2], *steps]


def earn(hours: str, besides: str = ", besides what waits") -> list[str]:
    when = "by 30 June 2026"
    brings = ", which brings 1,000.00 USD at full time"
    return [
        f"Twenty hours: earn {hours} to meet it {when}{besides}.",
        f"Reward: earn {hours} to meet Twenty hours {when}{besides}{brings}.",
    ]


def test_what_waits_is_told_and_only_what_it_leaves_is_to_be_earned() -> None:
    done = [hours("a", "5", EARNED), approval("a", EARNED)]
    short = "Not met in 2025-26; Hours: 5 of 20. It takes 15 more hours."
    assert told(rules(), *done) == [short, *earn("15 more hours", "")]
    waits = told(rules(), *done, hours("b", "9", EARNED))
    assert waits == [f"{short} 9 more hours wait to count.", *earn("6 more hours")]


@pytest.mark.parametrize("announced", [[], [approval("a", date(2025, 10, 10))]])
def test_where_what_waits_is_enough_nothing_is_to_be_earned(announced: list[Any]) -> None:
    stands, *steps = told(rules(), hours("a", "20", EARNED), *announced)
    assert stands.endswith("Hours: 0 of 20. It takes 20 more hours. 20 more hours wait to count.")
    when = "by 30 June 2026, which brings 1,000.00 USD at full time"
    assert steps == [f"Reward: what waits is enough to meet Twenty hours {when}."]


def test_of_what_waits_no_more_is_told_than_limits_let_count() -> None:
    limit = {"limit": "units", "scope": "contract_year", "at_most": "12"}
    document = changed({"benefits/0/accumulate/limits/0": limit}, rules())
    stands, *_ = told(document, hours("a", "15", EARNED))
    assert stands.endswith("12 more hours wait to count.")


def test_who_is_denied_has_nothing_waiting() -> None:
    stands, *steps = told(rules(), hours("a", "9", EARNED), approval("a", EARNED, denied=True))
    assert stands.endswith("It takes 20 more hours.")
    assert steps == earn("20 more hours", "")
