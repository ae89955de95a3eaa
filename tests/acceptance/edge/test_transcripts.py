"""Whole transcripts over gRPC: of one educator, and of everybody in a district."""

import asyncio

import grpc
import pytest
from google.type.date_pb2 import Date
from msgspec import structs

from credential_ledger.v1 import transcript_service_pb2 as transcripts
from credential_ledger.v1.basis_pb2 import Known
from ledger.domain.values import Evidence
from services import server
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.conftest import Serve
from tests.acceptance.edge.lakeview import a_district, a_teacher, adopt, earn_badge, head
from tests.acceptance.edge.streams import how_it_ends, until_a_place_is_free
from tests.support.awards import DEGREE, external_award
from tests.support.catalogue import group, recognition, stack, terms
from tests.support.claiming import claim, course_credit, document
from tests.support.facts import district
from tests.support.granting import approval

JUNE = Date(year=2026, month=6, day=1)


async def a_record(calls: Calls) -> tuple[str, str]:
    """A teacher at Lakeview with the badge, a course, a claim and papers; the award."""
    await a_district(calls)
    await adopt(calls)
    await calls.record(stack("makers", group("maker-educator")))
    await calls.record(recognition(terms=terms(approval_required=True)))
    educator_id = await a_teacher(calls)
    _, badge = await earn_badge(calls, educator_id)
    await calls.record(course_credit(educator_id))
    await calls.record(document(educator_id, badge))
    await calls.record(claim(educator_id, badge))
    return educator_id, badge


async def listed(
    calls: Calls, district_id: str = "lakeview", known: int = 0
) -> list[transcripts.ListTranscriptsResponse]:
    """The transcripts of a district, as known at a position or now."""
    request = transcripts.ListTranscriptsRequest(
        district_id=district_id,
        effective_on=JUNE,
        known=Known(position=known) if known else None,
        at_least_position=0 if known else await head(calls),
    )
    return [answer async for answer in calls.stream("ListTranscripts", request)]


async def test_one_transcript_tells_items_totals_stacks_and_recognition(calls: Calls) -> None:
    educator_id, badge = await a_record(calls)
    request = transcripts.GetTranscriptRequest(
        educator_id=educator_id,
        district_id="lakeview",
        effective_on=JUNE,
        at_least_position=await head(calls),
    )
    told = (await calls.call("GetTranscript", request)).transcript
    kinds = [item.WhichOneof("detail") for item in told.items]
    assert kinds == ["enrollment", "award", "credit", "claim"]
    assert [paper.kind for paper in told.items[1].documents] == ["transcript"]
    assert told.items[2].credit.WhichOneof("source") == "course"
    assert [each.amount.value for each in told.totals] == ["3"]
    [makers] = told.stacks
    assert (makers.stack_id, makers.HasField("complete_since")) == ("makers", True)
    of_badge, of_stack = told.recognitions
    assert (of_badge.award_id, list(of_badge.unapproved)) == (badge, [badge])
    assert (of_stack.stack_id, of_stack.HasField("recognition")) == ("makers", False)
    await calls.record(approval(educator_id, badge))
    request.at_least_position = await head(calls)
    told = (await calls.call("GetTranscript", request)).transcript
    assert not told.recognitions[0].unapproved
    assert told.recognitions[0].approvals


async def test_a_district_that_is_not_recognizes_nothing(calls: Calls) -> None:
    await a_district(calls)
    educator_id = await a_teacher(calls)
    request = transcripts.GetTranscriptRequest(
        educator_id=educator_id, district_id="atlantis", at_least_position=await head(calls)
    )
    with pytest.raises(Refused, match="UNKNOWN_DISTRICT"):
        await calls.call("GetTranscript", request)
    with pytest.raises(Refused, match="UNKNOWN_DISTRICT"):
        await listed(calls, "atlantis")


async def test_a_district_lists_everybody_it_employs_by_id_on_one_basis(calls: Calls) -> None:
    educator_id, _ = await a_record(calls)
    others = [await a_teacher(calls) for _ in range(3)]
    await calls.record(district(district_id="hillside", name="Hillside"))
    await calls.register_educator()
    answers = await listed(calls)
    ids = [answer.transcript.educator_id for answer in answers]
    assert ids == sorted([educator_id, *others])
    assert len({answer.basis.position for answer in answers}) == 1
    alone = await calls.call(
        "GetTranscript",
        transcripts.GetTranscriptRequest(
            educator_id=educator_id,
            district_id="lakeview",
            effective_on=JUNE,
            known=Known(position=answers[0].basis.position),
        ),
    )
    assert answers[ids.index(educator_id)].transcript == alone.transcript
    assert await listed(calls, "hillside") == []
    assert await listed(calls, known=answers[0].basis.position) == answers


async def test_a_listing_ends_where_a_transcript_is_too_large(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "ANSWER_BYTES_MAX", 600)
    async with serve() as calls:
        await a_record(calls)
        with pytest.raises(Refused) as told:
            await listed(calls)
    assert (told.value.code, told.value.reason) == (
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        "ANSWER_TOO_LARGE",
    )


async def much(calls: Calls, educator_id: str) -> None:
    """About 160 KiB of papers of one educator."""
    papers = tuple(
        Evidence(uri=f"https://papers.example/{number:02}/{'p' * 950}", sha256="0" * 64)
        for number in range(20)
    )
    for number in range(8):
        degree = structs.replace(DEGREE, title=f"Degree {number}")
        await calls.record(external_award(educator_id, one_off=degree, evidence=papers))


async def test_a_listing_nobody_reads_is_ended(serve: Serve) -> None:
    async with serve(patience_s=0.2, streams_max=1) as calls:
        await a_district(calls)
        await asyncio.gather(*[much(calls, await a_teacher(calls)) for _ in range(20)])
        request = transcripts.ListTranscriptsRequest(
            district_id="lakeview", effective_on=JUNE, at_least_position=await head(calls)
        )
        unread = calls.stream("ListTranscripts", request)
        await anext(unread)
        await until_a_place_is_free(calls)  # and until then nothing more is read
        ended = await how_it_ends(unread)
    assert ended.reason == "CONSUMER_TOO_SLOW"
