"""Many facts are cut into requests that a service takes."""

import uuid
from itertools import chain

import pytest

from credential_ledger import batches
from credential_ledger.v1.basis_pb2 import Basis
from credential_ledger.v1.credential_service_pb2 import BatchItem, RecordBatchRequest
from credential_ledger.v1.educator_pb2 import Educator
from credential_ledger.v1.employment_pb2 import Employment, Leave
from credential_ledger.v1.issuer_pb2 import Issuer
from services.settings import Settings


def items(count: int, name: str = "") -> list[BatchItem]:
    return [batches.item(Issuer(issuer_id=f"i-{n}", name=name)) for n in range(count)]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (500, [500]), (1001, [500, 500, 1])]
)
def test_a_chunk_has_no_more_items_than_a_service_takes(count: int, sizes: list[int]) -> None:
    assert [len(chunk) for chunk in batches.chunks(items(count))] == sizes


def test_a_chunk_is_smaller_than_the_largest_request_a_service_takes() -> None:
    given = items(300, "x" * 10_000)
    cut = list(batches.chunks(given))
    largest = Settings.model_fields["request_bytes_max"].default
    assert len(cut) > 1
    assert all(RecordBatchRequest(items=chunk).ByteSize() < largest for chunk in cut)
    assert list(chain.from_iterable(cut)) == given


def test_an_item_as_large_as_a_request_is_sent_alone() -> None:
    small, *_ = items(1)
    large = batches.item(Issuer(name="x" * 2_000_000))
    assert [len(chunk) for chunk in batches.chunks([small, large, small])] == [1, 1, 1]


def test_items_are_read_as_they_are_sent() -> None:
    given = iter(items(1001))
    next(batches.chunks(given))
    assert len(list(given)) == 500


@pytest.mark.parametrize("noun", [Educator(), Employment(role="coach"), Leave(kind="parental")])
def test_a_noun_becomes_the_item_that_records_it(noun: Educator | Employment | Leave) -> None:
    item = batches.item(noun)
    assert item.WhichOneof("fact") == type(noun).__name__.lower()
    assert uuid.UUID(item.request_id).version == 4
    assert batches.item(noun, "of-an-earlier-run").request_id == "of-an-earlier-run"


def test_what_is_no_fact_is_no_item() -> None:
    with pytest.raises(TypeError, match="BatchItem holds no Basis"):
        batches.item(Basis())


def test_an_item_gets_a_request_id_only_where_it_has_none() -> None:
    nameless = BatchItem(educator=Educator())
    named = batches.identified(nameless)
    assert named.HasField("educator")
    assert uuid.UUID(named.request_id).version == 4
    assert nameless.request_id == ""
    assert batches.identified(named) is named
