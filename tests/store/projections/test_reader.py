"""The reader: what was known at any position, to many at once, waiting where it must."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from ledger.domain.refusals.question import PositionBeyondHead
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownCredential, UnknownPayPolicy
from ledger.projections import reference_questions as ask
from ledger.projections.projector import Projector
from ledger.projections.reader import Reader
from ledger.store import log
from ledger.store.errors import (
    KnownBeforeFirst,
    KnownInFuture,
    ShuttingDown,
    Unavailable,
    UnknownPosition,
)
from ledger.store.subscription import Head, HeadWatch
from tests.store.projections.logs import (
    PATIENCE_S,
    record,
    store,
)
from tests.support.cluster import Database
from tests.support.facts import district
from tests.support.granting import earn_simply, lakeview, teacher
from tests.support.memory import START


@pytest.mark.usefixtures("projector")
async def test_many_ask_at_once_and_each_gets_its_own_answer(
    service: Connection[Any], reader: Reader
) -> None:
    ledger = lakeview()
    ids = [teacher(ledger) for _ in range(20)]
    awards = [earn_simply(ledger, name)[1] for name in ids]
    await reader.wait_for(record(service, ledger))
    views = await asyncio.gather(
        *(reader.view(educators=[name], districts=["lakeview"]) for name in ids),
        *(reader.view(awards=[award_id]) for award_id in awards),
        *(reader.view(educators=[name], known=4) for name in ids),
    )
    assert [list(view.educators) for view in views] == [[name] for name in ids * 2] + [[]] * 20
    assert [view.awards for view in views[20:40]] == [
        {award_id: name} for name, award_id in zip(ids, awards, strict=True)
    ]
    assert {view.position for view in views[:40]} == {len(ledger.entries)}


@pytest.mark.usefixtures("projector")
async def test_a_refusal_meets_only_who_asked_for_it(
    service: Connection[Any], reader: Reader
) -> None:
    await reader.wait_for(record(service, lakeview()))
    answers = await asyncio.gather(
        reader.refer(ask.credential("maker-educator")),
        reader.refer(ask.credential("nothing")),
        reader.refer(ask.policy("nothing")),
        reader.view(known=5),
        reader.refer(ask.credentials()),
        return_exceptions=True,
    )
    kinds = [type(each) for each in answers if isinstance(each, Refusal)]
    assert kinds == [UnknownCredential, UnknownPayPolicy, UnknownPosition]
    assert not isinstance(answers[0], BaseException)
    assert answers[0].value.position == 3


@pytest.mark.usefixtures("projector")
async def test_who_waits_for_a_position_is_woken_when_it_is_told(
    service: Connection[Any], reader: Reader
) -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    head = record(service, ledger)
    await asyncio.gather(*(reader.wait_for(position) for position in range(1, head + 1)))
    assert educator_id in (await reader.view([educator_id])).educators


async def test_a_position_that_is_recorded_and_not_told_is_waited_for(
    database: Database, service: Connection[Any], log_watch: HeadWatch, reader: Reader
) -> None:
    head = record(service, lakeview())
    asked = [
        asyncio.ensure_future(reader.wait_for(head)),
        asyncio.ensure_future(reader.view(known=head)),
    ]
    while len(reader._projected._listeners) < len(asked):  # noqa: ASYNC110 - they tell nobody that they wait
        await asyncio.sleep(0)
    projector = Projector(database.service_dsn, log_watch)
    _, view = await asyncio.gather(*asked)
    assert view
    assert view.position == head
    projector.close()


async def test_a_read_model_that_does_not_come_so_far_is_unavailable(
    database: Database, service: Connection[Any], projected: Head
) -> None:
    impatient = Reader(database.service_dsn, projected, patience_s=0.01)
    head = record(service, lakeview())
    with pytest.raises(Unavailable, match="position 0, 4 is asked for"):
        await impatient.wait_for(head)
    assert (await impatient.view()).position == 0
    impatient.close()


@pytest.mark.usefixtures("projector")
async def test_beyond_the_head_nothing_is_waited_for(
    service: Connection[Any], reader: Reader
) -> None:
    head = record(service, lakeview())
    with pytest.raises(PositionBeyondHead) as beyond:
        await reader.wait_for(head + 1)
    assert (beyond.value.position, beyond.value.head) == (head + 1, head)
    for position in (-1, 0, head + 1):
        with pytest.raises(UnknownPosition):
            await reader.view(known=position)


@pytest.mark.usefixtures("projector")
async def test_a_time_is_answered_as_the_position_it_means(
    database: Database, projected: Head, reader: Reader
) -> None:
    projected.wait_for(store(database, lakeview()), PATIENCE_S)
    view = await reader.view(districts=["lakeview"], known=START + timedelta(microseconds=2))
    assert (view.position, view.recorded_at) == (2, START + timedelta(microseconds=2))
    assert await reader.resolve(datetime.now(UTC)) == 4
    with pytest.raises(KnownBeforeFirst):
        await reader.view(known=START)
    with pytest.raises(KnownInFuture):
        await reader.view(known=datetime.now(UTC) + timedelta(days=1))


@pytest.mark.usefixtures("projector")
async def test_a_basis_never_moves_while_the_log_grows(
    service: Connection[Any], reader: Reader
) -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    head = record(service, ledger)
    before = await reader.view([educator_id], ["lakeview"], known=head)
    ledger.record(district(name="Another name"))
    earn_simply(ledger, educator_id)
    await reader.wait_for(record(service, ledger, after=head))
    assert await reader.view([educator_id], ["lakeview"], known=head) == before
    now = await reader.view([educator_id], ["lakeview"])
    assert now.districts["lakeview"].book.district.name == "Another name"
    assert len(now.educators[educator_id].items) == 3


@pytest.mark.usefixtures("projector")
async def test_an_empty_log_is_read_at_position_0(reader: Reader) -> None:
    view = await reader.view(["nobody"], ["nowhere"])
    assert (view.position, view.recorded_at, view.educators, view.districts) == (0, None, {}, {})
    assert (await reader.refer(ask.credentials())).value.rows == ()


@pytest.mark.usefixtures("projector")
async def test_a_lost_connection_is_made_again(
    owner: Connection[Any],
    reader: Reader,
    service: Connection[Any],
) -> None:
    await reader.wait_for(record(service, lakeview()))
    owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    assert (await reader.view(districts=["lakeview"])).districts


async def test_a_model_that_fell_back_behind_what_was_heard_is_not_read(
    service: Connection[Any],
    tables: Connection[Any],
    database: Database,
    projected: Head,
    log_watch: HeadWatch,
    reader: Reader,
) -> None:
    projector = Projector(database.service_dsn, log_watch)
    await reader.wait_for(record(service, lakeview()))
    projector.close()
    assert log.head(service).position == projected.head
    tables.execute("UPDATE tracking SET position = 2")
    with pytest.raises(Unavailable, match="fell back to position 2"):
        await reader.view()


async def test_what_was_asked_is_answered_before_it_closes(
    database: Database, projected: Head
) -> None:
    reader = Reader(database.service_dsn, projected)
    asked = asyncio.ensure_future(reader.view())
    await asyncio.sleep(0)
    reader.close()
    assert (await asked).position == 0
    with pytest.raises(ShuttingDown):
        await reader.view()
