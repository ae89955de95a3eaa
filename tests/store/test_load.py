"""An exported log in an empty database is the same log."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from ledger.store import log
from ledger.store.append import Recorded, Replayed, append
from ledger.store.connection import connect
from ledger.store.entry import Header, encode
from ledger.store.errors import LogNotEmpty, MalformedEntry
from ledger.store.load import checked, load
from services.postgres.cluster import Cluster
from tests.store.requests import request
from tests.support.cluster import Database, create_database, drop_database

Exported = list[tuple[int, bytes]]
ALL = "SELECT * FROM ledger.events ORDER BY position"
REQUESTS = [
    request("educator/1", id="first", data=b'{"a":1}\n{}'),
    request("educator/1", 1, data=bytes(range(256))),
    request('odd \\ "name"', consulted=(("educator/1", 2),)),
]


@pytest.fixture
def exported(service: Connection[Any]) -> Exported:
    append(service, REQUESTS)
    return list(enumerate(log.read_raw(service, 0, 3, 100), 1))


@pytest.fixture
def copy(cluster: Cluster, template: str) -> Iterator[Database]:
    created = create_database(cluster, template)
    yield created
    drop_database(cluster, created)


def test_every_row_is_the_same(
    service: Connection[Any], exported: Exported, copy: Database
) -> None:
    assert load(copy.owner_dsn, exported) == 3
    with connect(copy.service_dsn) as loaded:
        assert loaded.execute(ALL).fetchall() == service.execute(ALL).fetchall()


def test_a_loaded_log_knows_its_requests_and_goes_on(exported: Exported, copy: Database) -> None:
    load(copy.owner_dsn, exported)
    with connect(copy.service_dsn) as loaded:
        replayed, further = append(loaded, [REQUESTS[0], request("educator/1", 2)])
    assert isinstance(replayed, Replayed)
    assert isinstance(further, Recorded)
    assert (replayed.position, further.position) == (1, 4)


def test_a_log_with_entries_is_left_alone(exported: Exported, database: Database) -> None:
    with pytest.raises(LogNotEmpty, match="3 entries"):
        load(database.owner_dsn, exported)


def test_a_bad_entry_leaves_the_database_empty(exported: Exported, copy: Database) -> None:
    with pytest.raises(MalformedEntry, match="position 3"):
        load(copy.owner_dsn, [*exported[:2], (3, b"{}\n")])
    with connect(copy.service_dsn) as untouched:
        assert log.head(untouched).position == 0


def entry(number: int, **changes: Any) -> bytes:
    fields: dict[str, Any] = {
        "stream": f"educator/{number}",
        "version": 1,
        "type": "award.v1",
        "actor": "principal/1",
        "request_id": f"request-{number}",
    }
    recorded_at = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(seconds=number)
    return encode(recorded_at, Header(**fields | changes), b"{}")


@pytest.mark.parametrize(
    ("second", "position", "reason"),
    [
        ((3, entry(3)), 2, "position 3 stands in its place"),
        ((1, entry(1)), 2, "position 1 stands in its place"),
        ((2, entry(1, stream="b", request_id="b")), 2, "recorded no later"),
        ((2, entry(2, version=2)), 2, "version 2 of educator/2 does not follow 0"),
        ((2, entry(2, stream="educator/1")), 2, "version 1 of educator/1 does not follow 1"),
        ((2, entry(2, request_id="request-1")), 2, "request-1 of principal/1 is there twice"),
        ((2, entry(2, actor="\0")), 2, "NUL"),
        ((2, entry(2).replace(b'","stream', b'", "stream')), 2, "not written as the ledger"),
        ((2, entry(2).replace(b'"actor"', b'"x":1,"actor"')), 2, "not written as the ledger"),
        ((2, entry(2).replace(b"2026-11-24T00:00:02", b"2026-11-24T00:61:02")), 2, "minute"),
        ((2, entry(2).replace(b"\n", b" ")), 2, "no header line"),
        ((2, entry(2) + b"x" * 65_535), 2, "more than 65535"),
    ],
)
def test_a_malformed_log_is_refused_at_its_position(
    second: tuple[int, bytes], position: int, reason: str
) -> None:
    with pytest.raises(MalformedEntry, match=reason) as refusal:
        list(checked([(1, entry(1)), second]))
    assert refusal.value.position == position
