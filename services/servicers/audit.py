"""AuditService: the log itself."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from credential_ledger.v1 import audit_service_pb2 as wire
from credential_ledger.v1.audit_service_pb2_grpc import AuditServiceServicer
from ledger.domain.refusals.form import FieldInvalid, Violation
from ledger.projections.reader import Reader
from services.interceptors.context import Context
from services.log_pages import LogPages
from services.messages.reading import read
from services.refusals import ConsumerTooSlow
from services.requests import GetEntry, ReplayEvents


class AuditServicer(AuditServiceServicer):
    """Hands out entries byte for byte."""

    def __init__(self, log: LogPages, reader: Reader) -> None:
        """Takes the log in pages, and who reads one entry."""
        self._log = log
        self._reader = reader

    async def ReplayEvents(
        self, request: wire.ReplayEventsRequest, context: Context
    ) -> AsyncGenerator[wire.ReplayEventsResponse]:
        """Streams the log, many entries a message."""
        asked = read(request, ReplayEvents)
        if 0 < asked.until_position < asked.after_position:
            fault = Violation("until_position", "must not lie before after_position")
            raise FieldInvalid(violations=(fault,))
        sent = asked.after_position
        async with aclosing(self._log.pages(sent, asked.until_position)) as pages:
            async for before, head, entries in pages:
                try:
                    yield wire.ReplayEventsResponse(
                        first_position=before + 1, entries=entries, head_position=head
                    )
                except TimeoutError:
                    raise ConsumerTooSlow(cursor=str(sent)) from None
                sent = before + len(entries)

    async def GetEntry(
        self, request: wire.GetEntryRequest, context: Context
    ) -> wire.GetEntryResponse:
        """Answers one entry."""
        asked = read(request, GetEntry)
        entry = await self._reader.entry(asked.position)
        return wire.GetEntryResponse(position=asked.position, entry=entry)
