"""The append: verdicts, order, idempotency, bytes."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import Connection

from ledger.store import log
from ledger.store.append import (
    Append,
    Conflict,
    Recorded,
    Replayed,
    RequestIdReused,
    Verdict,
    append,
)
from ledger.store.entry import encode
from ledger.store.errors import EntryTooLarge
from tests.store.requests import request

Service = Connection[Any]


def one(service: Service, single: Append) -> Verdict:
    return append(service, [single])[0]


def test_the_first_entry_has_position_and_version_1(service: Service) -> None:
    verdict = one(service, request())
    assert isinstance(verdict, Recorded)
    assert (verdict.position, verdict.version) == (1, 1)


def test_an_empty_batch_has_no_verdicts(service: Service) -> None:
    assert append(service, []) == []


def test_the_stored_bytes_are_the_header_a_line_feed_and_the_data(service: Service) -> None:
    single = request(data=b'{"of":"\xc3\xbc\\n"}\n\x00')
    verdict = one(service, single)
    [entry] = log.read_entries(service, 0, 1, 1)
    assert isinstance(verdict, Recorded)
    assert entry.recorded_at == verdict.recorded_at
    assert entry.raw == encode(verdict.recorded_at, entry.header, single.data)
    assert entry.raw.startswith(b'{"recorded_at":"')


def test_recorded_at_strictly_increases_with_position(service: Service) -> None:
    append(service, [request(f"educator/{n}") for n in range(50)])
    append(service, [request(f"educator/{n}", 1) for n in range(50)])
    instants = [entry.recorded_at for entry in log.read_entries(service, 0, 100, 100)]
    assert len(set(instants)) == 100
    assert instants == sorted(instants)


def test_a_request_may_build_on_an_earlier_one_of_its_batch(service: Service) -> None:
    verdicts = append(
        service,
        [
            request("credential/c"),
            request("educator/e", consulted=(("credential/c", 1),)),
            request("educator/e", 1),
        ],
    )
    assert [v.position for v in verdicts if isinstance(v, Recorded)] == [1, 2, 3]


def test_what_builds_on_a_failed_request_of_its_batch_conflicts(service: Service) -> None:
    failing, building = request("educator/e", 3), request("educator/e", 4)
    assert append(service, [failing, building]) == [
        Conflict("educator/e", 3, 0),
        Conflict("educator/e", 4, 0),
    ]
    assert log.head(service) == log.Head(0, None)


def test_a_conflict_leaves_its_neighbours_alone(service: Service) -> None:
    verdicts = append(service, [request("a"), request("b", 7), request("c")])
    assert [type(v) for v in verdicts] == [Recorded, Conflict, Recorded]
    assert log.head(service).position == 2


def test_a_consulted_stream_that_moved_is_a_conflict(service: Service) -> None:
    append(service, [request("credential/c"), request("credential/c", 1)])
    late = request("educator/e", consulted=(("issuer/i", 0), ("credential/c", 1)))
    assert one(service, late) == Conflict("credential/c", 1, 2)


def test_the_same_request_again_gets_the_first_answer_once(service: Service) -> None:
    single = request()
    first = one(service, single)
    assert isinstance(first, Recorded)
    assert one(service, single) == Replayed(first.position, first.recorded_at)
    assert log.head(service).position == 1


def test_a_request_twice_in_one_batch_is_recorded_once(service: Service) -> None:
    single = request()
    first, second = append(service, [single, single])
    assert isinstance(first, Recorded)
    assert second == Replayed(first.position, first.recorded_at)


def test_a_request_id_with_other_content_is_refused(service: Service) -> None:
    append(service, [request(id="r")])
    assert one(service, request(expected=1, id="r", data=b"[]")) == RequestIdReused(1)


def test_two_actors_may_use_the_same_request_id(service: Service) -> None:
    verdicts = append(service, [request("a", id="r"), request("b", id="r", actor="principal/2")])
    assert [type(v) for v in verdicts] == [Recorded, Recorded]


def test_a_refused_request_is_not_remembered(service: Service) -> None:
    assert isinstance(one(service, request(expected=1, id="r")), Conflict)
    assert isinstance(one(service, request(expected=0, id="r")), Recorded)


def test_any_text_is_a_name(service: Service) -> None:
    stream = 'educator/{"\\,ü\t} NULL'
    append(service, [request(stream, id='"'), request(stream, 1, id="\\")])
    entries = log.stream_entries(service, {stream: 0})
    assert [e.header.stream for e in entries] == [stream, stream]
    assert set(log.find_requests(service, [("principal/1", '"'), ("principal/1", "\\")])) == {
        ("principal/1", '"'),
        ("principal/1", "\\"),
    }


def test_too_large_an_entry_is_refused_before_it_is_sent(service: Service) -> None:
    with pytest.raises(EntryTooLarge) as refusal:
        append(service, [request(), request("educator/2", data=b"x" * 65_535)])
    assert refusal.value.limit == 65_535
    assert refusal.value.size > 65_535
    assert log.head(service).position == 0


def test_an_entry_of_exactly_the_limit_is_recorded(service: Service) -> None:
    with pytest.raises(EntryTooLarge) as refusal:
        append(service, [request(id="r", data=b"x" * 65_535)])
    data = b"x" * (2 * 65_535 - refusal.value.size)
    assert isinstance(one(service, request(id="r", data=data)), Recorded)
    assert len(log.read_raw(service, 0, 1, 1)[0]) == 65_535


@dataclass
class OneAfterAnother:
    """The rule, said with two dictionaries: each request alone, after the one before it."""

    versions: dict[str, int] = field(default_factory=dict)
    requests: dict[str, bytes] = field(default_factory=dict)

    def verdict(self, single: Append) -> type[Verdict]:
        stored = self.requests.get(single.request_id)
        if stored is not None:
            return Replayed if stored == single.fingerprint else RequestIdReused
        needed = [(single.stream, single.expected_version), *single.consulted]
        if any(self.versions.get(stream, 0) != version for stream, version in needed):
            return Conflict
        self.versions[single.stream] = single.expected_version + 1
        self.requests[single.request_id] = single.fingerprint
        return Recorded


names = st.sampled_from("abc")
versions = st.integers(0, 3)
drawn_requests = st.tuples(
    names,
    versions,
    st.integers(0, 15),
    st.sampled_from([b"1", b"2"]),
    names,
    versions,
    st.booleans(),
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(drawn_requests, max_size=12), max_size=4))
def test_a_batch_is_judged_as_if_each_request_came_alone(
    service: Service, batches: list[list[tuple[str, int, int, bytes, str, int, bool]]]
) -> None:
    own = uuid4().hex
    rule = OneAfterAnother()
    for drawn in batches:
        batch = [
            request(
                own + stream,
                version,
                id=str(number),
                actor=own,
                data=data,
                consulted=((own + other, at),) if consults and other != stream else (),
            )
            for stream, version, number, data, other, at, consults in drawn
        ]
        assert [type(v) for v in append(service, batch)] == [rule.verdict(one) for one in batch]
