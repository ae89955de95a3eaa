"""What is told of claims, requests, papers, waivers and credits has the contract's fields."""

import msgspec
import pytest
from google.protobuf.descriptor import Descriptor

from credential_ledger.v1 import approval_pb2, claim_pb2, credit_pb2, document_pb2
from ledger.domain.answers import claim_shape
from tests.unit.services.test_nouns import check


@pytest.mark.parametrize(
    ("descriptor", "told"),
    [
        (claim_pb2.ClaimItem.DESCRIPTOR, claim_shape.ClaimItem),
        (approval_pb2.RequestItem.DESCRIPTOR, claim_shape.RequestItem),
        (document_pb2.DocumentItem.DESCRIPTOR, claim_shape.DocumentItem),
        (claim_pb2.WaiverItem.DESCRIPTOR, claim_shape.WaiverItem),
        (credit_pb2.CreditSum.DESCRIPTOR, claim_shape.CreditSum),
    ],
)
def test_what_is_told_and_its_message_have_the_same_fields(
    descriptor: Descriptor, told: type[msgspec.Struct]
) -> None:
    check(descriptor, told, set())
