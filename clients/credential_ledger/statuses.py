"""What gRPC raised, read: the ledger's refusal by its name, or gRPC's own failure."""

import grpc
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status
from grpc_status import rpc_status

# Each enters its refusals under their names.
from credential_ledger.errors import CallFailed
from credential_ledger.refusals import call, catalogue, credit, learning, question, unknown
from credential_ledger.refusals.refusal import Answer, Refusal, Violation

DOMAIN = "credential-ledger"
FAMILIES = (call, catalogue, credit, learning, question, unknown)


def read(error: grpc.RpcError) -> Refusal | CallFailed:
    """The refusal that `error` carries, or gRPC's own failure where it carries none."""
    if not isinstance(error, grpc.Call):
        raise TypeError(f"{error!r} comes from no call")
    status = rpc_status.from_call(error)
    answer = None if status is None else _answer(status, error.code())
    if answer is None:
        return CallFailed(error.code(), error.details() or "")
    return Refusal.by_reason.get(answer.reason, Refusal)(answer)


def _answer(status: Status, code: grpc.StatusCode) -> Answer | None:
    info, bad, retry = ErrorInfo(), BadRequest(), RetryInfo()
    found = {
        type(detail)
        for detail in (info, bad, retry)
        for packed in status.details
        if packed.Unpack(detail)
    }
    if info.domain != DOMAIN:
        return None
    return Answer(
        reason=info.reason,
        code=code,
        message=status.message,
        metadata=info.metadata,
        violations=tuple(Violation(v.field, v.description) for v in bad.field_violations),
        retry_after=retry.retry_delay.ToTimedelta() if RetryInfo in found else None,
    )
