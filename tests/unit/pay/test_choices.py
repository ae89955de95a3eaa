"""Of the benefits of a choice one is due on a day, by what each would be paid."""

from datetime import date
from typing import Any

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ask, benefit, changed, codes

AUTUMN, HIRED = date(2025, 9, 15), date(2024, 7, 1)
IGNORED = {"method": "ignored", "paid_on": "largest_assignment"}


def one_of_two(coaching: str, anybody: str) -> dict[str, Any]:
    """Either an amount for coaching or one for any work, both whatever the FTE."""
    document = benefit(
        {
            "select/assignments": {"roles": ["coach"]},
            "decide": {"by": "amount", "amount": coaching},
            "pay/fte": IGNORED,
        },
        choices=[{"benefits": ["increase", "second"], "keep": "highest"}],
    )
    changes = {
        "benefits/0/select/assignments": {},
        "benefits/0/decide": {"by": "amount", "amount": anybody},
    }
    (second,) = changed(changes, document)["benefits"]
    document["benefits"].append({**second, "benefit_id": "second"})
    return document


def test_the_highest_is_the_one_that_pays_most_where_fte_is_ignored() -> None:
    jobs = [job(HIRED, fte="0.7"), job(HIRED, fte="0.3", name="a2", role="coach")]
    answer = ask(AUTUMN, [*jobs, award(MAKER, AUTUMN)], one_of_two("1000.00", "600.00"))
    states = {each.benefit_id: each.state for each in answer.segments}
    assert states == {"increase": EligibilityState.DUE, "second": EligibilityState.NOT_DUE}


def test_what_no_assignment_carries_is_not_said_to_be_due_no_longer() -> None:
    answer = ask(AUTUMN, [job(HIRED), award(MAKER, AUTUMN)], one_of_two("1000.00", "600.00"))
    (coaching,) = (each for each in answer.segments if each.benefit_id == "increase")
    assert codes(coaching)[-1] == "no_assignment"
    assert "instead" not in coaching.explanation.text
