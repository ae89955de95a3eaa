"""What a policy names has to be there: every name of nothing is told at once, with its place."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.command import Command
from ledger.domain.decide.decide import decide
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.fault import PolicyDocumentInvalid
from ledger.domain.refusals.district import PolicyOfAnotherDistrict
from tests.support.facts import credential, district, issuer
from tests.support.memory import ANY_KIND, ISSUER, MemoryLedger
from tests.support.policies import pay_policy
from tests.unit.pay.policies import LEARNING, MAKER, benefit
from tests.unit.pay.tariffs import counting

STACKS = {
    "item_id": "stacks",
    "facts": {"of": "stack", "stacks": ["basics", "stem"]},
    "counts": {"by": "one"},
}
HELD = {
    "condition_id": "licensed",
    "title": "A licence",
    "test": {
        "test": "holds",
        "facts": {"of": "award", "credentials": [MAKER, "licence"]},
        "held_on": {"day": "named", "name": "earned"},
    },
    "unmet": {"then": "does_not_count"},
}
FLAT = {"by": "amount", "amount": "100.00"}
LANES = {"by": "lanes", "schedule_id": "teachers", "lanes": ["ma"]}
TOGETHER = counting(over={"over": "career"}, levels={"by": "thresholds", "at": ["1"]})


@pytest.fixture
def ledger() -> MemoryLedger:
    """A district without schools and schedules, and one credential."""
    ledger = MemoryLedger()
    for fact in (district(), issuer(), credential(credential_id=MAKER)):
        ledger.record(fact)
    return ledger


def refused(ledger: MemoryLedger, document: dict[str, Any]) -> dict[str, str]:
    read = parse_document(json.dumps(document).encode())
    with pytest.raises(PolicyDocumentInvalid) as told:
        ledger.record(replace(pay_policy(), document=read))
    return dict(told.value.faults)


def test_credentials_and_stacks_wherever_they_are_named(ledger: MemoryLedger) -> None:
    document = benefit(
        {"select/items": [STACKS], "select/conditions": [HELD], "decide": FLAT},
    )
    at = "/benefits/0/select"
    assert refused(ledger, document) == {
        f"{at}/items/0/facts/stacks/0": "no stack basics is defined",
        f"{at}/items/0/facts/stacks/1": "no stack stem is defined",
        f"{at}/conditions/0/test/facts/credentials/1": "no credential licence is defined",
    }


def test_prices_of_what_is_not_defined_stand_beside_schools(ledger: MemoryLedger) -> None:
    prices = {name: {"amount": "365.00"} for name in (MAKER, LEARNING)}
    document = benefit({"decide/prices": prices, "select/assignments": {"schools": ["north"]}})
    assert refused(ledger, document) == {
        "/benefits/0/select/assignments/schools/0": "the district has no school north",
        f"/benefits/0/decide/prices/{LEARNING}": f"no credential {LEARNING} is defined",
    }


def test_a_name_of_nothing_comes_before_a_policy_of_another_district(
    ledger: MemoryLedger,
) -> None:
    ledger.record(pay_policy(names=[MAKER]))
    ledger.record(district(district_id="northfield"))
    theirs = replace(pay_policy(names=[LEARNING]), district_id="northfield")
    with pytest.raises(PolicyDocumentInvalid):
        ledger.record(theirs)
    with pytest.raises(PolicyOfAnotherDistrict):
        ledger.record(replace(pay_policy(names=[MAKER]), district_id="northfield"))


def test_an_adoption_rests_on_all_it_names(ledger: MemoryLedger) -> None:
    command = Command(pay_policy(names=[MAKER]), ISSUER, "request", ANY_KIND)
    consulted = decide(command, ledger.world(), ledger.now).consulted
    assert {f"credential/{MAKER}", "district/lakeview"} <= consulted.keys()


def test_the_lanes_of_a_schedule_that_is_not_there_are_not_told(ledger: MemoryLedger) -> None:
    assert refused(ledger, benefit({"decide": LANES, "accumulate": TOGETHER})) == {
        "/benefits/0/decide/schedule_id": "the district has no salary schedule teachers"
    }
