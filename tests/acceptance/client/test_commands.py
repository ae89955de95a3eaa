"""A command is sent under one request id until it has an answer, or until nobody can say."""

import uuid
from datetime import timedelta

import grpc
import pytest

from credential_ledger.client import LedgerClient
from credential_ledger.errors import CallFailed, Undecided, Unreachable
from credential_ledger.refusals.award import AwardHeld
from credential_ledger.refusals.call import FieldInvalid, QueueFull
from credential_ledger.refusals.refusal import Refusal, Violation
from credential_ledger.retries import Retries
from credential_ledger.v1.award_pb2 import Award
from credential_ledger.v1.credential_service_pb2 import AwardResponse
from credential_ledger.v1.receipt_pb2 import Receipt
from tests.support.fake_service import FakeService, refusal

AWARDED = AwardResponse(fact_id="f-1", receipt=Receipt(position=7))
HELD = refusal(
    "AWARD_HELD",
    grpc.StatusCode.ALREADY_EXISTS,
    "maker is held already",
    metadata={"award_id": "a-1"},
)
SOON = timedelta(seconds=2)
QUEUE_FULL = refusal("QUEUE_FULL", grpc.StatusCode.RESOURCE_EXHAUSTED, retry_after=SOON)
DATABASE_GONE = refusal("UNAVAILABLE", grpc.StatusCode.UNAVAILABLE, retry_after=SOON)


def request_ids(service: FakeService) -> list[str]:
    return [request.request_id for request in service.requests("Award")]


def test_a_command_carries_who_acts_and_a_minted_request_id(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("Award", AWARDED)
    assert client.credentials.award(Award(educator_id="e-1")) == AWARDED
    (call,) = service.calls["Award"]
    assert call.request.award.educator_id == "e-1"
    assert uuid.UUID(call.request.request_id).version == 4
    assert {key: call.metadata[key] for key in ("principal", "role", "district")} == {
        "principal": "hr-1",
        "role": "hr",
        "district": "lakeview",
    }


def test_two_commands_have_two_request_ids(service: FakeService, client: LedgerClient) -> None:
    service.answers("Award", AWARDED, AWARDED)
    client.credentials.award(Award())
    client.credentials.award(Award())
    assert len(set(request_ids(service))) == 2


def test_a_request_id_of_the_caller_is_sent_as_it_is(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("Award", AWARDED)
    client.credentials.award(Award(), request_id="of-an-earlier-run")
    assert request_ids(service) == ["of-an-earlier-run"]


@pytest.mark.parametrize(
    "ended",
    [
        grpc.StatusCode.UNAVAILABLE,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.CANCELLED,
        QUEUE_FULL,
        DATABASE_GONE,
    ],
    ids=["connection", "deadline", "cancelled", "queue", "database"],
)
def test_a_retry_keeps_the_request_id(
    service: FakeService, client: LedgerClient, ended: grpc.StatusCode
) -> None:
    service.answers("Award", ended, ended, AWARDED)
    assert client.credentials.award(Award()) == AWARDED
    first, second, third = request_ids(service)
    assert first == second == third


def test_a_retry_waits_at_least_as_long_as_the_service_asks(
    service: FakeService, client: LedgerClient, pauses: list[float]
) -> None:
    service.answers("Award", QUEUE_FULL, AWARDED)
    client.credentials.award(Award())
    (pause,) = pauses
    assert pause >= SOON.total_seconds()


def test_a_refusal_is_raised_by_its_name_and_not_tried_again(
    service: FakeService, client: LedgerClient, pauses: list[float]
) -> None:
    service.answers("Award", HELD)
    with pytest.raises(AwardHeld, match="maker is held already") as caught:
        client.credentials.award(Award())
    assert caught.value.reason == "AWARD_HELD"
    assert caught.value.code is grpc.StatusCode.ALREADY_EXISTS
    assert caught.value.metadata == {"award_id": "a-1"}
    assert pauses == []


def test_a_refusal_of_fields_names_each(service: FakeService, client: LedgerClient) -> None:
    faults = [("award.awarded_on", "is missing"), ("request_id", "is no UUID")]
    service.answers(
        "Award", refusal("FIELD_INVALID", grpc.StatusCode.INVALID_ARGUMENT, violations=faults)
    )
    with pytest.raises(FieldInvalid) as caught:
        client.credentials.award(Award())
    assert caught.value.violations == tuple(Violation(*fault) for fault in faults)


def test_a_reason_of_a_newer_service_is_a_plain_refusal(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("Award", refusal("NOT_YET_KNOWN", grpc.StatusCode.FAILED_PRECONDITION))
    with pytest.raises(Refusal) as caught:
        client.credentials.award(Award())
    assert type(caught.value) is Refusal
    assert caught.value.reason == "NOT_YET_KNOWN"


def test_a_full_queue_to_the_end_is_a_refusal_since_nothing_was_recorded(
    service: FakeService, client: LedgerClient, pauses: list[float]
) -> None:
    service.answers("Award", QUEUE_FULL, QUEUE_FULL, QUEUE_FULL)
    with pytest.raises(QueueFull) as caught:
        client.credentials.award(Award())
    assert caught.value.retry_after == SOON
    assert len(pauses) == 2


@pytest.mark.parametrize(
    "ends",
    [
        [grpc.StatusCode.UNAVAILABLE] * 3,
        [DATABASE_GONE] * 3,
        [grpc.StatusCode.DEADLINE_EXCEEDED, QUEUE_FULL, QUEUE_FULL],
        [grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.UNIMPLEMENTED],
        [grpc.StatusCode.INTERNAL],
    ],
    ids=["connection", "database", "deadline-then-queue", "then-another-server", "internal"],
)
def test_an_end_that_decides_nothing_names_the_request_id(
    service: FakeService, client: LedgerClient, ends: list[grpc.StatusCode]
) -> None:
    service.answers("Award", *ends)
    with pytest.raises(Undecided) as caught:
        client.credentials.award(Award())
    assert set(request_ids(service)) == {*caught.value.request_ids}
    assert caught.value.__cause__ is not None


def test_a_verdict_decides_although_an_attempt_before_it_was_lost(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("Award", grpc.StatusCode.UNAVAILABLE, HELD)
    with pytest.raises(AwardHeld):
        client.credentials.award(Award())


def test_what_grpc_itself_refuses_was_not_recorded(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("Award", grpc.StatusCode.RESOURCE_EXHAUSTED)
    with pytest.raises(CallFailed, match="broken") as caught:
        client.credentials.award(Award())
    assert caught.value.code is grpc.StatusCode.RESOURCE_EXHAUSTED


def test_where_nobody_answers_nothing_was_sent(service: FakeService, pauses: list[float]) -> None:
    service.stop()
    patience = Retries(attempts=3, wait=pauses.append)
    with (
        LedgerClient(service.target, principal="p", role="hr", retries=patience) as client,
        pytest.raises(Unreachable) as caught,
    ):
        client.credentials.award(Award())
    assert caught.value.target == service.target
    assert len(pauses) == 2


def test_a_service_that_goes_away_under_a_command_leaves_it_undecided(
    service: FakeService, pauses: list[float]
) -> None:
    class Gone(list[float]):
        def append(self, pause: float) -> None:
            service.stop()
            pauses.append(pause)

    patience = Retries(attempts=2, wait=Gone().append)
    service.answers("Award", grpc.StatusCode.UNAVAILABLE)
    with (
        LedgerClient(service.target, principal="p", role="hr", retries=patience) as other,
        pytest.raises(Undecided) as caught,
    ):
        other.credentials.award(Award())
    assert isinstance(caught.value.__cause__, Unreachable)
    assert request_ids(service) == list(caught.value.request_ids)
