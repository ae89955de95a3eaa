"""What happens at Lakeview, told over gRPC."""

from pathlib import Path
from uuid import uuid4

from google.type.date_pb2 import Date

from credential_ledger.v1 import educator_service_pb2 as educators
from credential_ledger.v1 import salary_service_pb2 as salary
from tests.acceptance.edge.calls import Calls
from tests.support.facts import (
    IN_PERSON_PARTS,
    ONLINE_PARTS,
    activity,
    assessment,
    calendar,
    credential,
    district,
    employment,
    enrollment,
    issuer,
    requirement,
)
from tests.support.granting import award

POLICY = Path(__file__).parents[3] / "examples/policies/kettle-moraine.json"
PRICED = (
    "maker-educator",
    "machine-learning",
    "android-development",
    "strategic-decisions",
    "classroom-conversations",
)


async def a_district(calls: Calls) -> None:
    """Lakeview with its calendar, requirement, policy and the Maker Educator Badge."""
    for fact in (district(), calendar(2025), calendar(2026), requirement(), issuer()):
        await calls.record(fact)
    for priced in PRICED:
        await calls.record(credential(credential_id=priced))


async def adopt(calls: Calls) -> int:
    """The price table of Kettle Moraine; its version."""
    request = salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id="base-increase",
        district_id="lakeview",
        effective_from=Date(year=2025, month=7, day=1),
        document=POLICY.read_text(encoding="utf-8"),
    )
    return int((await calls.call("AdoptPayPolicy", request)).version)


async def a_teacher(calls: Calls) -> str:
    """Somebody whom Lakeview employs full time."""
    educator_id = await calls.register_educator()
    await calls.record(employment(educator_id))
    return educator_id


async def earn_badge(calls: Calls, educator_id: str) -> tuple[str, str]:
    """The whole way to the badge; enrollment and award."""
    enrollment_id = await calls.fact(enrollment(educator_id))
    for part in (*ONLINE_PARTS, *IN_PERSON_PARTS):
        await calls.record(activity(educator_id, enrollment_id, part))
    await calls.record(assessment(educator_id, enrollment_id))
    return enrollment_id, await calls.fact(award(educator_id, enrollment_id))


async def head(calls: Calls) -> int:
    """The last position, once answers rest on it."""
    request = educators.RegisterEducatorRequest(request_id=str(uuid4()))
    return int((await calls.call("RegisterEducator", request)).receipt.position)
