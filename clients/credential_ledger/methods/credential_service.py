"""What the methods of `CredentialService` share, whichever module they stand in."""

from credential_ledger.caller import Caller
from credential_ledger.v1.credential_service_pb2_grpc import CredentialServiceStub


class CredentialServiceMethods:
    """Some methods of `CredentialService`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = CredentialServiceStub(caller.channel)
