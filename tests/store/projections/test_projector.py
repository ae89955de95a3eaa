"""The projector: every entry told once, whoever dies, and nothing told that cannot be read."""

import subprocess
import sys
from typing import Any

import pytest
from msgspec import structs
from psycopg import Connection

from ledger.projections.errors import PoisonEntry, ProjectionIsOther, Superseded
from ledger.projections.projection import Projection
from ledger.projections.projector import Projector, follow_projection
from ledger.projections.schema import SHAPE, check, in_schema, prepare, tracking
from ledger.store.append import Append, append
from ledger.store.codec import encode
from ledger.store.connection import connect
from ledger.store.subscription import Head, HeadWatch
from tests.store.projections.logs import PATIENCE_S, eventful, record, store
from tests.store.requests import request
from tests.support.cluster import Database
from tests.support.facts import enrollment
from tests.support.granting import lakeview, teacher

DYING = "tests.store.projections.dying"
EDUCATOR = "8f14e45f-ceea-567a-9b1c-4d3a2f1e0c5b"
ROWS = "SELECT * FROM facts ORDER BY fact_id, known_from"


def rows_of(database: Database) -> list[Any]:
    with connect(in_schema(database.service_dsn)) as tables:
        return tables.execute(ROWS).fetchall()


@pytest.fixture
def told_in_one_go(database: Database) -> list[Any]:
    """The rows of an eventful log, which is in the database; the read model is empty again."""
    head = store(database, eventful(seed=3))
    with connect(in_schema(database.service_dsn)) as tables:
        projection = Projection(tables, announced=False)
        while projection.position < head:
            projection.advance(head)
        rows = tables.execute(ROWS).fetchall()
        tables.execute("DELETE FROM facts")
        tables.execute("UPDATE tracking SET position = 0, reference_position = 0")
    return rows


def test_entries_are_told_as_they_come(
    service: Connection[Any], tables: Connection[Any], projector: Projector, projected: Head
) -> None:
    ledger = lakeview()
    assert projected.wait_for(record(service, ledger), PATIENCE_S) == 4
    teacher(ledger)
    assert projected.wait_for(record(service, ledger, after=4), PATIENCE_S) == 6
    kinds = tables.execute("SELECT kind, known_from FROM facts WHERE known_from > 4").fetchall()
    assert sorted(kinds) == [("educator", 5), ("employment", 6)]
    assert tracking(tables).position == 6
    assert projector.failure is None


def test_the_last_change_of_reference_data_is_tracked(
    service: Connection[Any], tables: Connection[Any], projector: Projector, projected: Head
) -> None:
    ledger = lakeview()
    teacher(ledger)
    projected.wait_for(record(service, ledger), PATIENCE_S)
    stands = tracking(tables)
    assert (stands.position, stands.reference_position, stands.failure) == (6, 4, None)
    assert projector.leads


def test_of_two_projectors_one_works_and_the_other_takes_over(
    database: Database, log_watch: HeadWatch, service: Connection[Any], projected: Head
) -> None:
    ledger = lakeview()
    first = Projector(database.service_dsn, log_watch, standby_s=0.01)
    projected.wait_for(record(service, ledger), PATIENCE_S)
    second = Projector(database.service_dsn, log_watch, standby_s=0.01)
    assert (first.leads, second.leads) == (True, False)
    first.close()
    teacher(ledger)
    assert projected.wait_for(record(service, ledger, after=4), PATIENCE_S) == 6
    assert second.leads
    second.close()


def test_a_lost_connection_is_made_again(
    database: Database,
    service: Connection[Any],
    owner: Connection[Any],
    projector: Projector,
    projected: Head,
) -> None:
    ledger = lakeview()
    projected.wait_for(record(service, ledger), PATIENCE_S)
    owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    teacher(ledger)
    with connect(database.service_dsn) as again:
        head = record(again, ledger, after=4)
    assert projected.wait_for(head, PATIENCE_S) == head
    assert projector.failure is None


def test_projectors_killed_at_any_moment_leave_the_rows_as_if_nothing_had_happened(
    database: Database, told_in_one_go: list[Any]
) -> None:
    for pages in (1, 2, 5):
        killed = subprocess.Popen(
            [sys.executable, "-m", DYING, database.service_dsn, str(pages)],
            stdout=subprocess.PIPE,
        )
        assert killed.stdout
        assert killed.stdout.readline() == b"in the middle of a page\n"
        killed.kill()
        killed.communicate()
    log_watch = HeadWatch(database.service_dsn)
    projected = follow_projection(log_watch)
    projector = Projector(database.service_dsn, log_watch, standby_s=0.01)
    head = log_watch.wait_for(1, PATIENCE_S)
    assert projected.wait_for(head, PATIENCE_S) == head
    for running in (projector, log_watch):
        running.close()
    assert rows_of(database) == told_in_one_go


def unheard_of(educator_id: str) -> Append:
    """An enrollment in what nobody defined, as no command could record it."""
    data = encode(enrollment(educator_id, credential_id="unheard-of"))
    return structs.replace(request(f"educator/{educator_id}", data=data), type="enrollment.v1")


@pytest.mark.parametrize(
    ("poison", "fault"),
    [
        (request("issuer/x", data=b"{"), "truncated"),
        (request("issuer/x", data=b"{}"), "required field"),
        (structs.replace(request("issuer/x"), type="mystery.v1"), "mystery.v1"),
        (unheard_of(EDUCATOR), "unheard-of"),
    ],
)
def test_an_entry_that_cannot_be_told_stops_the_projector_which_says_so(
    database: Database,
    service: Connection[Any],
    tables: Connection[Any],
    log_watch: HeadWatch,
    poison: Append,
    fault: str,
) -> None:
    record(service, lakeview())
    registered = structs.replace(request(f"educator/{EDUCATOR}"), type="educator.v1")
    if poison.stream == registered.stream:
        poison = structs.replace(poison, expected_version=1)
    append(service, [registered, poison, request("issuer/y")])
    projector = Projector(database.service_dsn, log_watch)
    projector._thread.join(PATIENCE_S)
    assert isinstance(projector.failure, PoisonEntry)
    assert projector.failure.position == 6
    assert fault in projector.failure.fault
    assert tracking(tables).position == 5
    assert tracking(tables).failure == str(projector.failure)
    projector.close()


def test_a_page_is_told_by_nobody_whom_another_has_overtaken(
    service: Connection[Any], tables: Connection[Any]
) -> None:
    record(service, lakeview())
    behind = Projection(tables, announced=False)
    Projection(tables, announced=False).advance(4)
    with pytest.raises(Superseded):
        behind.advance(4)
    assert tables.execute("SELECT count(*) FROM facts").fetchone() == (4,)


def test_a_read_model_of_another_shape_is_refused_and_made_anew(
    database: Database, owner: Connection[Any], service: Connection[Any]
) -> None:
    check(service)
    assert prepare(database.owner_dsn) == []
    owner.execute("UPDATE projection.tracking SET shape = 'older', position = 7")
    with pytest.raises(ProjectionIsOther, match="older"):
        check(service)
    [line] = prepare(database.owner_dsn)
    assert SHAPE[:8] in line
    check(service)
    with connect(in_schema(database.service_dsn)) as tables:
        assert tracking(tables).position == 0


def test_a_database_without_a_read_model_is_refused(
    owner: Connection[Any], service: Connection[Any]
) -> None:
    owner.execute("DROP SCHEMA projection CASCADE")
    with pytest.raises(ProjectionIsOther, match="none"):
        check(service)
