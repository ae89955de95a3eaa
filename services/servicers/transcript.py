"""TranscriptService: what an educator has earned."""

from collections.abc import AsyncGenerator

from credential_ledger.v1 import transcript_service_pb2 as wire
from credential_ledger.v1.transcript_service_pb2_grpc import TranscriptServiceServicer
from ledger.domain.refusals.unknown import UnknownAward
from ledger.projections.watch import Change
from services.asking import Asking, basis_of, district_in, educator_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill
from services.refusals import ConsumerTooSlow
from services.requests import OfEducatorInDistrict, OfEducatorOn, VerifyAward, WatchTranscripts
from services.tokens import Tokens
from services.watching import Watching


class TranscriptServicer(TranscriptServiceServicer):
    """Shows transcripts, and follows them."""

    def __init__(self, asking: Asking, watching: Watching, tokens: Tokens) -> None:
        """Takes the ways out."""
        self._asking = asking
        self._watching = watching
        self._tokens = tokens

    async def GetTranscript(
        self, request: wire.GetTranscriptRequest, context: Context
    ) -> wire.GetTranscriptResponse:
        """Answers everything an educator has earned or is earning."""
        asked = read(request, OfEducatorOn)
        view = await self._asking.view(asked, educators=[asked.educator_id])
        educator = educator_in(view, asked.educator_id)
        on = self._asking.day(asked.effective_on)
        answer = wire.GetTranscriptResponse(basis=basis_of(view))
        await self._asking.large.do(
            len(educator.items), lambda: fill(answer.transcript, educator.transcript(on))
        )
        return answer

    async def VerifyAward(
        self, request: wire.VerifyAwardRequest, context: Context
    ) -> wire.VerifyAwardResponse:
        """Answers whether an award is in good standing."""
        asked = read(request, VerifyAward)
        view = await self._asking.view(asked, awards=[asked.award_id])
        if asked.award_id not in view.awards:
            raise UnknownAward(award_id=asked.award_id)
        holder = view.educators[view.awards[asked.award_id]]
        on = self._asking.day(asked.effective_on)
        answer = wire.VerifyAwardResponse(basis=basis_of(view))
        fill(answer.verification, holder.verification(asked.award_id, on))
        return answer

    async def GetProfessionalDevelopment(
        self, request: wire.GetProfessionalDevelopmentRequest, context: Context
    ) -> wire.GetProfessionalDevelopmentResponse:
        """Answers how an educator stands against a district's requirement."""
        asked = read(request, OfEducatorInDistrict)
        view = await self._asking.view(
            asked, educators=[asked.educator_id], districts=[asked.district_id]
        )
        educator = educator_in(view, asked.educator_id)
        district = district_in(view, asked.district_id)
        on = self._asking.day(asked.effective_on, district.book)
        answer = wire.GetProfessionalDevelopmentResponse(basis=basis_of(view))
        fill(answer.progress, educator.professional_development(district, on))
        return answer

    async def WatchTranscripts(
        self, request: wire.WatchTranscriptsRequest, context: Context
    ) -> AsyncGenerator[wire.WatchTranscriptsResponse]:
        """Streams what changes in a district's transcripts, without end."""
        asked = read(request, WatchTranscripts)
        place = self._tokens.place(asked.district_id, asked.cursor) if asked.cursor else None
        view = await self._asking.reader.view(districts=[asked.district_id])
        district_in(view, asked.district_id)
        delivered = asked.cursor or ""
        async for found in self._watching.follow(asked.district_id, place):
            place = (found.cursor.position, found.cursor.ordinal)
            answer = _watched(found)
            answer.cursor = self._tokens.cursor(asked.district_id, *place)
            try:
                yield answer
            except TimeoutError:
                raise ConsumerTooSlow(cursor=delivered) from None
            delivered = answer.cursor


def _watched(found: Change) -> wire.WatchTranscriptsResponse:
    answer = wire.WatchTranscriptsResponse()
    if found.changed is not None:
        fill(answer.changed, found.changed)
    elif found.removed is not None:
        fill(answer.removed, found.removed)
    else:
        answer.progress.position = found.cursor.position - 1
    return answer
