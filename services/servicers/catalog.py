"""CatalogService: issuers and the definitions of credentials."""

from credential_ledger.v1 import catalog_service_pb2 as wire
from credential_ledger.v1.catalog_service_pb2_grpc import CatalogServiceServicer
from services.asking import Asking, basis_of
from services.interceptors.context import Context
from services.messages.reading import read
from services.messages.writing import fill
from services.pages import Pages, fill_page
from services.recording import Recording, records
from services.requests import GetCredential, ListCredentials


@records(wire.DESCRIPTOR.services_by_name["CatalogService"])
class CatalogServicer(CatalogServiceServicer):
    """Records definitions, and shows them."""

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
        found = await self._asking.reader.credential(asked.credential_id, asked.version, known)
        answer = wire.GetCredentialResponse(basis=basis_of(found))
        fill(answer.credential, found.value)
        return answer

    async def ListCredentials(
        self, request: wire.ListCredentialsRequest, context: Context
    ) -> wire.ListCredentialsResponse:
        """Lists the latest version of each definition."""
        asked = read(request, ListCredentials)
        start = await self._pages.start(request, asked)
        after = str(start.after[0]) if start.after else ""
        found = await self._asking.reader.credentials(
            start.known, asked.issuer_id or "", asked.kind, after, asked.limit
        )
        answer = wire.ListCredentialsResponse(basis=basis_of(found))
        last = fill_page(
            answer.credentials, found.value, fill, lambda row: (row.credential.credential_id,)
        )
        answer.next_page_token = self._pages.next_token(request, found.position, last)
        return answer
