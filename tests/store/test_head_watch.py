"""The head watch hears of every entry, whatever happens to its connection."""

import queue
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from psycopg import Connection

from ledger.store.append import append
from ledger.store.subscription import HeadWatch
from tests.store.requests import request
from tests.support.cluster import Database


@pytest.fixture
def watch(database: Database) -> Iterator[HeadWatch]:
    watching = HeadWatch(database.service_dsn)
    yield watching
    watching.close()


def test_what_was_recorded_before_is_known(database: Database, service: Connection[Any]) -> None:
    append(service, [request("a"), request("b")])
    watch = HeadWatch(database.service_dsn)
    assert watch.wait_for(2, timeout_s=10) == 2
    watch.close()


def test_waiting_ends_with_the_entry_waited_for(watch: HeadWatch, service: Connection[Any]) -> None:
    answers: queue.Queue[int] = queue.Queue()
    Thread(target=lambda: answers.put(watch.wait_for(2, timeout_s=10))).start()
    append(service, [request("a")])
    append(service, [request("b")])
    assert answers.get(timeout=10) == 2


def test_waiting_for_what_does_not_come_ends_with_the_timeout(watch: HeadWatch) -> None:
    assert watch.wait_for(1, timeout_s=0.01) == 0


def test_listeners_are_told_each_new_head_until_removed(
    watch: HeadWatch, service: Connection[Any]
) -> None:
    told: queue.Queue[int] = queue.Queue()
    also: list[int] = []
    watch.add_listener(told.put)
    remove = watch.add_listener(also.append)
    append(service, [request("a"), request("b")])
    assert told.get(timeout=10) == 2
    remove()
    append(service, [request("c")])
    assert told.get(timeout=10) == 3
    assert also in ([2], [])


def test_a_listener_that_raises_does_not_stop_the_watch(
    watch: HeadWatch, service: Connection[Any]
) -> None:
    def of_a_closed_loop(head: int) -> None:
        raise RuntimeError(head)

    watch.add_listener(of_a_closed_loop)
    append(service, [request("a")])
    assert watch.wait_for(1, timeout_s=10) == 1
    append(service, [request("b")])
    assert watch.wait_for(2, timeout_s=10) == 2


def test_a_lost_connection_is_made_again(
    watch: HeadWatch, service: Connection[Any], owner: Connection[Any]
) -> None:
    append(service, [request("a")])
    assert watch.wait_for(1, timeout_s=10) == 1
    owner.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid NOT IN (%s, pg_backend_pid())",
        [service.info.backend_pid],
    )
    append(service, [request("b")])
    assert watch.wait_for(2, timeout_s=10) == 2


def test_an_entry_nobody_was_notified_of_is_found_by_looking(
    watch: HeadWatch, owner: Connection[Any]
) -> None:
    owner.execute(
        "INSERT INTO ledger.events SELECT 1, 's', 1, now(), 't', 'a', 'r', sha256(''), ''"
    )
    assert watch.wait_for(1, timeout_s=10) == 1


def test_closing_wakes_who_waits(database: Database) -> None:
    watch = HeadWatch(database.service_dsn)
    answers: queue.Queue[int] = queue.Queue()
    Thread(target=lambda: answers.put(watch.wait_for(1, timeout_s=60))).start()
    watch.close()
    assert answers.get(timeout=10) == 0


@pytest.mark.parametrize("payload", ["", "abc", "999999999999", "9" * 40])
def test_what_a_stranger_notifies_is_no_more_than_a_reason_to_look(
    watch: HeadWatch, service: Connection[Any], payload: str
) -> None:
    append(service, [request("a")])
    service.execute("SELECT pg_notify('ledger_head', %s)", [payload])
    append(service, [request("b")])
    assert watch.wait_for(2, timeout_s=10) == 2
    assert watch.wait_for(3, timeout_s=0.01) == 2
