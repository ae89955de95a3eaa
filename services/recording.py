"""From a request that says a fact to its receipt."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from google.protobuf.message import Message
from msgspec.structs import fields

from credential_ledger.v1.receipt_pb2 import Receipt as WireReceipt
from ledger.domain.command import Command
from ledger.domain.facts.correction import Correction
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.domain.values import Fact
from ledger.store.command_batch import Receipt
from ledger.store.pipeline import Pipeline
from services.interceptors.principal import current
from services.messages.google_types import write_instant
from services.messages.reading import read
from services.permissions import recordable
from services.requests import Request, command_form

_form: Callable[[str, type[Fact]], type[Request]] = cache(command_form)


@dataclass(frozen=True, slots=True)
class Recording:
    """Records what requests say, in the name of the principal who calls."""

    pipeline: Pipeline

    async def record(self, request: Message, field: str, fact: type[Fact]) -> Receipt:
        """Records the fact that stands in a field of a request.

        Raises:
            Refusal: it is not recorded.
        """
        asked = read(request, _form(field, fact))
        said: Fact = getattr(asked, field)
        request_id: str = getattr(asked, "request_id")  # noqa: B009 -- the form is made at run time
        return await self.record_fact(said, request_id, _place(field, said))

    async def record_fact(self, fact: Fact, request_id: str, place: str = "") -> Receipt:
        """Records a fact; `place` is where it stands in the request, for the paths of faults.

        Raises:
            Refusal: it is not recorded.
        """
        actor = current.get()
        command = Command(fact, actor, request_id.lower(), recordable(actor.role))
        try:
            return await self.pipeline.record(command)
        except FieldInvalid as refusal:
            raise FieldInvalid(
                violations=tuple(
                    Violation(f"{place}.{fault.field}" if place else fault.field, fault.description)
                    for fault in refusal.violations
                )
            ) from refusal


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
