"""A claim is of one benefit, or of several that one application is for."""

from datetime import date
from typing import Any

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.histories import claimed
from tests.unit.pay.policies import MAKER, ask, changed, faults

ON = date(2026, 1, 15)
FACTS = [job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 1))]


def two(**second: Any) -> dict[str, Any]:
    """The plain benefit twice, each claimed; `second` is what else the second one's claim says."""
    claim = {"rule": "required", "decision_required": False}
    document = changed({"benefits/0/select/claim": claim})
    other = changed({"benefits/0/select/claim": {**claim, **second}})["benefits"][0]
    document["benefits"].append({**other, "benefit_id": "second"})
    return document


def states(claim: Item[TimelineFact], document: dict[str, Any]) -> dict[str, EligibilityState]:
    return {each.benefit_id: each.state for each in ask(ON, [*FACTS, claim], document).segments}


def test_a_claim_is_of_the_benefit_it_names() -> None:
    due, open_still = EligibilityState.DUE, EligibilityState.CLAIMABLE
    assert states(claimed("increase"), two()) == {"increase": due, "second": open_still}
    assert states(claimed("second"), two()) == {"increase": open_still, "second": due}


def test_one_claim_is_of_two_benefits_where_one_says_so() -> None:
    document = two(benefits=["increase"])
    due, open_still = EligibilityState.DUE, EligibilityState.CLAIMABLE
    assert states(claimed("increase"), document) == {"increase": due, "second": due}
    assert states(claimed("second"), document) == {"increase": open_still, "second": due}


def test_a_claim_under_another_policy_is_of_none() -> None:
    found = states(claimed("increase", "other"), two(benefits=["increase"]))
    assert set(found.values()) == {EligibilityState.CLAIMABLE}


def test_claims_of_a_benefit_that_is_not_declared_are_refused() -> None:
    assert list(faults(two(benefits=["third"]))) == ["/benefits/1/select/claim/benefits/0"]
