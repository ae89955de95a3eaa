"""How a call ends that has no answer: a refusal by its status, anything else as INTERNAL."""

import asyncio
import uuid
from typing import NoReturn

from google.rpc.status_pb2 import Status
from grpc import StatusCode
from grpc.aio import InternalError
from grpc_status.rpc_status import to_status as to_grpc

from ledger.domain.refusals.refusal import Refusal
from services.errors import internal, to_status
from services.interceptors.context import Context
from services.interceptors.logs import Call, log

_DEADLINE = "The service gave up on this call; a command may be recorded all the same."
_CODES = {code.value[0]: code for code in StatusCode}


async def end(call: Call, context: Context, error: BaseException) -> NoReturn:
    """Ends a call, and notes how.

    Raises:
        AbortError: what gRPC ends a call with.
        CancelledError: nobody waits any more.
    """
    if isinstance(error, asyncio.CancelledError | GeneratorExit):
        call.code = StatusCode.CANCELLED.name
        raise error
    try:
        await _tell(call, context, error)
    except InternalError as gone:
        call.code = StatusCode.CANCELLED.name
        raise asyncio.CancelledError from gone


async def _tell(call: Call, context: Context, error: BaseException) -> NoReturn:
    if isinstance(error, InternalError):  # gRPC could not send: the caller has gone
        raise error
    if isinstance(error, TimeoutError):
        call.code = StatusCode.DEADLINE_EXCEEDED.name
        await context.abort(StatusCode.DEADLINE_EXCEEDED, _DEADLINE)
    if isinstance(error, Refusal):
        call.reason = error.reason()
        if call.reason not in call.method.refusals:
            log.error("undeclared refusal", method=call.method.name, reason=call.reason)
        await _abort(call, context, to_status(error))
    error_id = str(uuid.uuid4())
    log.error("fault", method=call.method.name, error_id=error_id, exc_info=error)
    await _abort(call, context, internal(error_id))


async def _abort(call: Call, context: Context, status: Status) -> NoReturn:
    call.code = _CODES[status.code].name
    await context.abort_with_status(to_grpc(status))
