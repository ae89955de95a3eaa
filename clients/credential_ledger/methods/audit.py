"""The log itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from credential_ledger.caller import Caller
from credential_ledger.errors import EntriesMissing
from credential_ledger.v1.audit_service_pb2 import (
    GetEntryRequest,
    GetEntryResponse,
    ReplayEventsRequest,
)
from credential_ledger.v1.audit_service_pb2_grpc import AuditServiceStub


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry on its way: its place, its exact bytes, and the last place this replay reaches."""

    position: int
    entry: bytes
    head_position: int


class AuditMethods:
    """`AuditService`: the exact bytes of the log."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = AuditServiceStub(caller.channel)

    def replay_events(self, after_position: int = 0, until_position: int = 0) -> Iterator[LogEntry]:
        """The entries after a position up to another (0: up to the head), none left out.

        A stream that breaks goes on at the next position.

        Raises:
            EntriesMissing: a position was left out, or the stream ended before its head.
        """
        request = ReplayEventsRequest(after_position=after_position, until_position=until_position)
        for response in self._caller.stream(self._stub.ReplayEvents, request):
            request.until_position = response.head_position
            for position, entry in enumerate(response.entries, start=response.first_position):
                if position != request.after_position + 1:
                    raise EntriesMissing(request.after_position + 1, position)
                request.after_position = position
                yield LogEntry(position, entry, response.head_position)
            if request.after_position == request.until_position:
                return
        if request.after_position < request.until_position:
            raise EntriesMissing(request.after_position + 1, None)

    def get_entry(self, position: int) -> GetEntryResponse:
        """The exact bytes of one entry."""
        return self._caller.question(self._stub.GetEntry, GetEntryRequest(position=position))
