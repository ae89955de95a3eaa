"""The read model made anew beside the one in use."""

import asyncio
from typing import Any

import pytest
from psycopg import Connection

from ledger.projections.errors import PoisonEntry
from ledger.projections.projector import Projector
from ledger.projections.reader import Reader
from ledger.projections.rebuild import rebuild
from ledger.projections.schema import tracking
from ledger.store.append import append
from ledger.store.subscription import Head
from tests.store.projections.logs import PATIENCE_S, eventful, record, store
from tests.store.requests import request
from tests.support.cluster import Database
from tests.support.granting import lakeview, teacher

ROWS = "SELECT * FROM facts ORDER BY fact_id, known_from"


@pytest.mark.usefixtures("projector")
def test_a_rebuilt_read_model_is_row_for_row_the_one_it_replaces(
    database: Database, tables: Connection[Any], projected: Head
) -> None:
    head = projected.wait_for(store(database, eventful(seed=5)), PATIENCE_S)
    before, stood = tables.execute(ROWS).fetchall(), tracking(tables)
    told: list[tuple[int, int]] = []
    assert rebuild(database.owner_dsn, lambda *each: told.append(each)) == head
    assert tables.execute(ROWS).fetchall() == before
    assert tracking(tables) == stood
    assert told[-1] == (head, head)


@pytest.mark.usefixtures("projector")
def test_rows_that_were_spoilt_are_right_again(
    database: Database, tables: Connection[Any], projected: Head
) -> None:
    projected.wait_for(store(database, eventful(seed=5)), PATIENCE_S)
    before = tables.execute(ROWS).fetchall()
    tables.execute("UPDATE facts SET known_until = known_from + 1 WHERE known_until IS NULL")
    assert tables.execute(ROWS).fetchall() != before
    rebuild(database.owner_dsn)
    assert tables.execute(ROWS).fetchall() == before


async def test_reader_and_projector_go_on_over_a_rebuild(
    database: Database, service: Connection[Any], projector: Projector, reader: Reader
) -> None:
    ledger = lakeview()
    ids = [teacher(ledger)]
    await reader.wait_for(record(service, ledger))
    for _ in range(3):
        rebuilt = asyncio.create_task(asyncio.to_thread(rebuild, database.owner_dsn))
        while not rebuilt.done():
            view = await reader.view(educators=ids, districts=["lakeview"])
            assert list(view.educators) == sorted(ids)
            assert all(len(each.items) == 1 for each in view.educators.values())
        assert rebuilt.result() == len(ledger.entries)
        told = len(ledger.entries)
        ids.append(teacher(ledger))
        await reader.wait_for(record(service, ledger, after=told))
    assert list((await reader.view(educators=ids)).educators) == sorted(ids)
    assert (projector.failure, projector.leads) == (None, True)


@pytest.mark.usefixtures("projector")
async def test_entries_recorded_during_a_rebuild_are_in_it(
    database: Database, service: Connection[Any], reader: Reader
) -> None:
    ledger = lakeview()
    await reader.wait_for(record(service, ledger))
    late: list[str] = []

    def record_more(position: int, _head: int) -> None:
        if len(late) < 3:
            told = len(ledger.entries)
            assert position <= told
            late.append(teacher(ledger))
            record(service, ledger, after=told)

    assert await asyncio.to_thread(rebuild, database.owner_dsn, record_more) == 10
    assert (await reader.view(educators=late, known=10)).educators.keys() == set(late)


def test_a_log_that_cannot_be_read_leaves_the_read_model_as_it_is(
    database: Database, service: Connection[Any], tables: Connection[Any]
) -> None:
    append(service, [request("issuer/x", data=b"{")])
    stood = tracking(tables)
    with pytest.raises(PoisonEntry, match="position 1"):
        rebuild(database.owner_dsn)
    assert tracking(tables) == stood


@pytest.mark.usefixtures("projector")
def test_the_service_may_use_a_rebuilt_read_model_and_not_remake_it(
    database: Database, tables: Connection[Any], service: Connection[Any], projected: Head
) -> None:
    rebuild(database.owner_dsn)
    head = record(service, lakeview())
    assert projected.wait_for(head, PATIENCE_S) == head
    assert tables.execute(
        "SELECT has_schema_privilege('projection', 'CREATE'),"
        " has_table_privilege('facts', 'TRUNCATE'), has_table_privilege('facts', 'DELETE')"
    ).fetchone() == (False, False, True)
