"""Reading the log."""

from typing import Any

from psycopg import Connection

from ledger.store import log
from ledger.store.append import Recorded, append
from tests.store.requests import request


def test_the_head_of_an_empty_log_is_0(service: Connection[Any]) -> None:
    assert log.head(service) == log.Head(0, None)


def test_the_head_is_the_last_entry(service: Connection[Any]) -> None:
    verdict = append(service, [request("a"), request("b")])[-1]
    assert isinstance(verdict, Recorded)
    assert log.head(service) == log.Head(2, verdict.recorded_at)


def test_a_page_ends_at_its_limit_or_its_last_position(service: Connection[Any]) -> None:
    append(service, [request(name) for name in "abcdef"])
    assert [e.position for e in log.read_entries(service, 1, 5, 100)] == [2, 3, 4, 5]
    assert [e.header.stream for e in log.read_entries(service, 1, 5, 2)] == ["b", "c"]


def test_many_streams_come_in_one_order_each_from_its_version(service: Connection[Any]) -> None:
    append(service, [request("a"), request("b"), request("a", 1), request("c"), request("b", 1)])
    entries = log.stream_entries(service, {"a": 1, "b": 0, "absent": 0})
    assert [(e.position, e.header.stream) for e in entries] == [(2, "b"), (3, "a"), (5, "b")]
    assert [e.position for e in log.stream_entries(service, {"a": 0, "b": 0}, until=3)] == [1, 2, 3]


def test_only_stored_requests_are_found(service: Connection[Any]) -> None:
    stored = request(id="r")
    append(service, [stored])
    found = log.find_requests(service, [("principal/1", "r"), ("principal/1", "s")])
    assert {key: (f.position, f.fingerprint) for key, f in found.items()} == {
        ("principal/1", "r"): (1, stored.fingerprint)
    }
