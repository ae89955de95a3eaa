"""A method with everything around it that stands around a method of the service."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, TypeAlias, cast

import grpc
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status
from grpc.aio import AbortError

from services.interceptors.chain import Chain
from services.interceptors.limits import Gate

UNARY = "/credential_ledger.v1.TranscriptService/VerifyAward"
STREAM = "/credential_ledger.v1.TranscriptService/WatchTranscripts"
LIMIT = 20
HEALTH = "/grpc.health.v1.Health/Check"


Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"


class Context:
    """A call by an operator on this machine; `write` sends when it may."""

    def __init__(self) -> None:
        self.room = asyncio.Event()
        self.room.set()
        self.writing = asyncio.Event()
        self.sent: list[object] = []
        self.code: grpc.StatusCode | None = None
        self.message = ""
        self.reason = ""
        self.metadata: dict[str, str] = {}

    def peer(self) -> str:
        return "unix:"

    def invocation_metadata(self) -> tuple[tuple[str, str], ...]:
        return (("principal", "op-1"), ("role", "operator"))

    async def write(self, message: object) -> None:
        self.writing.set()
        await self.room.wait()
        self.sent.append(message)

    async def abort(self, code: grpc.StatusCode, details: str) -> None:
        self.code, self.message = code, details
        raise AbortError

    async def abort_with_status(self, status: grpc.Status) -> None:
        ((_, raw),) = cast("Any", status).trailing_metadata
        for detail in Status.FromString(raw).details:
            info = ErrorInfo()
            if detail.Unpack(info):
                self.reason, self.metadata = info.reason, dict(info.metadata)
        await self.abort(cast("Any", status).code, cast("Any", status).details)


async def around(path: str, handler: Handler, gate: Gate | None = None) -> Handler:
    """A handler with everything around it that stands around its method."""
    chain = Chain(
        gate or Gate(unary_max=2, stream_max=1),
        deadline_s=0.01,
        patience_s=0.01,
        answer_bytes_max=LIMIT,
    )

    async def find(_: grpc.HandlerCallDetails) -> Handler:
        return handler

    details = type("Details", (), {"method": path, "invocation_metadata": ()})()
    found = await chain.intercept_service(find, cast("grpc.HandlerCallDetails", details))
    assert found is not None
    return found


async def answer(
    inner: Callable[[Any, Any], Awaitable[Any]], context: Context, gate: Gate | None = None
) -> object:
    handler = await around(UNARY, grpc.unary_unary_rpc_method_handler(inner), gate)
    return await cast("Any", handler.unary_unary)("request", context)


async def stream(
    inner: Callable[[Any, Any], AsyncGenerator[Any]], context: Context, gate: Gate | None = None
) -> None:
    handler = await around(STREAM, grpc.unary_stream_rpc_method_handler(cast("Any", inner)), gate)
    await cast("Any", handler.unary_stream)("request", context)
