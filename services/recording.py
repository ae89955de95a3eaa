"""From a request that says a fact to its receipt."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar, cast

from google.protobuf.descriptor import ServiceDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from msgspec.structs import fields

from credential_ledger.v1.receipt_pb2 import Receipt as WireReceipt
from ledger.domain.command import Command
from ledger.domain.facts.correction import Correction
from ledger.domain.forms.check import check_form
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.values import Fact
from ledger.store.command_batch import Receipt
from ledger.store.pipeline import Pipeline
from services.interceptors.context import Context
from services.interceptors.principal import current
from services.messages.google_types import write_instant
from services.messages.reading import read
from services.permissions import permission_to_record, recordable
from services.refusals import PermissionMissing
from services.requests import command_form

Servicer = TypeVar("Servicer")


@dataclass(frozen=True, slots=True)
class Recording:
    """Records what requests say, in the name of the principal who calls."""

    pipeline: Pipeline

    async def record(self, request: Message) -> Receipt:
        """Records the fact that a request says.

        Raises:
            Refusal: it is not recorded.
        """
        said = _said(request)
        return await self.record_fact(said.fact, said.request_id, said.place)

    async def record_fact(self, fact: Fact, request_id: str, place: str = "") -> Receipt:
        """Records a fact; `place` is where it stands in the request, for the paths of faults.

        Raises:
            Refusal: it is not recorded.
        """
        may_record = _may_record(fact)
        command = Command(fact, current.get(), request_id.lower(), may_record)
        with _placed(place):
            return await self.pipeline.record(command)


def check(request: Message) -> None:
    """Refuses a request whose fact contradicts itself, or that the principal may not record.

    Raises:
        Refusal: so it is; what rests on other facts is not looked at.
    """
    said = _said(request)
    _may_record(said.fact)
    with _placed(said.place):
        check_form(said.fact)


class _Said(NamedTuple):
    """The fact that a request says, and where it stands in it."""

    fact: Fact
    request_id: str
    place: str


def _said(request: Message) -> _Said:
    form = command_form(request.DESCRIPTOR)
    asked = read(request, form)
    field, fact = next(
        (name, value)
        for name in form.__struct_fields__
        if isinstance(value := getattr(asked, name), Fact)
    )
    request_id: str = getattr(asked, "request_id")  # noqa: B009 -- the form is made at run time
    return _Said(fact, request_id, _place(field, fact))


def _may_record(fact: Fact) -> frozenset[type[Fact]]:
    """Gives the kinds of fact that the principal may record; the one given is among them."""
    actor = current.get()
    may_record = recordable(actor.role)
    if type(fact) not in may_record:
        permission = permission_to_record(type(fact))
        raise PermissionMissing(role=actor.role or "", permission=permission)
    return may_record


@contextmanager
def _placed(place: str) -> Iterator[None]:
    """Has the paths of faults begin where the fact stands in the request."""
    try:
        yield
    except FieldInvalid as refusal:
        raise FieldInvalid(
            violations=tuple(
                Violation(f"{place}.{fault.field}" if place else fault.field, fault.description)
                for fault in refusal.violations
            )
        ) from refusal


def records(service: ServiceDescriptor) -> Callable[[type[Servicer]], type[Servicer]]:
    """Gives a servicer, with its `_recording`, the commands of its service it has no method for.

    Each records what the request says, and answers where.
    """

    def with_commands(servicer: type[Servicer]) -> type[Servicer]:
        for method in service.methods:
            is_command = "request_id" in method.input_type.fields_by_name
            if is_command and method.name not in vars(servicer):
                setattr(servicer, method.name, _command(GetMessageClass(method.output_type)))
        return servicer

    return with_commands


def _command(response: type[Message]) -> Callable[[Any, Message, Context], Awaitable[Message]]:
    told = response.DESCRIPTOR.fields_by_name.keys()

    async def record(servicer: Any, request: Message, _context: Context) -> Message:  # noqa: ANN401 -- any that records
        receipt = await servicer._recording.record(request)  # noqa: SLF001 -- a method of it
        answer: Any = response(receipt=write_receipt(receipt))
        if "fact_id" in told:
            answer.fact_id = receipt.fact_id
        if "version" in told:
            answer.version = receipt.version
        return cast("Message", answer)

    return record


def write_receipt(receipt: Receipt) -> WireReceipt:
    """Gives the receipt every command answers with."""
    written = WireReceipt(position=receipt.position, replayed=receipt.replayed)
    write_instant(written.recorded_at, receipt.recorded_at)
    return written


def _place(field: str, fact: Fact) -> str:
    """Gives where the core's paths begin: for a correction, in the fact that is to stand."""
    if not isinstance(fact, Correction) or fact.replacement is None:
        return field
    kind = next(one.name for one in fields(fact) if getattr(fact, one.name) is fact.replacement)
    return f"{field}.{kind}"
