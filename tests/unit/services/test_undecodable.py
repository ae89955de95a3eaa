"""Bytes that are no message of a method."""

from typing import Any, cast

import grpc
import pytest
from grpc.aio import AbortError

from credential_ledger.v1.transcript_service_pb2 import VerifyAwardRequest
from tests.unit.services.chained import UNARY, Context, around


async def test_bytes_that_are_no_message_are_refused_by_name() -> None:
    async def method(_request: object, _context: object) -> None:
        raise AssertionError

    inner: grpc.RpcMethodHandler[Any, Any] = grpc.unary_unary_rpc_method_handler(
        method, VerifyAwardRequest.FromString
    )
    handler = cast("Any", await around(UNARY, inner))
    context = Context()

    with pytest.raises(AbortError):
        await handler.unary_unary(handler.request_deserializer(b"\x0a\x03\xff\xfe\xfd"), context)

    assert context.reason == "FIELD_INVALID"
