"""Somebody who follows what Lakeview's educators are due."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any
from uuid import uuid4

from google.type.date_pb2 import Date

from credential_ledger.v1 import district_service_pb2 as districts
from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.salary_eligibility_pb2 import Segment
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.parse import canonical_document
from services.messages.google_types import write_date
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import a_teacher, earn_badge, head
from tests.support.facts import calendar, credential, district, issuer, simple_credential
from tests.support.policies import pay_policy

Watched = salary.WatchSalaryEligibilityResponse
Held = dict[tuple[str, int, str], bytes]

THIS_YEAR = Date(year=2025, month=7, day=1)
"""The calendars' first day: no year is over."""


async def a_paying_district(calls: Calls) -> None:
    """Lakeview, which pays for two credentials without anybody's approval."""
    facts = (district(), calendar(2025), calendar(2026), issuer())
    for fact in (*facts, credential(), simple_credential("machine-learning")):
        await calls.record(fact)
    await adopt(calls, pay_policy(approved=False))


async def adopt(calls: Calls, policy: PayPolicy) -> int:
    """Adopts a policy; the position of the entry."""
    request = salary.AdoptPayPolicyRequest(
        request_id=str(uuid4()),
        policy_id=policy.policy_id,
        district_id=policy.district_id,
        document=canonical_document(policy.document),
    )
    write_date(request.effective_from, policy.effective_from)
    return int((await calls.call("AdoptPayPolicy", request)).receipt.position)


async def a_holder(calls: Calls) -> tuple[str, str]:
    """A teacher with the badge; educator and award."""
    educator_id = await a_teacher(calls)
    _, award_id = await earn_badge(calls, educator_id)
    return educator_id, award_id


def watch(calls: Calls, cursor: str = "", **fields: Any) -> AsyncGenerator[Any]:
    """The stream from a cursor on, or of everything since the first calendar."""
    begun = {} if cursor else {"effective_on": THIS_YEAR}
    asked = {"district_id": "lakeview", "cursor": cursor} | begun | fields
    return calls.stream("WatchSalaryEligibility", salary.WatchSalaryEligibilityRequest(**asked))


async def until_caught_up(stream: AsyncGenerator[Any], position: int = 0) -> list[Watched]:
    """What is delivered up to the word that nothing more is known up to a position."""
    found = []
    async for message in stream:
        found.append(message)
        progress = message.progress
        if progress.caught_up and progress.position >= position:
            break
    return found


async def told(calls: Calls, cursor: str = "") -> list[Watched]:
    """What a new stream delivers until it has caught up with all that is recorded."""
    position = await settled(calls)
    async with aclosing(watch(calls, cursor)) as stream:
        return await until_caught_up(stream, position)


async def settled(calls: Calls) -> int:
    """The last position, once a stream begins no earlier."""
    position = await head(calls)
    request = districts.GetDistrictRequest(district_id="lakeview", at_least_position=position)
    await calls.call("GetDistrict", request)
    return position


def changed(messages: list[Watched]) -> list[Any]:
    """The segments that came or changed."""
    return [message.changed for message in messages if message.HasField("changed")]


def removed(messages: list[Watched]) -> list[Any]:
    """The tombstones."""
    return [message.removed for message in messages if message.HasField("removed")]


def apply(held: Held, messages: list[Watched]) -> Held:
    """What somebody holds who has taken these messages, too; taken twice they do no harm."""
    now = dict(held)
    for message in messages:
        if message.HasField("changed"):
            came = message.changed
            segment = Segment()
            segment.CopyFrom(came.segment)
            segment.ClearField("supersedes")
            key = (came.educator_id, came.effective_on.year, segment.segment_id)
            now[key] = segment.SerializeToString(deterministic=True)
        elif message.HasField("removed"):
            gone = message.removed
            now.pop((gone.educator_id, gone.effective_on.year, gone.segment_id), None)
    return now
