"""What can never matter in a policy is adopted, and told with its place."""

import json
from typing import Any
from uuid import uuid4

import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.lakeview import POLICY, a_district, a_teacher
from tests.support.facts import district


def _adoption(policy_id: str = "base-increase", **facts: Any) -> salary.AdoptPayPolicyRequest:
    document = json.loads(POLICY.read_text(encoding="utf-8"))
    document["benefits"][0]["select"]["items"][0]["facts"] |= facts
    del document["benefits"][0]["select"]["assignments"]["roles"]
    return _adopting(document, policy_id)


def _adopting(document: dict[str, Any], policy_id: str) -> salary.AdoptPayPolicyRequest:
    return salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id=policy_id,
        district_id="lakeview",
        effective_from=Date(year=2025, month=7, day=1),
        document=json.dumps(document),
    )


def _told(answer: salary.AdoptPayPolicyResponse) -> dict[str, str]:
    return {each.path: each.problem for each in answer.warnings}


NEVER = {
    "/benefits": "what was earned before 2025-07-01 never counts: date.governed_by is "
    "version_on_award in base-increase"
}


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
    at = f"/benefits/0/select/items/0/facts/{path}"
    assert {at} <= _told(answer).keys() <= {at, *NEVER}
    assert again.receipt.replayed
    assert again.warnings == answer.warnings


async def test_an_earlier_version_may_speak_of_what_was_earned_before_a_later_one(
    calls: Calls,
) -> None:
    await a_district(calls)
    assert _told(await calls.call("AdoptPayPolicy", _adoption())) == NEVER
    later = _adoption(earned_until="2025-01-01")
    later.effective_from.year = 2026
    assert not (await calls.call("AdoptPayPolicy", later)).warnings


async def test_a_version_whose_place_is_taken_on_every_day_is_told(calls: Calls) -> None:
    await a_district(calls)
    await calls.call("AdoptPayPolicy", _adoption())
    correction = _adoption()
    for _ in range(2):
        assert _told(await calls.call("AdoptPayPolicy", correction)) == {
            "": "version 1, from 2025-07-01, is in force on no day any more",
            **NEVER,
        }
    # What was displaced before is not told again.
    assert _told(await calls.call("AdoptPayPolicy", _adoption()))[""].startswith("version 2, ")
    later = _adoption()
    later.effective_from.year = 2026
    assert not (await calls.call("AdoptPayPolicy", later)).warnings


async def test_what_the_district_has_not_is_told_as_it_was_at_the_adoption(calls: Calls) -> None:
    await a_district(calls)
    document = json.loads(POLICY.read_text(encoding="utf-8"))
    select = document["benefits"][0]["select"]
    select["items"][0]["facts"]["issuers"] = ["someone"]
    select["assignments"] = {"roles": ["teacher", "coach"], "employee_groups": ["drivers"]}
    request = _adopting(document, "base-increase")
    at = "/benefits/0/select"
    first = await calls.call("AdoptPayPolicy", request)
    assert _told(first) == {
        **NEVER,
        f"{at}/items/0/facts/issuers/0": "no issuer someone is registered",
        f"{at}/assignments/roles/0": "nobody in the district has the role teacher",
        f"{at}/assignments/roles/1": "nobody in the district has the role coach",
        f"{at}/assignments/employee_groups/0": (
            "neither jobs nor calendars nor schedules of the district name the group drivers"
        ),
    }
    await a_teacher(calls)
    again = await calls.call("AdoptPayPolicy", request)
    assert again.receipt.replayed
    assert again.warnings == first.warnings
    later = await calls.call("AdoptPayPolicy", _adopting(document, "base-increase"))
    assert f"{at}/assignments/roles/0" not in {each.path for each in later.warnings}


async def test_what_rests_on_calendars_is_held_against_those_of_the_district(calls: Calls) -> None:
    await a_district(calls)
    document = json.loads(POLICY.read_text(encoding="utf-8"))
    (benefit, *_) = document["benefits"]
    del benefit["select"]["assignments"]["roles"]
    earned = {"day": "named", "name": "earned"}
    term = {"day": "aligned", "start": earned, "edge": "next_start"}
    benefit["date"]["windows"][0]["effective"] = {
        **term,
        "period": "term",
        "first_day": "waits",
    }
    document["pools"][0]["sharing"] = "district"
    await calls.call("AdoptPayPolicy", _adopting(document, "first"))
    document["pools"][0] |= {"scope": "career", "title": "Another"}
    assert _told(await calls.call("AdoptPayPolicy", _adopting(document, "second"))) == {
        **NEVER,
        "/benefits/0/date/windows/0/effective/period": "no calendar of the district names a term",
        "/pools/0/scope": "the policy first declares scope of the pool otherwise",
    }


async def test_every_name_of_nothing_is_refused_at_once_with_its_place(calls: Calls) -> None:
    await calls.record(district())
    document = json.loads(POLICY.read_text(encoding="utf-8"))
    prices = document["benefits"][0]["decide"]["prices"]
    document["benefits"][0]["select"]["assignments"]["schools"] = ["north"]
    with pytest.raises(Refused) as told:
        await calls.call("AdoptPayPolicy", _adopting(document, "base-increase"))
    assert told.value.reason == "POLICY_DOCUMENT_INVALID"
    assert set(told.value.fields) == {
        "document/benefits/0/select/assignments/schools/0",
        *(f"document/benefits/0/decide/prices/{name}" for name in prices),
    }
