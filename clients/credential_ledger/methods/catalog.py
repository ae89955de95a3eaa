"""Issuers, the definitions of credentials and stacks, and what districts recognize."""

from datetime import datetime

from credential_ledger import times
from credential_ledger.caller import Caller
from credential_ledger.listing import Listing
from credential_ledger.request_ids import mint
from credential_ledger.v1.catalog_service_pb2 import (
    DefineCredentialRequest,
    DefineCredentialResponse,
    DefineStackRequest,
    DefineStackResponse,
    GetCredentialRequest,
    GetCredentialResponse,
    ListCredentialsRequest,
    ListCredentialsResponse,
    ListIssuersRequest,
    ListIssuersResponse,
    ListRecognitionsRequest,
    ListRecognitionsResponse,
    ListStacksRequest,
    ListStacksResponse,
    RecognizeCredentialRequest,
    RecognizeCredentialResponse,
    RegisterIssuerRequest,
    RegisterIssuerResponse,
    RetireCredentialRequest,
    RetireCredentialResponse,
    WithdrawRecognitionRequest,
    WithdrawRecognitionResponse,
)
from credential_ledger.v1.catalog_service_pb2_grpc import CatalogServiceStub
from credential_ledger.v1.credential_pb2 import (
    Credential,
    CredentialKind,
    CredentialRetirement,
)
from credential_ledger.v1.credential_version_pb2 import CredentialVersion
from credential_ledger.v1.issuer_pb2 import Issuer, IssuerKind
from credential_ledger.v1.recognition_pb2 import (
    Recognition,
    RecognitionSpan,
    RecognitionWithdrawal,
)
from credential_ledger.v1.stack_pb2 import Stack, StackVersion


class CatalogMethods:
    """`CatalogService`: issuers, credentials, stacks and recognitions."""

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

    def retire_credential(
        self, retirement: CredentialRetirement, *, request_id: str | None = None
    ) -> RetireCredentialResponse:
        """Retire a version: from a day on nobody enrolls in it any more."""
        request = RetireCredentialRequest(request_id=mint(request_id), retirement=retirement)
        return self._caller.command(self._stub.RetireCredential, request)

    def define_stack(self, stack: Stack, *, request_id: str | None = None) -> DefineStackResponse:
        """Define a stack, or a new version of it."""
        request = DefineStackRequest(request_id=mint(request_id), stack=stack)
        return self._caller.command(self._stub.DefineStack, request)

    def recognize_credential(
        self, recognition: Recognition, *, request_id: str | None = None
    ) -> RecognizeCredentialResponse:
        """Record that a district recognizes a credential or a stack."""
        request = RecognizeCredentialRequest(request_id=mint(request_id), recognition=recognition)
        return self._caller.command(self._stub.RecognizeCredential, request)

    def withdraw_recognition(
        self, withdrawal: RecognitionWithdrawal, *, request_id: str | None = None
    ) -> WithdrawRecognitionResponse:
        """Record that a district recognizes a credential or a stack no longer."""
        request = WithdrawRecognitionRequest(request_id=mint(request_id), withdrawal=withdrawal)
        return self._caller.command(self._stub.WithdrawRecognition, request)

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

    def list_issuers(
        self,
        *,
        kind: IssuerKind.ValueType = IssuerKind.ISSUER_KIND_UNSPECIFIED,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListIssuersResponse, Issuer]:
        """The latest version of each issuer, by id; of one kind where given."""

        def read(token: str) -> ListIssuersResponse:
            request = ListIssuersRequest(
                kind=kind,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListIssuers, request)

        return Listing(read, lambda page: page.issuers)

    def list_stacks(
        self,
        *,
        issuer_id: str = "",
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListStacksResponse, StackVersion]:
        """The latest version of each stack, by id; of one issuer where given."""

        def read(token: str) -> ListStacksResponse:
            request = ListStacksRequest(
                issuer_id=issuer_id,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListStacks, request)

        return Listing(read, lambda page: page.stacks)

    def list_recognitions(
        self,
        district_id: str,
        *,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListRecognitionsResponse, RecognitionSpan]:
        """What a district recognizes, has recognized or will recognize, each with its days."""

        def read(token: str) -> ListRecognitionsResponse:
            request = ListRecognitionsRequest(
                district_id=district_id,
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListRecognitions, request)

        return Listing(read, lambda page: page.recognitions)
