"""Much that awaits somebody at Lakeview, and the question about it."""

from typing import Any

from google.type.date_pb2 import Date

from credential_ledger.v1 import credential_service_pb2 as credentials
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import a_district
from tests.support.claiming import document, request
from tests.support.facts import employment, enrollment, simple_credential
from tests.support.granting import award
from tests.support.pending import PROVISIONAL, on_approval, with_rewards

JUNE = Date(year=2026, month=6, day=1)


async def a_worklist(calls: Calls, teachers: int = 3) -> list[str]:
    """Teachers of whom several things wait on 1 June; their ids in order."""
    await a_district(calls)
    await calls.record(on_approval())
    await calls.record(simple_credential("first-aid", validity_months=4))
    await calls.record(with_rewards(credential_id="first-aid"))
    ids = sorted([await calls.register_educator() for _ in range(teachers)])
    for educator_id in ids:
        await calls.record(employment(educator_id))
        await calls.record(request(educator_id))
        begun = await calls.fact(enrollment(educator_id, credential_id="first-aid"))
        awarded = await calls.fact(award(educator_id, begun))
        await calls.record(document(educator_id, awarded, **PROVISIONAL))
    return ids


def asked(**fields: Any) -> credentials.ListPendingRequest:
    ordinary: dict[str, Any] = {"district_id": "lakeview", "effective_on": JUNE}
    return credentials.ListPendingRequest(**(ordinary | fields))


async def listed(calls: Calls, request: credentials.ListPendingRequest) -> list[Any]:
    """Every page of a list."""
    found = [await calls.call("ListPending", request)]
    while found[-1].next_page_token:
        request.page_token = found[-1].next_page_token
        found.append(await calls.call("ListPending", request))
    return found


def items(answers: list[Any]) -> list[Any]:
    return [each for answer in answers for each in answer.items]
