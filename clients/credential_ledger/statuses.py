"""What gRPC raised, read: the ledger's refusal by its name, or gRPC's own failure."""

import grpc
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from grpc_status import rpc_status

from credential_ledger.errors import CallFailed
from credential_ledger.refusals import (
    award,
    call,
    catalogue,
    claim,
    credit,
    employment,
    learning,
    question,
    unknown,
)
from credential_ledger.refusals.refusal import Answer, Refusal, Violation

DOMAIN = "credential-ledger"
# Imported, each enters its refusals under their names.
FAMILIES = (award, call, catalogue, claim, credit, employment, learning, question, unknown)


def read(error: grpc.RpcError) -> Refusal | CallFailed:
    """The refusal that `error` carries, or gRPC's own failure where it carries none."""
    if not isinstance(error, grpc.Call):
        raise TypeError(f"{error!r} comes from no call")
    answer = _answer(error)
    if answer is None:
        return CallFailed(error.code(), error.details() or "")
    return Refusal.by_reason.get(answer.reason, Refusal)(answer)


def _answer(error: grpc.Call) -> Answer | None:
    try:
        status = rpc_status.from_call(error)
    except ValueError:
        # Something on the way changed code or message: then it is not the ledger that speaks.
        return None
    details = () if status is None else status.details
    info, bad, retry = ErrorInfo(), BadRequest(), RetryInfo()
    found = [
        type(detail) for detail in (info, bad, retry) for packed in details if packed.Unpack(detail)
    ]
    if status is None or info.domain != DOMAIN:
        return None
    return Answer(
        reason=info.reason,
        code=error.code(),
        message=status.message,
        metadata=info.metadata,
        violations=tuple(Violation(v.field, v.description) for v in bad.field_violations),
        retry_after=retry.retry_delay.ToTimedelta() if RetryInfo in found else None,
    )
