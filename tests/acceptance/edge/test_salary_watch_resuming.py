"""A watch of salaries is left and resumed anywhere, on any server, and refused by name."""

from contextlib import aclosing
from typing import Any

import pytest
from google.type.date_pb2 import Date

from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1 import transcript_service_pb2 as transcripts
from ledger.domain.facts.correction import Annulment, Correction
from ledger.projections import salary_watch, schema
from ledger.store.connection import connect
from ledger.store.token_key import token_key
from services.tokens import SalaryPlace, Tokens
from tests.acceptance.edge.calls import Calls, Refused
from tests.acceptance.edge.conftest import Serve
from tests.acceptance.edge.process import service
from tests.acceptance.edge.salary_watching import (
    THIS_YEAR,
    Watched,
    a_holder,
    a_paying_district,
    adopt,
    apply,
    changed,
    told,
    until_caught_up,
    watch,
)
from tests.acceptance.edge.streams import how_it_ends, until_a_place_is_free
from tests.support.cluster import Database
from tests.support.districts import school
from tests.support.facts import day, district
from tests.support.granting import revocation, void
from tests.support.policies import pay_policy


async def three_who_are_moved(calls: Calls) -> str:
    """A cursor, and behind it a policy that moves three educators."""
    await a_paying_district(calls)
    for _ in range(3):
        await a_holder(calls)
    cursor = (await told(calls))[-1].cursor
    await adopt(calls, pay_policy(approved=False, amount="500.00"))
    return cursor


async def the_first(calls: Calls, count: int, cursor: str) -> list[Watched]:
    async with aclosing(watch(calls, cursor)) as stream:
        return [await anext(stream) for _ in range(count)]


async def test_another_process_goes_on_half_way_through_a_change_that_moves_everybody(
    database: Database,
) -> None:
    schema.prepare(database.owner_dsn)
    with (
        service("--dsn", database.service_dsn) as one,
        service("--dsn", database.service_dsn) as two,
    ):
        cursor = await three_who_are_moved(one.ask())
        whole = await told(one.ask(), cursor)
        taken = await the_first(one.ask(), 3, cursor)
        one.end()
        rest = await told(two.ask(), taken[-1].cursor)
    segments = [message for message in whole if message.HasField("changed")]
    assert len(segments) == 6
    assert taken == segments[:3]
    # The third is the first of two of the second educator: both come again.
    assert [each for each in rest if each.HasField("changed")] == segments[2:]


async def test_a_stream_resumes_behind_any_message_and_at_most_one_educator_comes_twice(
    calls: Calls,
) -> None:
    cursor = await three_who_are_moved(calls)
    segments = [each for each in await told(calls, cursor) if each.HasField("changed")]
    for place, message in enumerate(segments, 1):
        rest = await told(calls, message.cursor)
        behind = [each for each in rest if each.HasField("changed")]
        assert behind == segments[place - place % 2 :]


async def test_the_same_cursor_brings_the_same_messages_whatever_came_since(calls: Calls) -> None:
    cursor = await three_who_are_moved(calls)
    first = await told(calls, cursor)
    educator_id, award_id = await a_holder(calls)
    await calls.record(revocation(educator_id, award_id))
    again = await told(calls, cursor)
    segments = [message for message in first if message.HasField("changed")]
    assert again[: len(segments)] == segments
    assert len(again) > len(first)


async def test_to_take_messages_twice_does_no_harm(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, award_id = await a_holder(calls)
    before = await told(calls)
    await calls.record(void(educator_id, award_id))
    after = await told(calls, before[-1].cursor)
    once = apply(apply({}, before), after)
    assert apply(once, after) == once
    assert once == apply({}, await told(calls))


async def test_the_first_delivery_is_resumed_on_its_basis(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salary_watch, "_EDUCATORS", 1)
    await a_paying_district(calls)
    holders = sorted([await a_holder(calls) for _ in range(3)])
    whole = await told(calls)
    taken = await the_first(calls, 2, "")
    await calls.record(void(*holders[-1]))
    rest = await told(calls, taken[-1].cursor)
    assert [each for each in rest if changed([each])][:4] == whole[2:6]
    assert apply(apply({}, taken), rest) == apply({}, await told(calls))


async def test_a_revocation_that_is_annulled_brings_back_what_was_due(calls: Calls) -> None:
    await a_paying_district(calls)
    educator_id, award_id = await a_holder(calls)
    before = await told(calls)
    revoked = await calls.record(void(educator_id, award_id))
    annulled = Correction(
        educator_id=educator_id,
        fact_id=revoked.fact_id,
        latest_position=revoked.receipt.position,
        annulment=Annulment(),
    )
    await calls.record(annulled)
    after = await told(calls, before[-1].cursor)
    held = apply({}, before)
    assert apply(held, after).keys() == held.keys()


async def test_a_consumer_that_does_not_read_is_ended_with_its_cursor(serve: Serve) -> None:
    async with serve(patience_s=0.2, streams_max=1) as calls:
        cursor = await three_who_are_moved(calls)
        for number in range(20):  # more than a connection takes of what nobody reads
            moved = await adopt(calls, pay_policy(approved=False, amount=f"{101 + number}.00"))
        unread = watch(calls, cursor)
        first = await anext(unread)
        await until_a_place_is_free(calls)  # and until then nothing more is read
        ended = await how_it_ends(unread)
        assert ended.reason == "CONSUMER_TOO_SLOW"
        rest = await told(calls, ended.metadata["cursor"])
    assert first.changed.segment.outcome.annual_rate.units == 500
    assert {each.position for each in changed(rest)} <= set(
        range(first.changed.position, moved + 1)
    )
    assert changed(rest)[-1].position == moved


async def test_long_work_that_finds_nothing_tells_how_far_it_is(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salary_watch, "_EDUCATORS", 1)
    async with serve(progress_s=0.000_1) as calls:
        cursor = await three_who_are_moved(calls)
        built = (await calls.record(school())).receipt.position
        async with aclosing(watch(calls, cursor)) as stream:
            messages = await until_caught_up(stream, built)
        progress = [each for each in messages if each.progress.position == built - 1]
        on_its_way = [each for each in progress if not each.progress.caught_up]
        assert len(on_its_way) >= 2
        rest = await told(calls, on_its_way[0].cursor)
    assert changed(rest) == []


async def refused(calls: Calls, **fields: Any) -> Refused:
    with pytest.raises(Refused) as said:
        await anext(watch(calls, **fields))
    return said.value


async def test_cursors_of_elsewhere_are_refused(calls: Calls, database: Database) -> None:
    await a_paying_district(calls)
    await calls.record(district(district_id="hillside", name="Hillside"))
    cursor = (await told(calls))[-1].cursor
    request = transcripts.WatchTranscriptsRequest(district_id="lakeview")
    other = await anext(calls.stream("WatchTranscripts", request))
    with connect(database.service_dsn) as connection:
        tokens = Tokens(token_key(connection))
    beyond = tokens.salary_cursor("lakeview", SalaryPlace(day("2025-07-01"), 1000, "", first=False))
    within = tokens.salary_cursor("lakeview", SalaryPlace(day("2025-07-01"), 1000, "x", first=True))
    for fields in (
        {"cursor": cursor, "district_id": "hillside"},
        {"cursor": cursor, "effective_on": Date(year=2025, month=7, day=2)},
        {"cursor": other.cursor},
        {"cursor": cursor[:-1]},
        {"cursor": beyond},
        {"cursor": within},
    ):
        assert (await refused(calls, **fields)).reason == "CURSOR_INVALID", fields
    assert (await anext(watch(calls, cursor, effective_on=THIS_YEAR))).HasField("progress")


async def test_nobody_watches_a_district_that_is_not(calls: Calls) -> None:
    request = salary.WatchSalaryEligibilityRequest(district_id="atlantis")
    with pytest.raises(Refused, match="UNKNOWN_DISTRICT"):
        await anext(calls.stream("WatchSalaryEligibility", request))


async def test_a_day_that_is_none_is_refused_by_its_field(calls: Calls) -> None:
    await a_paying_district(calls)
    said = await refused(calls, effective_on=Date(year=2026, month=2, day=30))
    assert (said.reason, said.fields) == ("FIELD_INVALID", ["effective_on"])


async def test_who_may_not_read_salaries_is_refused(calls: Calls) -> None:
    await a_paying_district(calls)
    said = await refused(calls.acting(role="educator"))
    assert said.reason == "PERMISSION_MISSING"
