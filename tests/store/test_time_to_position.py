"""Time to position: a basis never moves."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg import Connection

from ledger.store import log
from ledger.store.append import Recorded, append
from ledger.store.connection import connect
from ledger.store.errors import KnownBeforeFirst, KnownInFuture, UnknownPosition
from tests.store.requests import request
from tests.support.cluster import Database

TICK = timedelta(microseconds=1)


def record(service: Connection[Any], count: int) -> list[datetime]:
    start = log.head(service).position
    batch = [request(f"educator/{start + n}") for n in range(count)]
    return [v.recorded_at for v in append(service, batch) if isinstance(v, Recorded)]


def now(service: Connection[Any]) -> datetime:
    row = service.execute("SELECT clock_timestamp()").fetchone()
    assert row
    instant: datetime = row[0]
    return instant


def test_every_instant_between_two_entries_finds_the_earlier(service: Connection[Any]) -> None:
    instants = record(service, 7) + record(service, 6)
    for position, instant in enumerate(instants, 1):
        assert log.position_at(service, instant) == position
        if position > 1:
            assert log.position_at(service, instant - TICK) == position - 1


def test_a_sealed_instant_stays_with_its_position(service: Connection[Any]) -> None:
    record(service, 3)
    instant = now(service)
    assert log.position_at(service, instant) == 3
    assert all(later > instant for later in record(service, 3))
    assert log.position_at(service, instant) == 3


def test_sealing_waits_for_an_append_in_flight(
    service: Connection[Any], owner: Connection[Any]
) -> None:
    with service.transaction():
        record(service, 1)
        owner.execute("SET lock_timeout = '100ms'")
        with pytest.raises(Exception, match="lock timeout"):
            log.position_at(owner, now(owner))
    assert log.position_at(owner, now(owner)) == 1


def test_no_basis_moves_while_another_process_appends(
    database: Database, service: Connection[Any]
) -> None:
    record(service, 1)

    def keep_appending() -> None:
        with connect(database.service_dsn) as other:
            for _ in range(150):
                record(other, 2)

    bases: list[tuple[datetime, int]] = []
    with ThreadPoolExecutor(1) as pool:
        appending = pool.submit(keep_appending)
        while not appending.done():
            instant = now(service)
            bases.append((instant, log.position_at(service, instant)))
        appending.result()
    assert len({position for _, position in bases}) > 1
    assert bases == [(instant, log.position_at(service, instant)) for instant, _ in bases]


def test_entries_recorded_after_a_clock_set_back_are_still_later(
    service: Connection[Any], owner: Connection[Any]
) -> None:
    ahead = datetime(2999, 1, 1, tzinfo=UTC)
    owner.execute("UPDATE ledger.sealed SET sealed_at = %s", [ahead])
    assert record(service, 2) == [ahead + TICK, ahead + 2 * TICK]


def test_an_instant_in_the_future_is_refused(service: Connection[Any]) -> None:
    record(service, 1)
    ahead = now(service) + timedelta(hours=1)
    with pytest.raises(KnownInFuture) as refusal:
        log.position_at(service, ahead)
    assert refusal.value.at == ahead
    assert all(instant < ahead for instant in record(service, 1))


def test_an_instant_before_the_first_entry_is_refused(service: Connection[Any]) -> None:
    [first] = record(service, 1)
    with pytest.raises(KnownBeforeFirst):
        log.position_at(service, first - TICK)


def test_an_empty_log_knew_nothing_at_any_time(service: Connection[Any]) -> None:
    with pytest.raises(KnownBeforeFirst):
        log.position_at(service, now(service))


@pytest.mark.parametrize("position", [-1, 0, 3])
def test_a_position_the_log_does_not_have_is_refused(
    service: Connection[Any], position: int
) -> None:
    record(service, 2)
    log.check_position(service, 2)
    with pytest.raises(UnknownPosition) as refusal:
        log.check_position(service, position)
    assert (refusal.value.position, refusal.value.head) == (position, 2)
