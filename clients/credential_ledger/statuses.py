"""What gRPC raised, read: the ledger's refusal by its name, or gRPC's own failure."""

import grpc
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status
from grpc_status import rpc_status

from credential_ledger.errors import CallFailed
from credential_ledger.refusals import (
    approval,
    award,
    call,
    catalogue,
    claim,
    correction,
    credit,
    district,
    employment,
    learning,
    payroll,
    question,
    unknown,
)
from credential_ledger.refusals.refusal import Answer, Refusal, Violation

DOMAIN = "credential-ledger"
# Imported, each enters its refusals under their names.
FAMILIES = (
    approval,
    award,
    call,
    catalogue,
    claim,
    correction,
    credit,
    district,
    employment,
    learning,
    payroll,
    question,
    unknown,
)

_CODES = {code.value[0]: code for code in grpc.StatusCode}


def read(error: grpc.RpcError) -> Refusal | CallFailed:
    """The refusal that `error` carries, or gRPC's own failure where it carries none."""
    if not isinstance(error, grpc.Call):
        raise TypeError(f"{error!r} comes from no call")
    try:
        status = rpc_status.from_call(error)
    except ValueError:
        # Something on the way changed code or message: then it is not the ledger that speaks.
        status = None
    answer = _answer(status or Status())
    if answer.reason:
        return _named(answer)
    return CallFailed(error.code(), error.details() or "")


def refusal(status: Status) -> Refusal:
    """The refusal that `status` is, such as the verdict on one fact of many."""
    return _named(_answer(status))


def _named(answer: Answer) -> Refusal:
    return Refusal.by_reason.get(answer.reason, Refusal)(answer)


def _answer(status: Status) -> Answer:
    """What a status says; its reason is empty where it is not the ledger that speaks."""
    info, bad, retry = ErrorInfo(), BadRequest(), RetryInfo()
    found = [
        type(detail)
        for detail in (info, bad, retry)
        for packed in status.details
        if packed.Unpack(detail)
    ]
    return Answer(
        reason=info.reason if info.domain == DOMAIN else "",
        code=_CODES.get(status.code, grpc.StatusCode.UNKNOWN),
        message=status.message,
        metadata=info.metadata,
        violations=tuple(Violation(v.field, v.description) for v in bad.field_violations),
        retry_after=retry.retry_delay.ToTimedelta() if RetryInfo in found else None,
    )
