"""The library's own test classes on our recorder, and what they do not look for."""

from collections.abc import Iterator
from threading import Thread
from uuid import uuid4

import pytest
from eventsourcing.persistence import (
    DataError,
    InfrastructureFactory,
    IntegrityError,
    ProgrammingError,
    StoredEvent,
)
from eventsourcing.tests.persistence import (
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)
from eventsourcing.utils import Environment
from psycopg.conninfo import conninfo_to_dict

from ledger.store.factory import LedgerFactory
from ledger.store.recorder import LedgerRecorder
from tests.support.cluster import Database


def environment(database: Database) -> Environment:
    service = conninfo_to_dict(database.service_dsn)
    return Environment(
        env={
            "PERSISTENCE_MODULE": "ledger.store.factory",
            "POSTGRES_DBNAME": str(service["dbname"]),
            "POSTGRES_HOST": str(service["host"]),
            "POSTGRES_PORT": str(service["port"]),
            "POSTGRES_USER": str(service["user"]),
            "POSTGRES_PASSWORD": str(service.get("password", "")),
            "ORIGINATOR_ID_TYPE": "uuid",
        }
    )


@pytest.fixture
def recorder(database: Database) -> Iterator[LedgerRecorder]:
    factory = InfrastructureFactory.construct(environment(database))
    made = factory.application_recorder()
    assert isinstance(made, LedgerRecorder)
    yield made
    factory.close()


class OfOurRecorder:
    """Gives the library's classes a recorder on a database of their own."""

    @pytest.fixture(autouse=True)
    def _given(self, recorder: LedgerRecorder) -> None:
        self.recorder = recorder

    def create_recorder(self) -> LedgerRecorder:
        return self.recorder


class TestOurRecorderIsAnApplicationRecorder(
    OfOurRecorder, ApplicationRecorderTestCase[LedgerRecorder]
):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestOurRecorderNeverInterleavesTwoWrites(
    OfOurRecorder, NonInterleavingNotificationIDsBaseCase
):
    pass


def event(version: int = 1, state: bytes = b"{}", originator: object = None) -> StoredEvent:
    return StoredEvent(originator or uuid4(), version, "topic.v1", state)  # type: ignore[arg-type] # a UUID or nothing


def test_the_librarys_configuration_finds_our_factory(database: Database) -> None:
    factory = InfrastructureFactory.construct(environment(database))
    assert type(factory) is LedgerFactory
    factory.close()


def test_several_events_are_recorded_all_or_none(recorder: LedgerRecorder) -> None:
    first = event()
    recorder.insert_events([first])
    with pytest.raises(IntegrityError):
        recorder.insert_events([event(), event(originator=first.originator_id)])
    assert recorder.max_notification_id() == 1


def test_a_skipped_version_is_refused(recorder: LedgerRecorder) -> None:
    with pytest.raises(IntegrityError):
        recorder.insert_events([event(version=2)])


def test_the_same_request_sent_again_has_the_first_positions(recorder: LedgerRecorder) -> None:
    events = [event(), event()]
    first = recorder.insert_events(events, request_id="r-1", actor="principal/p")
    assert recorder.insert_events(events, request_id="r-1", actor="principal/p") == first
    assert recorder.max_notification_id() == 2


def test_a_request_id_used_for_something_else_is_refused(recorder: LedgerRecorder) -> None:
    recorder.insert_events([event()], request_id="r-1")
    with pytest.raises(IntegrityError):
        recorder.insert_events([event()], request_id="r-1")


def test_a_request_id_used_for_a_part_of_the_events_is_refused(recorder: LedgerRecorder) -> None:
    first, second = event(), event()
    recorder.insert_events([first], request_id="r-1")
    with pytest.raises(IntegrityError):
        recorder.insert_events([first, second], request_id="r-1")
    assert recorder.max_notification_id() == 1


def test_an_argument_that_would_be_lost_is_refused(recorder: LedgerRecorder) -> None:
    with pytest.raises(ProgrammingError, match="tracking"):
        recorder.insert_events([event()], tracking=object())


def test_any_bytes_come_back_as_they_were(recorder: LedgerRecorder) -> None:
    state = bytes(range(256)) + b"\n\n"
    written = event(state=state)
    recorder.insert_events([written])
    assert recorder.select_events(written.originator_id) == [written]


def test_too_large_an_event_is_refused(recorder: LedgerRecorder) -> None:
    with pytest.raises(DataError, match="65535"):
        recorder.insert_events([event(state=b"x" * 65_535)])


def test_events_are_selected_by_version_in_either_order(recorder: LedgerRecorder) -> None:
    originator = uuid4()
    written = [event(version, originator=originator) for version in (1, 2, 3)]
    recorder.insert_events(written)
    assert recorder.select_events(originator, gt=1, lte=3) == written[1:]
    assert recorder.select_events(originator, desc=True, limit=1) == written[2:]


def test_closing_the_factory_ends_a_waiting_subscription(database: Database) -> None:
    factory = InfrastructureFactory.construct(environment(database))
    subscription = factory.application_recorder().subscribe()
    received: list[object] = []
    waiting = Thread(target=lambda: received.extend(subscription))
    waiting.start()
    factory.close()
    waiting.join(timeout=10)
    assert (waiting.is_alive(), received) == (False, [])
