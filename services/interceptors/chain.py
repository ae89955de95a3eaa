"""The order of what a call passes: principal, permission, place, deadline, then its method.

It is the order of precedence of the refusals. Health and reflection pass freely: they are not
methods of the contract.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, TypeAlias, cast

import grpc
from google.protobuf.message import DecodeError
from grpc.aio import ServerInterceptor

from ledger.domain.refusals.form import FieldInvalid, Violation
from services.contract import METHODS, Method
from services.interceptors.answers import Encode, encoder
from services.interceptors.context import Context
from services.interceptors.endings import end
from services.interceptors.limits import Gate
from services.interceptors.logs import Call
from services.interceptors.permission import require
from services.interceptors.principal import current, identify
from services.refusals import ConsumerTooSlow

Unary = Callable[[Any, Any], Awaitable[Any]]
Stream = Callable[[Any, Any], AsyncGenerator[Any]]
Writer = Callable[[Any, Any], Awaitable[None]]
Decode = Callable[[bytes], Any]
_UNDECODABLE = object()

Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"
Found: TypeAlias = "grpc.RpcMethodHandler[Any, Any] | None"


class Chain(ServerInterceptor):
    """Puts everything a call passes around the methods of the contract, once for each method."""

    def __init__(
        self, gate: Gate, *, deadline_s: float, patience_s: float, answer_bytes_max: int
    ) -> None:
        """Takes how long a call with one answer, and a caller to read a message, may take.

        `answer_bytes_max`: how large an answer may be.
        """
        self._gate = gate
        self._answer_bytes_max = answer_bytes_max
        self._deadline_s = deadline_s
        self._patience_s = patience_s
        self._handlers: dict[str, Handler] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Found]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Found:
        """Gives the handler of a call, with everything around it."""
        if self._gate.closed:
            await self._gate.late()
        path = handler_call_details.method
        if path in self._handlers:
            return self._handlers[path]
        handler = await continuation(handler_call_details)
        if path not in METHODS or handler is None:
            return handler
        self._handlers[path] = self._around(METHODS[path], handler)
        return self._handlers[path]

    def _around(self, method: Method, handler: Handler) -> Handler:
        decode = _decoder(handler.request_deserializer)
        encode = encoder(method, handler.response_serializer, self._answer_bytes_max)
        inner: Any = handler.unary_stream or handler.unary_unary
        if handler.unary_stream is None:
            return grpc.unary_unary_rpc_method_handler(self._unary(method, inner, encode), decode)
        return grpc.unary_stream_rpc_method_handler(self._stream(method, inner, encode), decode)

    def _unary(self, method: Method, inner: Unary, encode: Encode) -> Unary:
        async def answer(request: Any, context: Context) -> Any:
            call = Call(method)
            try:
                _admit(call, context)
                _decoded(request)
                with self._gate.unary():
                    async with asyncio.timeout(self._deadline_s):
                        return encode(await inner(request, context))
            except BaseException as error:  # noqa: BLE001 -- every ending is told to the caller
                await end(call, context, error)
            finally:
                call.tell()

        return answer

    def _stream(self, method: Method, inner: Stream, encode: Encode) -> Writer:
        async def answer(request: Any, context: Context) -> None:
            call = Call(method)
            try:
                _admit(call, context)
                _decoded(request)
                with self._gate.stream():
                    first = getattr(request, "cursor", "")
                    await self._send(inner(request, context), encode, context, first)
            except BaseException as error:  # noqa: BLE001 -- every ending is told to the caller
                await end(call, context, error)
            finally:
                call.tell()

        return answer

    async def _send(
        self, messages: AsyncGenerator[Any], encode: Encode, context: Context, delivered: str
    ) -> None:
        """Sends one message after the other, each when the caller has room for it.

        Where it has none for too long, the stream meets a TimeoutError, and may say itself how to
        go on; if it does not, that is the cursor of what was delivered last.
        """
        task = cast("asyncio.Task[object]", asyncio.current_task())
        async with aclosing(messages):
            with self._gate.waiting(task):
                message = await anext(messages, None)
            while message is not None:
                data = encode(message)
                try:
                    # Not `wait_for`: in CPython 3.11 it can lose that the caller has gone.
                    async with asyncio.timeout(self._patience_s):
                        await context.write(data)
                except TimeoutError as error:
                    await _end(messages, error, delivered)
                delivered = getattr(message, "cursor", delivered)
                with self._gate.waiting(task):
                    message = await anext(messages, None)


async def _end(messages: AsyncGenerator[Any], error: TimeoutError, delivered: str) -> None:
    try:
        await messages.athrow(error)
    except TimeoutError:
        raise ConsumerTooSlow(cursor=delivered) from None


def _decoder(decode: Decode | None) -> Decode:
    """Has bytes that are no message reach the method's chain, which refuses them by name."""

    def decoded(data: bytes) -> Any:
        try:
            return decode(data) if decode else data
        except DecodeError:
            return _UNDECODABLE

    return decoded


def _decoded(request: object) -> None:
    if request is _UNDECODABLE:
        fault = Violation("request", "is not an encoded message of this method")
        raise FieldInvalid(violations=(fault,))


def _admit(call: Call, context: Context) -> None:
    principal = identify(context)
    call.principal_id = principal.principal_id
    require(call.method, principal)
    current.set(principal)
