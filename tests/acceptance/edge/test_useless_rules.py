"""What can never matter in a policy is adopted, and told with its place."""

import json
from typing import Any
from uuid import uuid4

import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import POLICY, a_district


def _adoption(**facts: Any) -> salary.AdoptPayPolicyRequest:
    document = json.loads(POLICY.read_text(encoding="utf-8"))
    document["benefits"][0]["select"]["items"][0]["facts"] |= facts
    return salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id="base-increase",
        district_id="lakeview",
        effective_from=Date(year=2025, month=7, day=1),
        document=json.dumps(document),
    )


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"where": "fact.kind == 'diploma'"}, "where"),
        ({"earned_until": "2025-01-01"}, "earned_until"),
    ],
)
async def test_what_can_never_matter_is_told_at_adoption_and_whenever_it_is_asked_again(
    calls: Calls, facts: dict[str, str], path: str
) -> None:
    await a_district(calls)
    request = _adoption(**facts)
    answer = await calls.call("AdoptPayPolicy", request)
    again = await calls.call("AdoptPayPolicy", request)
    told = [each.path for each in answer.useless_rules]
    assert told == [f"/benefits/0/select/items/0/facts/{path}"]
    assert again.receipt.replayed
    assert again.useless_rules == answer.useless_rules


async def test_an_earlier_version_may_speak_of_what_was_earned_before_a_later_one(
    calls: Calls,
) -> None:
    await a_district(calls)
    assert not (await calls.call("AdoptPayPolicy", _adoption())).useless_rules
    later = _adoption(earned_until="2025-01-01")
    assert not (await calls.call("AdoptPayPolicy", later)).useless_rules
