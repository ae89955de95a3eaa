"""Drafts of pay policies for Lakeview, and what a simulation of them says."""

from typing import Any

from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1 import simulation_pb2 as told
from ledger.domain.pay.parse import canonical_document
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head
from tests.support.granting import approval
from tests.support.policies import pay_policy

JULY = Date(year=2025, month=7, day=1)


async def a_district_that_pays(calls: Calls) -> str:
    """Lakeview with its policy and two teachers; whose badge, worth 400 a year, is approved."""
    await a_district(calls)
    await adopt(calls)
    holder = await a_teacher(calls)
    _, award_id = await earn_badge(calls, holder)
    await calls.record(approval(holder, award_id))
    await a_teacher(calls)
    return holder


def document(amount: str = "500.00") -> str:
    """A price table in which each of two credentials is worth so much."""
    return canonical_document(pay_policy(amount=amount).document)


async def draft(calls: Calls, **said: Any) -> salary.SimulatePayPolicyRequest:
    """A question about a dearer version of the policy, on all there is."""
    ordinary: dict[str, Any] = {
        "policy_id": "base-increase",
        "district_id": "lakeview",
        "effective_from": JULY,
        "document": document(),
        "at_least_position": await head(calls),
    }
    return salary.SimulatePayPolicyRequest(**(ordinary | said))


async def simulated(
    calls: Calls, request: salary.SimulatePayPolicyRequest
) -> list[told.SimulatedYear]:
    """The years of a simulation."""
    answers = [answer async for answer in calls.stream("SimulatePayPolicy", request)]
    return [answer.year for answer in answers if answer.HasField("year")]
