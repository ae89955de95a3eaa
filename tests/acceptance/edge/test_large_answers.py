"""What does not fit into a message is refused by name, where less can be asked for."""

from collections.abc import AsyncIterator

import grpc
import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from services import server
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.conftest import Serve
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head

LIMIT = 250
JUNE = Date(year=2026, month=6, day=1)
DECEMBER = Date(year=2025, month=12, day=1)


@pytest.fixture
async def calls(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Calls]:
    """Somebody who asks a service that sends little."""
    monkeypatch.setattr(server, "ANSWER_BYTES_MAX", LIMIT)
    async with serve() as operator:
        yield operator


async def test_a_transcript_that_is_too_large_is_refused_and_that_of_an_earlier_day_is_not(
    calls: Calls,
) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    await earn_badge(calls, educator_id)
    asked = transcripts.GetTranscriptRequest(
        educator_id=educator_id, effective_on=JUNE, at_least_position=await head(calls)
    )
    with pytest.raises(Refused) as told:
        await calls.call("GetTranscript", asked)
    assert (told.value.code, told.value.reason) == (
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        "ANSWER_TOO_LARGE",
    )
    assert told.value.metadata["limit"] == str(LIMIT)
    assert int(told.value.metadata["size"]) > LIMIT
    asked.effective_on.CopyFrom(DECEMBER)
    assert not (await calls.call("GetTranscript", asked)).transcript.items


async def test_a_listing_ends_where_an_answer_is_too_large(calls: Calls) -> None:
    await a_district(calls)
    await adopt(calls)
    await earn_badge(calls, await a_teacher(calls))
    asked = salary.ListSalaryEligibilityRequest(
        district_id="lakeview", effective_on=JUNE, at_least_position=await head(calls)
    )
    with pytest.raises(Refused, match="ANSWER_TOO_LARGE"):
        await anext(calls.stream("ListSalaryEligibility", asked))
