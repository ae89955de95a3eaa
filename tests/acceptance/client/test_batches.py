"""Many facts at once: in order, each decided once, whatever happens on the way."""

import uuid
from datetime import timedelta

import grpc
import pytest
from google.rpc.status_pb2 import Status

from credential_ledger import batches
from credential_ledger.client import LedgerClient
from credential_ledger.errors import Undecided
from credential_ledger.refusals.award import AwardHeld
from credential_ledger.refusals.call import PermissionMissing, QueueFull
from credential_ledger.refusals.refusal import Refusal
from credential_ledger.v1.credential_service_pb2 import (
    BatchItem,
    BatchVerdict,
    RecordBatchResponse,
)
from credential_ledger.v1.educator_pb2 import Educator
from credential_ledger.v1.issuer_pb2 import Issuer
from credential_ledger.v1.receipt_pb2 import Receipt
from tests.support.fake_service import FakeService, refusal

SOON = timedelta(seconds=1)
GONE = grpc.StatusCode.UNAVAILABLE
HELD = refusal(
    "AWARD_HELD", grpc.StatusCode.ALREADY_EXISTS, "held already", metadata={"award_id": "a-1"}
)
FULL = refusal("QUEUE_FULL", grpc.StatusCode.RESOURCE_EXHAUSTED, retry_after=SOON)


def issuers(count: int) -> list[BatchItem]:
    return [batches.item(Issuer(issuer_id=f"i-{n}")) for n in range(count)]


def verdicts(*given: Status | int) -> RecordBatchResponse:
    return RecordBatchResponse(
        verdicts=[
            BatchVerdict(receipt=Receipt(position=each))
            if isinstance(each, int)
            else BatchVerdict(refusal=each)
            for each in given
        ]
    )


def sent(service: FakeService) -> list[list[str]]:
    return [[each.request_id for each in call.items] for call in service.requests("RecordBatch")]


def test_each_item_comes_back_with_its_verdict_in_order(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("RecordBatch", verdicts(*range(1, 501)), verdicts(501))
    given = issuers(501)
    decided = list(client.credentials.record_batch(given))
    assert [item for item, _ in decided] == given
    assert [verdict.receipt.position for _, verdict in decided] == list(range(1, 502))
    assert [len(call) for call in sent(service)] == [500, 1]


def test_an_item_without_request_id_gets_one_and_the_others_keep_theirs(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("RecordBatch", verdicts(1, 2, 3))
    known = batches.item(Issuer(), "of-an-earlier-run")
    nameless = BatchItem(educator=Educator())
    decided = list(client.credentials.record_batch([nameless, known, nameless]))
    first, second, third = (each.item.request_id for each in decided)
    assert sent(service) == [[first, second, third]]
    assert second == "of-an-earlier-run"
    assert {uuid.UUID(first).version, uuid.UUID(third).version} == {4}
    assert first != third


def test_nothing_is_sent_for_nothing(service: FakeService, client: LedgerClient) -> None:
    assert list(client.credentials.record_batch([])) == []
    assert not service.calls


def test_a_refused_item_is_a_verdict_by_its_name_and_ends_nothing(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("RecordBatch", verdicts(1, HELD, 2))
    recorded, refused, last = client.credentials.record_batch(issuers(3))
    assert recorded.refusal is None
    assert last.verdict.receipt.position == 2
    no = refused.refusal
    assert isinstance(no, AwardHeld)
    assert (no.reason, str(no), no.metadata) == ("AWARD_HELD", "held already", {"award_id": "a-1"})
    assert no.code is grpc.StatusCode.ALREADY_EXISTS


def test_a_verdict_of_a_newer_service_is_a_plain_refusal(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("RecordBatch", verdicts(refusal("NOT_YET_KNOWN", GONE)))
    (decided,) = client.credentials.record_batch(issuers(1))
    assert type(decided.refusal) is Refusal


def test_a_chunk_that_was_lost_is_sent_again_under_the_same_ids(
    service: FakeService, client: LedgerClient
) -> None:
    service.answers("RecordBatch", GONE, FULL, verdicts(1, 2))
    assert len(list(client.credentials.record_batch(issuers(2)))) == 2
    first, second, third = sent(service)
    assert first == second == third


def test_an_item_that_is_put_off_is_sent_again_with_all_behind_it(
    service: FakeService, client: LedgerClient, pauses: list[float]
) -> None:
    service.answers("RecordBatch", verdicts(1, FULL, HELD), verdicts(FULL, 3), verdicts(2, 3))
    given = issuers(3)
    decided = list(client.credentials.record_batch(given))
    assert [each.verdict.receipt.position for each in decided] == [1, 2, 3]
    ids = [item.request_id for item in given]
    assert sent(service) == [ids, ids[1:], ids[1:]]
    assert min(pauses) >= SOON.total_seconds()


@pytest.mark.parametrize("ends", [[GONE] * 3, [verdicts(FULL, 2)] * 3], ids=["lost", "put off"])
def test_where_no_attempt_is_left_what_has_no_verdict_is_named(
    service: FakeService, client: LedgerClient, ends: list[RecordBatchResponse]
) -> None:
    service.answers("RecordBatch", verdicts(*range(500)), *ends)
    given = issuers(502)
    walk = client.credentials.record_batch(given)
    assert [next(walk).item for _ in range(500)] == given[:500]
    with pytest.raises(Undecided, match="2 commands may or may not be on record") as caught:
        next(walk)
    assert caught.value.request_ids == tuple(item.request_id for item in given[500:])


def test_a_refused_batch_ends_the_walk(service: FakeService, client: LedgerClient) -> None:
    service.answers("RecordBatch", verdicts(*range(500)), FULL, FULL, FULL)
    walk = client.credentials.record_batch(issuers(501))
    for _ in range(500):
        next(walk)
    with pytest.raises(QueueFull):
        next(walk)
    service.answers("RecordBatch", refusal("PERMISSION_MISSING", grpc.StatusCode.PERMISSION_DENIED))
    with pytest.raises(PermissionMissing):
        next(client.credentials.record_batch(issuers(1)))
