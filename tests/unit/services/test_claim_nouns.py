"""What is told of claims, requests, papers, waivers, credits and waits, as the contract has it."""

import msgspec
import pytest
from google.protobuf.descriptor import Descriptor

from credential_ledger.v1 import approval_pb2, claim_pb2, credit_pb2, document_pb2, pending_pb2
from ledger.domain.answers import claim_shape, pending_shape
from tests.unit.services.test_nouns import check


@pytest.mark.parametrize(
    ("descriptor", "told"),
    [
        (claim_pb2.ClaimItem.DESCRIPTOR, claim_shape.ClaimItem),
        (approval_pb2.RequestItem.DESCRIPTOR, claim_shape.RequestItem),
        (document_pb2.DocumentItem.DESCRIPTOR, claim_shape.DocumentItem),
        (claim_pb2.WaiverItem.DESCRIPTOR, claim_shape.WaiverItem),
        (credit_pb2.CreditSum.DESCRIPTOR, claim_shape.CreditSum),
        (pending_pb2.PendingItem.DESCRIPTOR, pending_shape.PendingItem),
    ],
)
def test_what_is_told_and_its_message_have_the_same_fields(
    descriptor: Descriptor, told: type[msgspec.Struct]
) -> None:
    check(descriptor, told, set())
