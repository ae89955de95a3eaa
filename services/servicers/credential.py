"""CredentialService: from enrolling in a credential to holding it, and losing it."""

from credential_ledger.v1 import credential_service_pb2 as wire
from credential_ledger.v1.credential_service_pb2_grpc import CredentialServiceServicer
from services.recording import Recording, records


@records(wire.DESCRIPTOR.services_by_name["CredentialService"])
class CredentialServicer(CredentialServiceServicer):
    """Records facts about educators' learning."""

    def __init__(self, recording: Recording) -> None:
        """Takes the way in."""
        self._recording = recording
