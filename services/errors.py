"""The one table from refusals to the wire: a status code, one ErrorInfo, and what it carries."""

from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status
from grpc import StatusCode

from ledger.domain.pay.reading.fault import PolicyDocumentInvalid
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.refusal import (
    AlreadyExists,
    Exhausted,
    Forbidden,
    Invalid,
    NotFound,
    OutOfRange,
    Precondition,
    Refusal,
    Unreachable,
)
from ledger.store.errors import QueueFull, Unavailable
from services.refusals import Unauthenticated

DOMAIN = "credential-ledger"
"""The domain of every ErrorInfo."""

_CODES: dict[type[Refusal], StatusCode] = {
    Invalid: StatusCode.INVALID_ARGUMENT,
    NotFound: StatusCode.NOT_FOUND,
    AlreadyExists: StatusCode.ALREADY_EXISTS,
    Precondition: StatusCode.FAILED_PRECONDITION,
    OutOfRange: StatusCode.OUT_OF_RANGE,
    Forbidden: StatusCode.PERMISSION_DENIED,
    Unauthenticated: StatusCode.UNAUTHENTICATED,
    Exhausted: StatusCode.RESOURCE_EXHAUSTED,
    Unreachable: StatusCode.UNAVAILABLE,
}

_RETRY_AFTER_S = 1.0
_TEXT_LENGTH_MAX = 500
_VIOLATIONS_MAX = 25
_VIOLATIONS_LENGTH_MAX = 3000
"""Clients accept about 8 KiB of trailers, in which the details stand as base64."""


def code_of(refusal: type[Refusal]) -> StatusCode:
    """Gives the code of a refusal's family."""
    return next(_CODES[base] for base in refusal.__mro__ if base in _CODES)


def to_status(refusal: Refusal) -> Status:
    """Gives the status a refusal travels as."""
    status = Status(code=code_of(type(refusal)).value[0], message=_message(refusal))
    metadata = {key: _short(value) for key, value in refusal.metadata.items()}
    for carried in (_bad_request(refusal), _retry_info(refusal)):
        if carried is not None:
            metadata = {}
            status.details.add().Pack(carried)
    info = ErrorInfo(reason=refusal.reason(), domain=DOMAIN, metadata=metadata)
    status.details.add().Pack(info)
    return status


def internal(error_id: str) -> Status:
    """Gives the status of what nobody foresaw: no detail, but where the log tells more."""
    message = f"The service met a fault of its own; its log tells more under {error_id}."
    return Status(code=StatusCode.INTERNAL.value[0], message=message)


def _message(refusal: Refusal) -> str:
    if isinstance(refusal, Unavailable):  # what the driver said may name hosts and roles
        return "The database cannot be reached now; send the same request again."
    return _short(str(refusal))


def _bad_request(refusal: Refusal) -> Message | None:
    if isinstance(refusal, FieldInvalid):
        return BadRequest(field_violations=_violations(refusal.violations))
    if isinstance(refusal, PolicyDocumentInvalid):
        faults = (Violation(f"document{fault.path}", fault.problem) for fault in refusal.faults)
        return BadRequest(field_violations=_violations(tuple(faults)))
    return None


def _violations(all_of_them: tuple[Violation, ...]) -> list[BadRequest.FieldViolation]:
    """Gives as many as travel, and how many stayed behind."""
    sent: list[BadRequest.FieldViolation] = []
    length = 0
    for violation in all_of_them:
        field, description = _short(violation.field), _short(violation.description)
        length += len(field.encode()) + len(description.encode())
        if len(sent) == _VIOLATIONS_MAX or length > _VIOLATIONS_LENGTH_MAX:
            sent[-1].description += f"; and {len(all_of_them) - len(sent)} more faults"
            break
        sent.append(BadRequest.FieldViolation(field=field, description=description))
    return sent


def _retry_info(refusal: Refusal) -> Message | None:
    if isinstance(refusal, QueueFull):
        return RetryInfo(retry_delay=_duration(refusal.retry_after))
    if isinstance(refusal, Unreachable):
        return RetryInfo(retry_delay=_duration(_RETRY_AFTER_S))
    return None


def _duration(seconds: float) -> Duration:
    duration = Duration()
    duration.FromMilliseconds(max(1, round(seconds * 1000)))
    return duration


def _short(text: str) -> str:
    return text if len(text) <= _TEXT_LENGTH_MAX else text[: _TEXT_LENGTH_MAX - 1] + "…"
