"""CatalogService: issuers, definitions, stacks, and what districts recognize."""

from credential_ledger.v1 import catalog_service_pb2 as wire
from credential_ledger.v1.catalog_service_pb2_grpc import CatalogServiceServicer
from ledger.domain.recognition import RecognitionSpan
from ledger.projections import reference_questions as ask
from ledger.projections.view import Page
from services.asking import Asking, basis_of, district_in
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill
from services.pages import Key, Pages, Start, fill_page
from services.recording import Recording, records
from services.requests import (
    GetCredential,
    ListCredentials,
    ListIssuers,
    ListOfDistrict,
    ListStacks,
)


@records(wire.DESCRIPTOR.services_by_name["CatalogService"])
class CatalogServicer(CatalogServiceServicer):
    """Records what the catalogue holds, and shows it."""

    def __init__(self, recording: Recording, asking: Asking, pages: Pages) -> None:
        """Takes the way in and the ways out."""
        self._recording = recording
        self._asking = asking
        self._pages = pages

    async def GetCredential(
        self, request: wire.GetCredentialRequest, context: Context
    ) -> wire.GetCredentialResponse:
        """Answers one version of a definition."""
        asked = read(request, GetCredential)
        known = await self._asking.known(asked)
        found = await self._asking.reader.refer(
            ask.credential(asked.credential_id, asked.version), known
        )
        answer = wire.GetCredentialResponse(basis=basis_of(found))
        fill(answer.credential, found.value)
        return answer

    async def ListCredentials(
        self, request: wire.ListCredentialsRequest, context: Context
    ) -> wire.ListCredentialsResponse:
        """Lists the latest version of each definition."""
        asked = read(request, ListCredentials)
        start = await self._pages.start(request, asked)
        after = _id_behind(start)
        found = await self._asking.reader.refer(
            ask.credentials(asked.issuer_id or "", asked.kind, after, asked.limit), start.known
        )
        answer = wire.ListCredentialsResponse(basis=basis_of(found))
        last = fill_page(
            answer.credentials, found.value, fill, lambda row: (row.credential.credential_id,)
        )
        answer.next_page_token = self._pages.next_token(request, found.position, last)
        return answer

    async def ListIssuers(
        self, request: wire.ListIssuersRequest, context: Context
    ) -> wire.ListIssuersResponse:
        """Lists the latest version of each issuer."""
        asked = read(request, ListIssuers)
        start = await self._pages.start(request, asked)
        found = await self._asking.reader.refer(
            ask.issuers(asked.kind, _id_behind(start), asked.limit), start.known
        )
        answer = wire.ListIssuersResponse(basis=basis_of(found))
        last = fill_page(answer.issuers, found.value, fill, lambda row: (row.issuer_id,))
        answer.next_page_token = self._pages.next_token(request, found.position, last)
        return answer

    async def ListStacks(
        self, request: wire.ListStacksRequest, context: Context
    ) -> wire.ListStacksResponse:
        """Lists the latest version of each stack."""
        asked = read(request, ListStacks)
        start = await self._pages.start(request, asked)
        found = await self._asking.reader.refer(
            ask.stacks(asked.issuer_id or "", _id_behind(start), asked.limit), start.known
        )
        answer = wire.ListStacksResponse(basis=basis_of(found))
        last = fill_page(answer.stacks, found.value, fill, lambda row: (row.stack.stack_id,))
        answer.next_page_token = self._pages.next_token(request, found.position, last)
        return answer

    async def ListRecognitions(
        self, request: wire.ListRecognitionsRequest, context: Context
    ) -> wire.ListRecognitionsResponse:
        """Lists what a district recognizes, has recognized or will recognize."""
        asked = read(request, ListOfDistrict)
        start = await self._pages.start(request, asked)
        view = await self._asking.reader.view(districts=[asked.district_id], known=start.known)
        book = district_in(view, asked.district_id).book
        behind = (span for span in book.recognitions if _place(span) > (start.after or ()))
        answer = wire.ListRecognitionsResponse(basis=basis_of(view))
        last = fill_page(answer.recognitions, Page.of(behind, asked.limit), fill, _place)
        answer.next_page_token = self._pages.next_token(request, view.position, last)
        return answer


def _id_behind(start: Start) -> str:
    """Gives the id behind which a page begins."""
    return str(start.after[0]) if start.after else ""


def _place(span: RecognitionSpan) -> Key:
    return span.recognition.subject, span.recognition.effective_from.isoformat()
