"""TranscriptService: what an educator has earned."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import date
from functools import partial

from credential_ledger.v1 import transcript_service_pb2 as wire
from credential_ledger.v1.transcript_pb2 import Transcript
from credential_ledger.v1.transcript_service_pb2_grpc import TranscriptServiceServicer
from ledger.domain.refusals.unknown import UnknownAward
from ledger.domain.stacks import Stacks
from ledger.domain.views import DistrictView, EducatorView
from ledger.projections.watch import BEGINNING, Change, Cursor, TranscriptWatch
from services.asking import Asking, basis_of, district_in, educator_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill, write
from services.requests import (
    GetTranscript,
    OfDistrictOn,
    OfEducatorInDistrict,
    VerifyAward,
    WatchTranscripts,
)
from services.tokens import Tokens
from services.watching import Progress, Watching

_CHANGES_A_PAGE = 200


class TranscriptServicer(TranscriptServiceServicer):
    """Shows transcripts, and follows them."""

    def __init__(self, asking: Asking, watching: Watching[TranscriptWatch], tokens: Tokens) -> None:
        """Takes the ways out."""
        self._asking = asking
        self._watching = watching
        self._tokens = tokens

    async def GetTranscript(
        self, request: wire.GetTranscriptRequest, context: Context
    ) -> wire.GetTranscriptResponse:
        """Answers everything an educator has earned or is earning."""
        asked = read(request, GetTranscript)
        named = [] if asked.district_id is None else [asked.district_id]
        view = await self._asking.view(asked, educators=[asked.educator_id], districts=named)
        educator = educator_in(view, asked.educator_id)
        district = district_in(view, named[0]) if named else None
        on = self._asking.day(asked.effective_on, district.book if district else None)
        transcript = await self._transcript(educator, view.stacks, on, district)
        return wire.GetTranscriptResponse(transcript=transcript, basis=basis_of(view))

    async def ListTranscripts(
        self, request: wire.ListTranscriptsRequest, context: Context
    ) -> AsyncGenerator[wire.ListTranscriptsResponse]:
        """Streams the same for every educator of a district, all on one basis."""
        asked = read(request, OfDistrictOn)
        view = await self._asking.view(asked, districts=[asked.district_id])
        district = district_in(view, asked.district_id)
        on = self._asking.day(asked.effective_on, district.book)
        basis = basis_of(view)
        async for educator in self._asking.everybody(asked.district_id, view.position):
            transcript = await self._transcript(educator, view.stacks, on, district)
            yield wire.ListTranscriptsResponse(transcript=transcript, basis=basis)

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
        cursor = BEGINNING
        if asked.cursor:
            cursor = Cursor(*self._tokens.place(asked.district_id, asked.cursor))
        view = await self._asking.reader.view(districts=[asked.district_id])
        district_in(view, asked.district_id)
        source = self._watching.source
        changes = partial(source.changes, asked.district_id, limit=_CHANGES_A_PAGE)
        async with aclosing(self._watching.follow(changes, cursor, cursor.position - 1)) as found:
            async for each in found:
                answer, place = _watched(each), (each.cursor.position, each.cursor.ordinal)
                answer.cursor = self._tokens.cursor(asked.district_id, *place)
                yield answer

    async def _transcript(
        self, educator: EducatorView, stacks: Stacks, on: date, district: DistrictView | None
    ) -> Transcript:
        return await self._asking.large.do(
            len(educator.items),
            lambda: write(educator.transcript(stacks, on, district), Transcript),
        )


def _watched(found: Change | Progress[Cursor]) -> wire.WatchTranscriptsResponse:
    answer = wire.WatchTranscriptsResponse()
    if isinstance(found, Progress):
        answer.progress.position = found.cursor.position - 1
        answer.progress.caught_up = found.caught_up
    elif found.changed is not None:
        fill(answer.changed, found.changed)
    elif found.removed is not None:
        fill(answer.removed, found.removed)
    return answer
