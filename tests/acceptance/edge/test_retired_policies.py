"""A pay policy is retired over gRPC, and answers follow."""

from uuid import uuid4

import pytest

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.basis_pb2 import Known
from services.messages.google_types import write_date
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.lakeview import POLICY, a_district, a_teacher, adopt, earn_badge
from tests.support.facts import day
from tests.support.granting import approval
from tests.support.payroll import policy_retirement


async def get_policy(calls: Calls, **wish: object) -> salary.GetPayPolicyResponse:
    request = salary.GetPayPolicyRequest(policy_id="base-increase", **wish)  # type: ignore[arg-type]  # as the test says
    answer: salary.GetPayPolicyResponse = await calls.call("GetPayPolicy", request)
    return answer


async def test_a_retired_policy_says_since_when_as_known_then(calls: Calls) -> None:
    await a_district(calls)
    assert await adopt(calls) == 1
    retired = (await calls.record(policy_retirement("2026-07-01"))).receipt.position
    found = (await get_policy(calls, at_least_position=retired)).policy
    assert (found.version, found.retired_on.year, found.retired_on.month) == (1, 2026, 7)
    before = await get_policy(calls, known=Known(position=retired - 1))
    assert not before.policy.HasField("retired_on")
    listing = salary.ListPayPoliciesRequest(district_id="lakeview")
    [listed] = (await calls.call("ListPayPolicies", listing)).policies
    assert listed.retired_on == found.retired_on


async def test_a_policy_adopted_again_goes_on_counting_its_versions(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    await calls.record(policy_retirement("2026-07-01"))
    request = salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id="base-increase",
        district_id="lakeview",
        document=POLICY.read_text(encoding="utf-8"),
    )
    write_date(request.effective_from, day("2027-07-01"))
    answer = await calls.call("AdoptPayPolicy", request)
    assert answer.version == 2
    found = (await get_policy(calls, at_least_position=answer.receipt.position)).policy
    assert (found.version, found.HasField("retired_on")) == (2, False)
    assert (await get_policy(calls, version=1)).policy.HasField("retired_on")
    with pytest.raises(Refused, match="UNKNOWN_PAY_POLICY_VERSION") as refused:
        await get_policy(calls, version=3)
    assert refused.value.metadata == {"policy_id": "base-increase", "version": "3", "latest": "2"}


async def test_an_award_of_a_day_when_its_policy_is_retired_is_due_nothing(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    last = await calls.acting(role="administrator").record(approval(educator_id, award_id))
    request = salary.GetSalaryEligibilityRequest(
        educator_id=educator_id,
        district_id="lakeview",
        at_least_position=last.receipt.position,
    )
    write_date(request.effective_on, day("2026-06-15"))
    [due] = (await calls.call("GetSalaryEligibility", request)).eligibility.segments
    assert due.amount.units > 0
    retired = await calls.record(policy_retirement("2026-03-15"))
    request.at_least_position = retired.receipt.position
    answer = (await calls.call("GetSalaryEligibility", request)).eligibility
    assert (list(answer.segments), answer.amount.units) == ([], 0)


async def test_a_policy_is_retired_by_its_district_alone_and_by_hr(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    with pytest.raises(Refused, match="POLICY_OF_ANOTHER_DISTRICT"):
        await calls.record(policy_retirement(district_id="northfield"))
    with pytest.raises(Refused, match="BEFORE_PAY_POLICY") as refused:
        await calls.record(policy_retirement("2025-06-30"))
    assert refused.value.metadata["begins_on"] == "2025-07-01"
    with pytest.raises(Refused, match="PERMISSION_MISSING"):
        await calls.acting(role="payroll").record(policy_retirement())
    await calls.acting(role="hr").record(policy_retirement())
    with pytest.raises(Refused, match="PAY_POLICY_RETIRED") as again:
        await calls.record(policy_retirement())
    assert again.value.metadata["retired_on"] == "2026-07-01"
