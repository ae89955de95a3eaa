"""What an educator has earned."""

from collections.abc import Iterator
from datetime import date, datetime

from credential_ledger import dates, times
from credential_ledger.caller import Caller
from credential_ledger.v1.transcript_service_pb2 import (
    GetProfessionalDevelopmentRequest,
    GetProfessionalDevelopmentResponse,
    GetTranscriptRequest,
    GetTranscriptResponse,
    ListTranscriptsRequest,
    ListTranscriptsResponse,
    VerifyAwardRequest,
    VerifyAwardResponse,
    WatchTranscriptsRequest,
    WatchTranscriptsResponse,
)
from credential_ledger.v1.transcript_service_pb2_grpc import TranscriptServiceStub


class TranscriptMethods:
    """`TranscriptService`: transcripts, awards verified, professional development."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = TranscriptServiceStub(caller.channel)

    def get_transcript(
        self,
        educator_id: str,
        *,
        district_id: str | None = None,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> GetTranscriptResponse:
        """Everything an educator has earned or is earning, as it stands on a day (none: today).

        With a district: what that recognizes of it, too.
        """
        request = GetTranscriptRequest(
            educator_id=educator_id,
            district_id=district_id,
            effective_on=dates.optional(effective_on),
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.GetTranscript, request)

    def list_transcripts(
        self,
        district_id: str,
        *,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Iterator[ListTranscriptsResponse]:
        """The same answer for every educator of a district, by id, all on one basis.

        A stream that breaks is asked for again on that basis, so each educator comes once.
        """
        request = ListTranscriptsRequest(
            district_id=district_id,
            effective_on=dates.optional(effective_on),
            known=times.known(known),
            at_least_position=at_least_position,
        )
        last = ""
        for response in self._caller.stream(self._stub.ListTranscripts, request):
            answer = response.transcript
            if answer.educator_id > last:
                last = answer.educator_id
                request.effective_on.CopyFrom(answer.effective_on)
                request.known.position = response.basis.position
                yield response

    def verify_award(
        self,
        award_id: str,
        *,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> VerifyAwardResponse:
        """Whether an award is in good standing on a day (none: today), and if not, why."""
        request = VerifyAwardRequest(
            award_id=award_id,
            effective_on=dates.optional(effective_on),
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.VerifyAward, request)

    def get_professional_development(
        self,
        educator_id: str,
        district_id: str,
        *,
        effective_on: date | None = None,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> GetProfessionalDevelopmentResponse:
        """How an educator stands against a district's yearly requirement on a day.

        The last day of a year gives its final count: later decisions count there.
        """
        request = GetProfessionalDevelopmentRequest(
            educator_id=educator_id,
            district_id=district_id,
            effective_on=dates.optional(effective_on),
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.GetProfessionalDevelopment, request)

    def watch_transcripts(
        self, district_id: str, cursor: str = ""
    ) -> Iterator[WatchTranscriptsResponse]:
        """What changes in the transcripts of a district's educators, without end.

        Starts after `cursor`, or at the beginning. A stream that breaks goes on where it was. Keep
        the cursor of a message once it is dealt with, and start there the next time.
        """
        request = WatchTranscriptsRequest(district_id=district_id, cursor=cursor)
        for response in self._caller.stream(self._stub.WatchTranscripts, request):
            request.cursor = response.cursor
            yield response
