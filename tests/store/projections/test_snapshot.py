"""What was known at a position, for a worker: the same as the reader knows then."""

from collections.abc import Iterator
from typing import Any

import pytest
from psycopg import Connection

from ledger.domain.refusals.unknown import UnknownDistrict
from ledger.domain.stream import credential_stream, educator_stream
from ledger.projections.reader import Reader
from ledger.projections.snapshot import Snapshot
from ledger.store.errors import Unavailable
from tests.store.projections.logs import record
from tests.support.cluster import Database
from tests.support.facts import district
from tests.support.granting import earn_badge, earn_simply, lakeview, teacher

pytestmark = pytest.mark.usefixtures("projector")


@pytest.fixture
def snapshots() -> Iterator[list[Snapshot]]:
    """Closes what a test opens."""
    opened: list[Snapshot] = []
    yield opened
    for each in opened:
        each.close()


async def test_everything_is_as_known_at_its_position_whatever_came_later(
    service: Connection[Any], reader: Reader, database: Database, snapshots: list[Snapshot]
) -> None:
    ledger = lakeview()
    first = teacher(ledger)
    earn_simply(ledger, first)
    position = len(ledger.entries)
    teacher(ledger)
    earn_badge(ledger, first)
    ledger.record(district(name="Later"))
    await reader.wait_for(record(service, ledger))
    snapshots.append(Snapshot(database.service_dsn, position))
    (snapshot,) = snapshots
    then = await reader.view(educators=[first], districts=["lakeview"], known=position)
    assert snapshot.educator_ids("lakeview") == [first]
    assert snapshot.educators([first]) == list(then.educators.values())
    assert snapshot.district("lakeview") == then.districts["lakeview"]
    with pytest.raises(UnknownDistrict):
        snapshot.district("nowhere")


async def test_a_position_the_read_model_has_not_reached_is_not_read(
    service: Connection[Any], reader: Reader, database: Database, snapshots: list[Snapshot]
) -> None:
    head = record(service, lakeview())
    await reader.wait_for(head)
    snapshots.append(Snapshot(database.service_dsn, head + 1))
    with pytest.raises(Unavailable):
        snapshots[0].district("lakeview")


async def test_streams_are_read_as_they_were_at_a_position(
    service: Connection[Any], reader: Reader
) -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    position = len(ledger.entries)
    earn_simply(ledger, educator_id)
    await reader.wait_for(record(service, ledger))
    names = [educator_stream(educator_id), credential_stream("nothing")]
    found = await reader.streams(names, position)
    assert [recorded.position for recorded in found[names[0]].facts] == [position - 1, position]
    assert (found[names[1]].name, found[names[1]].version) == (names[1], 0)
