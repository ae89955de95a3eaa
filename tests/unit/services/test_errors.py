"""The one table: every refusal has a reason of the contract, and every reason a refusal."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status
from grpc import StatusCode

import ledger
import services
from credential_ledger.v1.error_reason_pb2 import ErrorReason
from ledger.domain.pay.reading.fault import Fault, PolicyDocumentInvalid
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.refusals.learning import ComponentsMissing
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.refusals.unknown import UnknownDistrict
from ledger.store.errors import QueueFull, ShuttingDown, Unavailable
from services.contract import METHODS
from services.errors import code_of, to_status

_PROTO = Path(__file__).parents[3] / "proto/credential_ledger/v1/error_reason.proto"
_VALUE = re.compile(r"((?:  // .*\n)+)  ERROR_REASON_(\w+) = \d+;")
_TRAILERS_MAX = 8 * 1024


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _concrete(family: type[Refusal]) -> Iterator[type[Refusal]]:
    """The refusals that are given: those without subclasses of their own."""
    below = family.__subclasses__()
    if not below:
        yield family
    for one in below:
        yield from _concrete(one)


_import_all(ledger)
_import_all(services)
REFUSALS = {refusal.reason(): refusal for refusal in _concrete(Refusal)}
DOCUMENTED = {
    reason: " ".join(comment.replace("//", "").split())
    for comment, reason in _VALUE.findall(_PROTO.read_text(encoding="utf-8"))
}
REASONS = [name.removeprefix("ERROR_REASON_") for name, number in ErrorReason.items() if number]


def test_every_refusal_has_a_reason_and_every_reason_a_refusal() -> None:
    assert set(REFUSALS) == set(REASONS)


@pytest.mark.parametrize("reason", REASONS)
def test_the_contract_documents_the_code_the_table_gives(reason: str) -> None:
    assert DOCUMENTED[reason].split(":")[0] == code_of(REFUSALS[reason]).name


@pytest.mark.parametrize("reason", REASONS)
def test_the_contract_documents_the_metadata_that_travels(reason: str) -> None:
    _, _, documented = DOCUMENTED[reason].partition("Metadata: ")
    keys = set(re.findall(r"`(\w+)`", documented.split(": of a")[0]))
    info = _details(to_status(_an_example(REFUSALS[reason])))[ErrorInfo.DESCRIPTOR.name]
    assert isinstance(info, ErrorInfo)
    assert set(info.metadata) == keys


def _an_example(refusal: type[Refusal]) -> Refusal:
    """A refusal with something in every field."""
    values = {field: (1.0 if field == "retry_after" else ()) for field in _fields(refusal)}
    return refusal(**values)


def _fields(refusal: type[Refusal]) -> tuple[str, ...]:
    return tuple(getattr(refusal, "__dataclass_fields__", ()))


def _details(status: Status) -> dict[str, object]:
    found: dict[str, object] = {}
    for packed in status.details:
        for kind in (ErrorInfo, BadRequest, RetryInfo):
            detail = kind()
            if packed.Unpack(detail):
                assert kind.DESCRIPTOR.name not in found
                found[kind.DESCRIPTOR.name] = detail
    return found


@pytest.mark.parametrize("path", sorted(METHODS))
def test_a_method_lists_its_refusals_in_order_of_precedence(path: str) -> None:
    listed = [REASONS.index(reason) for reason in METHODS[path].refusals]
    assert listed == sorted(set(listed))


def test_a_refusal_travels_as_one_error_info_with_its_fields() -> None:
    status = to_status(UnknownDistrict(district_id="lakeview"))
    assert status.code == StatusCode.NOT_FOUND.value[0]
    assert status.message == "No district lakeview is registered."
    assert _details(status) == {
        "ErrorInfo": ErrorInfo(
            reason="UNKNOWN_DISTRICT",
            domain="credential-ledger",
            metadata={"district_id": "lakeview"},
        )
    }


def test_faults_of_fields_travel_with_their_paths() -> None:
    refusal = FieldInvalid(violations=(Violation("award.granted_by", "is required"),))
    assert _details(to_status(refusal))["BadRequest"] == BadRequest(
        field_violations=[
            BadRequest.FieldViolation(field="award.granted_by", description="is required")
        ]
    )


def test_faults_of_a_policy_document_travel_with_their_paths() -> None:
    refusal = PolicyDocumentInvalid(faults=(Fault("/benefits/0", "is unknown"),))
    assert _details(to_status(refusal))["BadRequest"] == BadRequest(
        field_violations=[
            BadRequest.FieldViolation(field="document/benefits/0", description="is unknown")
        ]
    )


@pytest.mark.parametrize(
    "refusal", [QueueFull(retry_after=0.25), ShuttingDown(), Unavailable(cause="")]
)
def test_what_may_be_tried_again_says_when(refusal: Refusal) -> None:
    retry = _details(to_status(refusal))["RetryInfo"]
    assert isinstance(retry, RetryInfo)
    assert 0 < retry.retry_delay.ToMilliseconds() <= 1000


def test_what_the_database_driver_said_stays_here() -> None:
    said = "connection to server at 10.0.0.7, user ledger_service failed"
    assert "10.0.0.7" not in str(to_status(Unavailable(cause=said)))


@pytest.mark.parametrize(
    "refusal",
    [
        FieldInvalid(
            violations=tuple(Violation(f"{'x' * 90}[{n}]", "é" * 400) for n in range(999))
        ),
        ComponentsMissing(components=tuple("x" * 64 for _ in range(100))),
    ],
)
def test_a_status_fits_into_the_trailers_a_client_accepts(refusal: Refusal) -> None:
    status = to_status(refusal)
    on_the_wire = len(status.SerializeToString()) * 4 / 3 + 3 * len(status.message.encode())
    assert on_the_wire < _TRAILERS_MAX


def test_faults_that_do_not_travel_are_counted() -> None:
    refusal = FieldInvalid(violations=tuple(Violation(f"tags[{n}]", "no") for n in range(40)))
    sent = _details(to_status(refusal))["BadRequest"]
    assert isinstance(sent, BadRequest)
    assert sent.field_violations[-1].description == "no; and 15 more faults"
