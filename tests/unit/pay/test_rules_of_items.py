"""Conditions, approvals, claims and windows may be those of some items alone."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import LEARNING, MAKER, ask, benefit, faults
from tests.unit.pay.rules import told

ON = date(2026, 1, 15)
JOB = job(date(2024, 7, 1))
ITEMS: dict[str, Any] = {
    "select/items": [
        {
            "item_id": name,
            "facts": {"of": "award", "credentials": [name]},
            "counts": {"by": "one"},
        }
        for name in (MAKER, LEARNING)
    ]
}
EARNED, APPROVED = ({"day": "named", "name": name} for name in ("earned", "approved"))
FACTS = [JOB, award(MAKER, date(2025, 9, 1)), award(LEARNING, date(2025, 9, 2))]


def states(**changes: Any) -> dict[str | None, EligibilityState]:
    document = benefit({**ITEMS, **{key.replace("_", "/", 1): v for key, v in changes.items()}})
    return {each.credential_id: each.state for each in ask(ON, FACTS, document).segments}


def test_an_approval_is_needed_for_the_items_that_are_named() -> None:
    rule = {"rule": "required", "withdrawn": "ends", "items": [MAKER]}
    found = states(select_approval=rule)
    assert found == {MAKER: EligibilityState.PENDING, LEARNING: EligibilityState.DUE}


def test_a_claim_is_needed_for_the_items_that_are_named() -> None:
    rule = {"rule": "required", "decision_required": False, "items": [MAKER]}
    found = states(select_claim=rule)
    assert found == {MAKER: EligibilityState.CLAIMABLE, LEARNING: EligibilityState.DUE}


def test_a_condition_is_asked_of_the_items_that_are_named() -> None:
    condition = {
        "condition_id": "early",
        "title": "Earned by August",
        "test": {
            "test": "in_order",
            "date": EARNED,
            "order": "before",
            "limit": {"day": "in_year", "month": 8, "day_of_month": 31},
        },
        "unmet": {"then": "does_not_count"},
        "items": [MAKER],
    }
    found = states(select_conditions=[condition])
    assert found == {MAKER: EligibilityState.NOT_DUE, LEARNING: EligibilityState.DUE}


def test_each_item_is_dated_by_the_first_window_that_is_for_it() -> None:
    windows = [
        {"title": "Makers", "deadlines": [], "effective": in_year(11), "items": [MAKER]},
        {"title": "All others", "deadlines": [], "effective": in_year(12)},
    ]
    document = benefit(ITEMS)
    document["benefits"][0]["date"]["windows"] = windows
    answer = ask(ON, FACTS, document)
    days = {each.credential_id: each.effective_from for each in answer.segments}
    assert days == {MAKER: date(2025, 11, 1), LEARNING: date(2025, 12, 1)}
    paths = [step.document_path for each in answer.segments for step in each.explanation.children]
    assert "/benefits/0/date/windows/1" in paths


def test_what_a_window_for_other_items_says_does_not_keep_an_approval_from_reaching_back() -> None:
    rule = {"rule": "required", "withdrawn": "ends"}
    document = benefit({**ITEMS, "select/approval": rule})
    document["benefits"][0]["date"]["windows"] = [
        {"title": "Learning", "deadlines": [], "effective": APPROVED, "items": [LEARNING]},
        {"title": "All others", "deadlines": [], "effective": EARNED},
    ]
    lost = award(MAKER, date(2025, 9, 1), ended=date(2025, 12, 1))
    facts = [JOB, lost, revocation(MAKER, date(2025, 12, 1))]
    (open_still,) = ask(ON, facts, document).segments
    assert open_still.state is EligibilityState.PENDING
    late = approval(MAKER, date(2026, 1, 10))
    (due,) = ask(ON, [*facts, late], document).segments
    assert due.effective_until == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"select/approval": {"rule": "required", "withdrawn": "ends", "items": ["x"]}},
            "/benefits/0/select/approval/items/0",
        ),
        (
            {"select/claim": {"rule": "required", "decision_required": True, "items": ["x"]}},
            "/benefits/0/select/claim/items/0",
        ),
    ],
)
def test_a_rule_of_an_item_that_is_not_selected_is_refused(
    changes: dict[str, Any], fault: str
) -> None:
    assert list(faults(benefit({**ITEMS, **changes}))) == [fault]


def test_an_item_that_no_window_is_for_is_refused_and_so_is_a_window_for_nothing() -> None:
    document = benefit(ITEMS)
    document["benefits"][0]["date"]["windows"][0]["items"] = [MAKER, "x"]
    assert list(faults(document)) == [
        "/benefits/0/date/windows/0/items/1",
        "/benefits/0/select/items/1/item_id",
    ]


def test_a_window_after_one_for_all_its_items_is_never_tried() -> None:
    document = benefit(ITEMS)
    only = {"title": "Makers", "deadlines": [], "effective": EARNED, "items": [MAKER]}
    document["benefits"][0]["date"]["windows"] += [only]
    assert "/benefits/0/date/windows/1" in told(document)


def in_year(month: int) -> dict[str, Any]:
    return {"day": "in_year", "month": month, "day_of_month": 1}
