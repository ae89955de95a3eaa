"""A pay policy is retired by its district, from a day on, and begins again when it is adopted."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.facts.policy import PayPolicyRetirement
from ledger.domain.refusals.refusal import Refusal
from tests.support.facts import day, district
from tests.support.granting import lakeview
from tests.support.memory import MemoryLedger
from tests.support.payroll import policy_retirement
from tests.support.policies import pay_policy
from tests.unit.domain.contract import declared

Changes = dict[str, Any]
FAULTS: list[tuple[str, Changes]] = [
    ("UNKNOWN_PAY_POLICY", {"policy_id": "nothing"}),
    ("POLICY_OF_ANOTHER_DISTRICT", {"district_id": "northfield"}),
    ("BEFORE_PAY_POLICY", {"effective_on": day("2025-06-30")}),
    ("PAY_POLICY_RETIRED", {"effective_on": day("2026-07-01")}),
]


def case() -> MemoryLedger:
    """Lakeview's policy from July 2025, announced anew for 2026, retired from July 2026."""
    ledger = lakeview()
    ledger.record(district(district_id="northfield"))
    ledger.record(pay_policy())
    ledger.record(pay_policy(effective_from=day("2026-09-01")))
    ledger.record(policy_retirement("2026-07-01"))
    return ledger


def refused(ledger: MemoryLedger, fact: PayPolicyRetirement) -> str:
    before = len(ledger.entries)
    with pytest.raises(Refusal) as refusal:
        ledger.record(fact)
    assert len(ledger.entries) == before
    return refusal.value.reason()


@pytest.mark.parametrize(("reason", "changes"), FAULTS, ids=[reason for reason, _ in FAULTS])
def test_it_is_refused_for_this_reason_and_nothing_is_recorded(
    reason: str, changes: Changes
) -> None:
    assert refused(case(), replace(policy_retirement("2026-03-01"), **changes)) == reason


def pairs() -> Iterator[tuple[str, Changes]]:
    for (first, one), (_, other) in combinations(FAULTS, 2):
        if not one.keys() & other.keys():
            yield first, one | other


@pytest.mark.parametrize(("first", "changes"), list(pairs()))
def test_of_two_refusals_the_first_declared_is_given(first: str, changes: Changes) -> None:
    assert refused(case(), replace(policy_retirement(), **changes)) == first


def test_the_faults_stand_in_the_order_the_method_declares() -> None:
    reasons = [reason for reason, _ in FAULTS]
    assert reasons == [each for each in declared("RetirePayPolicy") if each in reasons]


def test_a_policy_may_be_retired_on_the_day_it_begins_and_from_an_earlier_day_than_before() -> None:
    ledger = case()
    assert refused(ledger, policy_retirement("2026-08-01")) == "PAY_POLICY_RETIRED"
    ledger.record(policy_retirement("2026-03-01"))
    ledger.record(policy_retirement("2025-07-01"))


def test_a_policy_that_began_again_may_be_retired_again() -> None:
    ledger = case()
    ledger.record(pay_policy(effective_from=day("2026-06-30")))
    assert refused(ledger, policy_retirement("2027-07-01")) == "PAY_POLICY_RETIRED"
    ledger.record(pay_policy(effective_from=day("2026-07-01")))
    ledger.record(policy_retirement("2027-07-01"))
