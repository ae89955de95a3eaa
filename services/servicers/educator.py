"""EducatorService: educators and the jobs they hold."""

from credential_ledger.v1 import educator_service_pb2 as wire
from credential_ledger.v1.educator_record_pb2 import EducatorRecord as WireRecord
from credential_ledger.v1.educator_service_pb2_grpc import EducatorServiceServicer
from ledger.domain.answers.educator_record import EducatorRecord, educator_record
from ledger.domain.facts.educator import Educator
from ledger.projections.view import Answered, EducatorView, Page
from services.asking import Asking, basis_of, district_in, educator_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill
from services.pages import Pages, fill_page
from services.recording import Recording, records, write_receipt
from services.requests import ListOfDistrict, OfEducator, RegisterEducator


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
        """Answers an educator's assignments."""
        asked = read(request, OfEducator)
        view = await self._asking.view(asked, educators=[asked.educator_id])
        found = educator_in(view, asked.educator_id)
        answer = wire.GetEducatorResponse(basis=basis_of(view))
        await self._asking.large.do(len(found.items), lambda: fill(answer.educator, _record(found)))
        return answer

    async def ListEducators(
        self, request: wire.ListEducatorsRequest, context: Context
    ) -> wire.ListEducatorsResponse:
        """Lists a district's educators."""
        asked = read(request, ListOfDistrict)
        start = await self._pages.start(request, asked)
        view = await self._asking.reader.view(districts=[asked.district_id], known=start.known)
        district_in(view, asked.district_id)
        after = str(start.after[0]) if start.after else ""
        found = await self._asking.reader.educator_ids(
            asked.district_id, view.position, after, asked.limit
        )
        answer = wire.ListEducatorsResponse(basis=basis_of(view))
        educators = await self._educators(found)
        last = await self._asking.large.do(
            sum(len(educator.items) for educator in educators.rows),
            lambda: fill_page(answer.educators, educators, _fill, _key),
        )
        answer.next_page_token = self._pages.next_token(request, view.position, last)
        return answer

    async def _educators(self, found: Answered[Page[str]]) -> Page[EducatorView]:
        """Gives the educators of a page of ids, as known at its basis."""
        view = await self._asking.reader.view(educators=found.value.rows, known=found.position)
        rows = tuple(view.educators[educator_id] for educator_id in found.value.rows)
        return Page(rows=rows, more=found.value.more)


def _record(educator: EducatorView) -> EducatorRecord:
    return educator_record(educator.educator_id, educator.position, educator.items)


def _fill(message: WireRecord, educator: EducatorView) -> None:
    fill(message, _record(educator))


def _key(educator: EducatorView) -> tuple[str | int, ...]:
    return (educator.educator_id,)
