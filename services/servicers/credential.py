"""CredentialService: from enrolling in a credential to holding it, and losing it."""

from credential_ledger.v1 import credential_service_pb2 as wire
from credential_ledger.v1.credential_service_pb2_grpc import CredentialServiceServicer
from services.asking import Asking, basis_of, district_in
from services.batches import check_batch, record_batch
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill
from services.pages import Pages, fill_page
from services.pending import Place, Worklist
from services.recording import Recording, records
from services.requests import ListPending


@records(wire.DESCRIPTOR.services_by_name["CredentialService"])
class CredentialServicer(CredentialServiceServicer):
    """Records facts about educators' learning, and lists what awaits somebody."""

    def __init__(self, recording: Recording, asking: Asking, pages: Pages) -> None:
        """Takes the way in and the ways out."""
        self._recording = recording
        self._asking = asking
        self._pages = pages

    async def RecordBatch(
        self, request: wire.RecordBatchRequest, context: Context
    ) -> wire.RecordBatchResponse:
        """Records many facts, or checks them alone, each with a verdict."""
        if request.validate_only:
            return wire.RecordBatchResponse(verdicts=check_batch(request.items))
        return wire.RecordBatchResponse(verdicts=await record_batch(self._recording, request.items))

    async def ListPending(
        self, request: wire.ListPendingRequest, context: Context
    ) -> wire.ListPendingResponse:
        """Lists what awaits somebody in a district; all pages are about the day of the first."""
        asked = read(request, ListPending)
        start = await self._pages.start(request, asked)
        reader = self._asking.reader
        view = await reader.view(districts=[asked.district_id], known=start.known)
        district = district_in(view, asked.district_id)
        worklist = Worklist(
            asking=self._asking,
            district=district,
            position=view.position,
            stacks=view.stacks,
            within_days=asked.reach,
            kinds=frozenset(asked.kinds),
        )
        first = Place(self._asking.day(asked.effective_on, district.book), "", 0)
        behind = Place.of_key(start.after) if start.after else first
        found = await worklist.page(behind, asked.limit)
        answer = wire.ListPendingResponse(basis=basis_of(view))
        last = fill_page(
            answer.items,
            found.page,
            lambda message, row: fill(message, row.item),
            lambda row: row.place.key,
        )
        if last is None and found.stopped is not None:
            last = found.stopped.key
        answer.next_page_token = self._pages.next_token(request, view.position, last)
        return answer
