"""EducatorService: educators and the jobs they hold."""

from collections.abc import Mapping, Sequence
from datetime import date

from credential_ledger.v1 import educator_service_pb2 as wire
from credential_ledger.v1.educator_service_pb2_grpc import EducatorServiceServicer
from ledger.domain.answers.educator_record import (
    EducatorRecord,
    districts_of,
    educator_record,
)
from ledger.domain.book import DistrictBook
from ledger.domain.facts.educator import Educator
from ledger.domain.views import EducatorView
from ledger.projections.view import Answered, Page
from services.asking import Asking, basis_of, district_in, educator_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill
from services.pages import Pages, fill_page
from services.recording import Recording, records, write_receipt
from services.requests import ListOfDistrict, OfEducatorOn, RegisterEducator

Books = Mapping[str, DistrictBook]


@records(wire.DESCRIPTOR.services_by_name["EducatorService"])
class EducatorServicer(EducatorServiceServicer):
    """Records who teaches where, and shows it."""

    def __init__(self, recording: Recording, asking: Asking, pages: Pages) -> None:
        """Takes the way in and the ways out."""
        self._recording = recording
        self._asking = asking
        self._pages = pages

    async def RegisterEducator(
        self, request: wire.RegisterEducatorRequest, context: Context
    ) -> wire.RegisterEducatorResponse:
        """Records that somebody teaches; the minted id of the fact is the educator's."""
        asked = read(request, RegisterEducator)
        receipt = await self._recording.record_fact(Educator(), asked.request_id)
        return wire.RegisterEducatorResponse(
            educator_id=receipt.fact_id, receipt=write_receipt(receipt)
        )

    async def GetEducator(
        self, request: wire.GetEducatorRequest, context: Context
    ) -> wire.GetEducatorResponse:
        """Answers what districts recorded of an educator's jobs."""
        asked = read(request, OfEducatorOn)
        view = await self._asking.view(asked, educators=[asked.educator_id])
        found = educator_in(view, asked.educator_id)
        on = self._asking.day(asked.effective_on)
        books = await self._books([found], view.position)
        answer = wire.GetEducatorResponse(basis=basis_of(view))
        await self._asking.large.do(
            len(found.items), lambda: fill(answer.educator, _record(found, books, on))
        )
        return answer

    async def ListEducators(
        self, request: wire.ListEducatorsRequest, context: Context
    ) -> wire.ListEducatorsResponse:
        """Lists a district's educators."""
        asked = read(request, ListOfDistrict)
        start = await self._pages.start(request, asked)
        view = await self._asking.reader.view(districts=[asked.district_id], known=start.known)
        district = district_in(view, asked.district_id)
        after = str(start.after[0]) if start.after else ""
        found = await self._asking.reader.educator_ids(
            asked.district_id, view.position, after, asked.limit
        )
        answer = wire.ListEducatorsResponse(basis=basis_of(view))
        educators = await self._educators(found)
        books = await self._books(educators.rows, view.position)
        on = self._asking.day(None, district.book)
        last = await self._asking.large.do(
            sum(len(educator.items) for educator in educators.rows),
            lambda: fill_page(
                answer.educators,
                educators,
                lambda message, row: fill(message, _record(row, books, on)),
                lambda row: (row.educator_id,),
            ),
        )
        answer.next_page_token = self._pages.next_token(request, view.position, last)
        return answer

    async def _educators(self, found: Answered[Page[str]]) -> Page[EducatorView]:
        """Gives the educators of a page of ids, as known at its basis."""
        view = await self._asking.reader.view(educators=found.value.rows, known=found.position)
        rows = tuple(view.educators[educator_id] for educator_id in found.value.rows)
        return Page(rows=rows, more=found.value.more)

    async def _books(
        self, educators: Sequence[EducatorView], position: int
    ) -> dict[str, DistrictBook]:
        """Gives what the districts of educators had published by a position."""
        named = {name for educator in educators for name in districts_of(educator.items)}
        view = await self._asking.reader.view(districts=sorted(named), known=position)
        return {name: district.book for name, district in view.districts.items()}


def _record(educator: EducatorView, books: Books, on: date) -> EducatorRecord:
    return educator_record(educator.educator_id, educator.position, educator.items, books, on)
