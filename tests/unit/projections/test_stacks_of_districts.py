"""Which stacks are a district's: those that its policies are about, and no others."""

import json
from typing import Any

import pytest

from ledger.domain.facts.catalogue import Stack
from ledger.domain.pay.parse import parse_document
from ledger.domain.views import DistrictView
from ledger.projections import reference, replay
from ledger.projections import reference_questions as ask
from tests.support.catalogue import group, stack
from tests.support.entries import raw_entries
from tests.support.facts import calendar, district
from tests.support.granting import lakeview
from tests.support.memory import MemoryLedger
from tests.support.policies import pay_policy
from tests.unit.pay.policies import benefit


def paying(**facts: Any) -> MemoryLedger:
    """Three stacks, one of which contains another, and a policy about some of them."""
    ledger = lakeview()
    ledger.record(calendar(2025))
    for each in (
        stack("part"),
        stack("whole", group("machine-learning", stack_ids=("part",))),
        stack("other"),
    ):
        ledger.record(each)
    flat = {"by": "amount", "amount": "300.00"}
    document = benefit({"select/items/0/facts": {"of": "stack", **facts}, "decide": flat})
    ledger.record(pay_policy(document=parse_document(json.dumps(document).encode())))
    return ledger


def view(ledger: MemoryLedger, *bases: int) -> list[DistrictView]:
    log = replay.replay(raw_entries(ledger))
    return [log.view(districts=["lakeview"], known=at).districts["lakeview"] for at in bases]


def rules(ledger: MemoryLedger) -> list[int]:
    return replay.replay(raw_entries(ledger)).refer(ask.rules("lakeview")).value


@pytest.mark.parametrize(
    ("facts", "known"),
    [
        ({"stacks": ["part"]}, {"part"}),
        ({"stacks": ["whole"]}, {"part", "whole"}),
        ({}, {"part", "whole", "other"}),
    ],
)
def test_a_district_has_the_stacks_that_its_policies_are_about_and_their_parts(
    facts: dict[str, Any], known: set[str]
) -> None:
    ledger = paying(**facts)
    [found] = view(ledger, len(ledger.entries))
    assert found.stacks.keys() == known


@pytest.mark.parametrize("another", [stack("new"), stack("other", group("machine-learning"))])
def test_a_stack_that_no_policy_is_about_makes_no_district_another(another: Stack) -> None:
    ledger = paying(stacks=["whole"])
    before = rules(ledger)
    at = ledger.record(another).position
    then, now = view(ledger, at - 1, at)
    assert then is now
    assert rules(ledger) == before


@pytest.mark.parametrize("stack_id", ["part", "whole"])
def test_a_new_version_of_a_stack_in_a_policy_or_of_its_part_makes_it_another(
    stack_id: str,
) -> None:
    ledger = paying(stacks=["whole"])
    at = ledger.record(stack(stack_id, group("machine-learning"))).position
    then, now = view(ledger, at - 1, at)
    assert then != now
    assert at in rules(ledger)


def test_views_that_were_asked_for_longest_ago_are_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reference, "_VIEWS_KEPT", 2)
    ledger = paying(stacks=["whole"])
    at = len(ledger.entries)
    for name in ("A", "B"):
        ledger.record(district(name=name))
    first, second, again, _, gone = view(ledger, at, at + 1, at, at + 2, at + 1)
    assert first is again
    assert (gone == second, gone is second) == (True, False)
