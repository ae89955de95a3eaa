"""A service of the contract's shape in this process, whose answers the test gives beforehand."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from types import ModuleType
from typing import Any, NoReturn

import grpc
from google.protobuf.any_pb2 import Any as Packed
from google.protobuf.message import Message
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status
from grpc_status import rpc_status

from credential_ledger.v1 import (
    audit_service_pb2,
    audit_service_pb2_grpc,
    catalog_service_pb2,
    catalog_service_pb2_grpc,
    credential_service_pb2,
    credential_service_pb2_grpc,
    district_service_pb2,
    district_service_pb2_grpc,
    educator_service_pb2,
    educator_service_pb2_grpc,
    salary_service_pb2,
    salary_service_pb2_grpc,
    transcript_service_pb2,
    transcript_service_pb2_grpc,
)

SERVICES: Sequence[tuple[ModuleType, ModuleType]] = (
    (audit_service_pb2, audit_service_pb2_grpc),
    (catalog_service_pb2, catalog_service_pb2_grpc),
    (credential_service_pb2, credential_service_pb2_grpc),
    (district_service_pb2, district_service_pb2_grpc),
    (educator_service_pb2, educator_service_pb2_grpc),
    (salary_service_pb2, salary_service_pb2_grpc),
    (transcript_service_pb2, transcript_service_pb2_grpc),
)

Step = Message | Status | grpc.StatusCode
"""A message is sent; a status or a bare code ends the call with it."""

Answer = Step | Sequence[Step]
"""One step answers a call; a sequence answers a stream."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked, with the metadata it came with."""

    request: Any
    metadata: Mapping[str, str]


class FakeService:
    """Answers each method with what was put down for it, in order, and keeps what it was asked."""

    def __init__(self) -> None:
        self.calls: defaultdict[str, list[Call]] = defaultdict(list)
        self._answers: defaultdict[str, deque[Answer]] = defaultdict(deque)
        self._server = grpc.server(ThreadPoolExecutor(max_workers=4))
        for messages, stubs in SERVICES:
            self._serve(messages, stubs)
        self.target = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()

    def stop(self) -> None:
        """End every call at once; nobody is there any more."""
        self._server.stop(None).wait()

    def answers(self, method: str, *answers: Answer) -> None:
        """Put down the answers to the next calls of a method."""
        self._answers[method] += answers

    def requests(self, method: str) -> list[Any]:
        """What a method was asked, in order."""
        return [call.request for call in self.calls[method]]

    def _serve(self, messages: ModuleType, stubs: ModuleType) -> None:
        (service,) = messages.DESCRIPTOR.services_by_name.values()
        methods = {
            method.name: self._stream(method.name)
            if method.server_streaming
            else self._single(method.name)
            for method in service.methods
        }
        servicer = type(
            f"Fake{service.name}", (getattr(stubs, f"{service.name}Servicer"),), methods
        )
        getattr(stubs, f"add_{service.name}Servicer_to_server")(servicer(), self._server)

    def _single(self, name: str) -> Callable[..., Message]:
        def answer(_: object, request: Message, context: grpc.ServicerContext) -> Message:
            step = self._next(name, request, context)
            assert not isinstance(step, Sequence)
            return _take(step, context)

        return answer

    def _stream(self, name: str) -> Callable[..., Iterator[Message]]:
        def answer(_: object, request: Message, context: grpc.ServicerContext) -> Iterator[Message]:
            steps = self._next(name, request, context)
            for step in steps if isinstance(steps, Sequence) else [steps]:
                yield _take(step, context)

        return answer

    def _next(self, name: str, request: Message, context: grpc.ServicerContext) -> Answer:
        told = {key: str(value) for key, value in context.invocation_metadata()}
        self.calls[name].append(Call(request, told))
        if not self._answers[name]:
            context.abort(grpc.StatusCode.UNIMPLEMENTED, f"the test has no answer to {name}")
        return self._answers[name].popleft()


def refusal(
    reason: str,
    code: grpc.StatusCode,
    message: str = "no",
    *,
    metadata: Mapping[str, str] | None = None,
    violations: Iterable[tuple[str, str]] = (),
    retry_after: timedelta | None = None,
) -> Status:
    """The status of a refusal, as the contract describes it."""
    details: list[Message] = [
        ErrorInfo(domain="credential-ledger", reason=reason, metadata=metadata or {})
    ]
    fields = [BadRequest.FieldViolation(field=f, description=why) for f, why in violations]
    if fields:
        details.append(BadRequest(field_violations=fields))
    if retry_after is not None:
        info = RetryInfo()
        info.retry_delay.FromTimedelta(retry_after)
        details.append(info)
    status = Status(code=code.value[0], message=message)
    for detail in details:
        packed = Packed()
        packed.Pack(detail)
        status.details.append(packed)
    return status


def _take(step: Step, context: grpc.ServicerContext) -> Message:
    if isinstance(step, Status):
        return _abort(step, context)
    if isinstance(step, grpc.StatusCode):
        context.abort(step, "broken")
    return step


def _abort(status: Status, context: grpc.ServicerContext) -> NoReturn:
    context.abort_with_status(rpc_status.to_status(status))
