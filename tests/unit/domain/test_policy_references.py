"""A policy is adopted only on what there is; what is not there is told at once, by its place."""

import json
from typing import Any

import pytest

from ledger.domain.command import Command
from ledger.domain.decide.decide import decide
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.fault import PolicyDocumentInvalid
from ledger.domain.pay.parse import canonical_document, parse_document
from ledger.domain.refusals.district import PolicyOfAnotherDistrict
from ledger.domain.refusals.unknown import UnknownDistrict
from tests.support.catalogue import group, stack
from tests.support.facts import district
from tests.support.granting import lakeview
from tests.support.memory import ANY_KIND, ISSUER, MemoryLedger
from tests.support.policies import pay_policy

ITEMS: list[dict[str, Any]] = [
    {
        "item_id": "stacks",
        "facts": {"of": "stack", "stacks": ["design", "making"]},
        "counts": {"by": "one"},
    },
    {
        "item_id": "listed",
        "facts": {"of": "award", "credentials": ["maker-educator", "weaving"]},
        "counts": {"by": "one"},
    },
]
UNDEFINED = {
    "/benefits/0/decide/prices/spinning": "no credential spinning is defined",
    "/benefits/0/select/items/0/facts/stacks/0": "no stack design is defined",
    "/benefits/0/select/items/0/facts/stacks/1": "no stack making is defined",
    "/benefits/0/select/items/1/facts/credentials/1": "no credential weaving is defined",
}
NO_SCHOOL = {
    "/benefits/0/select/assignments/schools/0": "the district has no school south",
}


def policy(**fields: Any) -> PayPolicy:
    """A policy that names two credentials, two stacks and a school that are nowhere."""
    plain = pay_policy(names=("maker-educator", "spinning"))
    document = json.loads(canonical_document(plain.document))
    select = document["benefits"][0]["select"]
    select["items"] = ITEMS
    select["assignments"] = {"schools": ["south"]}
    return pay_policy(document=parse_document(json.dumps(document).encode()), **fields)


def faults(ledger: MemoryLedger, fact: PayPolicy) -> dict[str, str]:
    with pytest.raises(PolicyDocumentInvalid) as refused:
        ledger.record(fact)
    return dict(refused.value.faults)


def test_all_that_is_not_there_is_told_at_once_with_its_place() -> None:
    assert faults(lakeview(), policy()) == UNDEFINED | NO_SCHOOL


def test_what_is_defined_is_no_fault_any_more() -> None:
    ledger = lakeview()
    ledger.record(stack("design", group("maker-educator")))
    whole = UNDEFINED | NO_SCHOOL
    assert faults(ledger, policy()) == {
        path: problem for path, problem in whole.items() if "design" not in problem
    }


def test_a_document_that_names_nothing_that_is_there_comes_before_a_district_that_is_not() -> None:
    assert faults(lakeview(), policy(district_id="nowhere")) == UNDEFINED
    with pytest.raises(UnknownDistrict):
        lakeview().record(pay_policy(district_id="nowhere"))


def test_it_comes_before_a_policy_of_another_district() -> None:
    ledger = lakeview()
    ledger.record(pay_policy())
    ledger.record(district(district_id="northfield"))
    assert faults(ledger, policy(district_id="northfield")) == UNDEFINED | NO_SCHOOL
    with pytest.raises(PolicyOfAnotherDistrict):
        ledger.record(pay_policy(district_id="northfield"))


def test_an_adoption_rests_on_all_it_names() -> None:
    ledger = lakeview()
    command = Command(pay_policy(), ISSUER, "request", ANY_KIND)
    consulted = decide(command, ledger.world(), ledger.now).consulted
    assert {"credential/maker-educator", "credential/machine-learning", "district/lakeview"} <= (
        consulted.keys()
    )
