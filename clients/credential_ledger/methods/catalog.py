"""Issuers and the definitions of credentials."""

from datetime import datetime

from credential_ledger import times
from credential_ledger.caller import Caller
from credential_ledger.listing import Listing
from credential_ledger.request_ids import mint
from credential_ledger.v1.catalog_service_pb2 import (
    DefineCredentialRequest,
    DefineCredentialResponse,
    GetCredentialRequest,
    GetCredentialResponse,
    ListCredentialsRequest,
    ListCredentialsResponse,
    RegisterIssuerRequest,
    RegisterIssuerResponse,
)
from credential_ledger.v1.catalog_service_pb2_grpc import CatalogServiceStub
from credential_ledger.v1.credential_pb2 import Credential, CredentialKind
from credential_ledger.v1.credential_version_pb2 import CredentialVersion
from credential_ledger.v1.issuer_pb2 import Issuer


class CatalogMethods:
    """`CatalogService`: issuers and credentials."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = CatalogServiceStub(caller.channel)

    def register_issuer(
        self, issuer: Issuer, *, request_id: str | None = None
    ) -> RegisterIssuerResponse:
        """Register an issuer, or a new version of it."""
        request = RegisterIssuerRequest(request_id=mint(request_id), issuer=issuer)
        return self._caller.command(self._stub.RegisterIssuer, request)

    def define_credential(
        self, credential: Credential, *, request_id: str | None = None
    ) -> DefineCredentialResponse:
        """Define a credential, or a new version of it."""
        request = DefineCredentialRequest(request_id=mint(request_id), credential=credential)
        return self._caller.command(self._stub.DefineCredential, request)

    def get_credential(
        self,
        credential_id: str,
        *,
        version: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> GetCredentialResponse:
        """One version of a definition; 0: the latest."""
        request = GetCredentialRequest(
            credential_id=credential_id,
            version=version,
            known=times.known(known),
            at_least_position=at_least_position,
        )
        return self._caller.question(self._stub.GetCredential, request)

    def list_credentials(
        self,
        *,
        issuer_id: str = "",
        kind: CredentialKind.ValueType = CredentialKind.CREDENTIAL_KIND_UNSPECIFIED,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListCredentialsResponse, CredentialVersion]:
        """The latest version of each definition, by id; of one issuer or kind where given."""

        def read(token: str) -> ListCredentialsResponse:
            request = ListCredentialsRequest(
                issuer_id=issuer_id,
                kind=kind,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListCredentials, request)

        return Listing(read, lambda page: page.credentials)
