"""Streams can be left and resumed anywhere, and end with a word on how to go on."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing
from typing import Any

import pytest
from google.protobuf.message import Message

from credential_ledger.v1 import audit_service_pb2 as audit
from credential_ledger.v1 import district_service_pb2 as districts
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from ledger.domain.facts.catalogue import DeliveryMode
from ledger.domain.facts.district import District
from ledger.store.connection import connect
from ledger.store.token_key import token_key
from services.tokens import Tokens
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.conftest import Serve
from tests.acceptance.edge.streams import how_it_ends, until_a_place_is_free
from tests.support.cluster import Database
from tests.support.facts import (
    component,
    credential,
    district,
    employment,
    enrollment,
    issuer,
    simple_credential,
)
from tests.support.granting import award, revocation, void

Watched = transcripts.WatchTranscriptsResponse


def watch(calls: Calls, cursor: str = "") -> AsyncGenerator[Any]:
    request = transcripts.WatchTranscriptsRequest(district_id="lakeview", cursor=cursor)
    return calls.stream("WatchTranscripts", request)


async def until_caught_up(stream: AsyncGenerator[Any], position: int = 0) -> list[Watched]:
    """What is delivered up to the word that nothing more is new up to a position."""
    found = []
    async for message in stream:
        found.append(message)
        if message.HasField("progress") and message.progress.position >= position:
            break
    return found


async def a_catalogue(calls: Calls) -> None:
    """A credential and a district, which can be asked about."""
    for fact in (issuer(), simple_credential("machine-learning")):
        await calls.record(fact)
    await a_district(calls, district())


async def a_district(calls: Calls, fact: District) -> None:
    """A district that can be asked about."""
    told = await calls.record(fact)
    request = districts.GetDistrictRequest(
        district_id=fact.district_id, at_least_position=told.receipt.position
    )
    await calls.call("GetDistrict", request)


async def earn(calls: Calls, educator_id: str) -> tuple[str, str]:
    begun = enrollment(educator_id, credential_id="machine-learning")
    enrollment_id = await calls.fact(begun)
    return enrollment_id, await calls.fact(award(educator_id, enrollment_id))


def ids(messages: list[Watched]) -> list[str]:
    return [message.changed.fact_id for message in messages if message.HasField("changed")]


async def test_employment_first_delivers_everything_about_an_educator(calls: Calls) -> None:
    await a_catalogue(calls)
    educator_id = await calls.register_educator()
    enrollment_id, award_id = await earn(calls, educator_id)
    employed = (await calls.record(employment(educator_id))).receipt.position
    async with aclosing(watch(calls)) as stream:
        assert set(ids(await until_caught_up(stream, employed))) == {enrollment_id, award_id}


async def test_a_change_comes_while_one_watches_in_its_full_state(calls: Calls) -> None:
    await a_catalogue(calls)
    educator_id = await calls.register_educator()
    await calls.record(employment(educator_id))
    _, award_id = await earn(calls, educator_id)
    async with aclosing(watch(calls)) as stream:
        await until_caught_up(stream)
        revoked = (await calls.record(revocation(educator_id, award_id))).receipt.position
        told = await until_caught_up(stream, revoked)
    changed = [one for one in told if one.HasField("changed")]
    assert changed[-1].changed.fact_id == award_id
    assert changed[-1].changed.award.revocation.reason_code == "programme-left"


async def test_a_stream_resumes_behind_any_message(calls: Calls) -> None:
    await a_catalogue(calls)
    for _ in range(2):
        educator_id = await calls.register_educator()
        await calls.record(employment(educator_id))
        _, award_id = await earn(calls, educator_id)
    voided = (await calls.record(void(educator_id, award_id))).receipt.position
    async with aclosing(watch(calls)) as stream:
        told = await until_caught_up(stream, voided)
    whole = [*(message for message in told if not message.HasField("progress")), told[-1]]
    for place, message in enumerate(whole[:-1]):
        async with aclosing(watch(calls, message.cursor)) as stream:
            assert (await until_caught_up(stream))[:-1] == whole[place + 1 : -1]


async def test_an_idle_stream_tells_again_how_far_it_is(calls: Calls) -> None:
    await a_catalogue(calls)
    async with aclosing(watch(calls)) as stream:
        first = (await until_caught_up(stream))[-1]
        again = (await until_caught_up(stream))[-1]
    assert again.progress.position >= first.progress.position
    assert again.cursor


async def test_another_district_hears_nothing(calls: Calls) -> None:
    await a_catalogue(calls)
    await a_district(calls, district(district_id="hillside", name="Hillside"))
    educator_id = await calls.register_educator()
    await calls.record(employment(educator_id))
    await earn(calls, educator_id)
    request = transcripts.WatchTranscriptsRequest(district_id="hillside")
    async with aclosing(calls.stream("WatchTranscripts", request)) as stream:
        assert len(await until_caught_up(stream)) == 1


async def first_of(calls: Calls, method: str, request: Message) -> Any:  # noqa: ANN401 -- of whatever stream
    async with aclosing(calls.stream(method, request)) as stream:
        return await anext(stream)


async def test_a_cursor_of_another_district_is_refused(calls: Calls) -> None:
    await a_catalogue(calls)
    await a_district(calls, district(district_id="hillside", name="Hillside"))
    async with aclosing(watch(calls)) as stream:
        cursor = (await until_caught_up(stream))[-1].cursor
    request = transcripts.WatchTranscriptsRequest(district_id="hillside", cursor=cursor)
    with pytest.raises(Refused, match="CURSOR_INVALID"):
        await first_of(calls, "WatchTranscripts", request)


async def test_a_cursor_beyond_the_log_is_refused_as_after_a_restored_backup(
    calls: Calls, database: Database
) -> None:
    await a_catalogue(calls)
    with connect(database.service_dsn) as connection:
        tokens = Tokens(token_key(connection))
    request = transcripts.WatchTranscriptsRequest(
        district_id="lakeview", cursor=tokens.cursor("lakeview", 1000, 0)
    )
    with pytest.raises(Refused, match="CURSOR_INVALID"):
        await first_of(calls, "WatchTranscripts", request)


async def test_nobody_watches_a_district_that_is_not(calls: Calls) -> None:
    with pytest.raises(Refused, match="UNKNOWN_DISTRICT"):
        await first_of(
            calls,
            "WatchTranscripts",
            transcripts.WatchTranscriptsRequest(district_id="atlantis"),
        )


async def test_a_watcher_is_told_when_the_service_stops(serve: Serve) -> None:
    async with AsyncExitStack() as service:
        calls = await service.enter_async_context(serve(progress_s=60))
        await a_catalogue(calls)
        stream = watch(calls)
        await until_caught_up(stream)
        waiting = asyncio.create_task(how_it_ends(stream))
    assert (await waiting).reason == "SHUTTING_DOWN"


async def a_large_log(calls: Calls) -> None:
    """About 3 MiB: more than a connection takes of what nobody reads."""
    await calls.record(issuer())
    for number in range(60):
        parts = tuple(
            component(f"{'p' * 50}-{part}", DeliveryMode.ONLINE, title="é" * 200)
            for part in range(90)
        )
        await calls.record(
            credential(credential_id=f"c-{number:02}", components=parts, minimum_hours=None)
        )


async def test_a_large_log_is_replayed_in_messages_of_about_a_mebibyte(calls: Calls) -> None:
    await a_large_log(calls)
    stream = calls.stream("ReplayEvents", audit.ReplayEventsRequest())
    sizes = [message.ByteSize() async for message in stream]
    assert len(sizes) > 1
    assert max(sizes) < 1.1 * 1024 * 1024


async def test_a_replay_nobody_reads_is_ended_and_says_where_to_resume(serve: Serve) -> None:
    async with serve(patience_s=0.2, streams_max=1) as calls:
        await a_large_log(calls)
        unread = calls.stream("ReplayEvents", audit.ReplayEventsRequest())
        first = await anext(unread)
        await until_a_place_is_free(calls)  # and until then nothing more is read
        ended = await how_it_ends(unread)
    assert ended.reason == "CONSUMER_TOO_SLOW"
    assert int(ended.metadata["cursor"]) >= len(first.entries)


async def test_a_stream_somebody_leaves_gives_up_its_place(serve: Serve) -> None:
    async with serve(streams_max=1) as calls:
        await a_catalogue(calls)
        async with aclosing(watch(calls)) as stream:
            await until_caught_up(stream)
            assert (await how_it_ends(watch(calls))).reason == "QUEUE_FULL"
        await until_a_place_is_free(calls)
