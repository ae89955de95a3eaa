"""CredentialService: from enrolling in a credential to holding it, and losing it."""

from credential_ledger.v1 import credential_service_pb2 as wire
from credential_ledger.v1.credential_service_pb2_grpc import CredentialServiceServicer
from services.batches import record_batch
from services.interceptors.context import Context
from services.recording import Recording, records


@records(wire.DESCRIPTOR.services_by_name["CredentialService"])
class CredentialServicer(CredentialServiceServicer):
    """Records facts about educators' learning."""

    def __init__(self, recording: Recording) -> None:
        """Takes the way in."""
        self._recording = recording

    async def RecordBatch(
        self, request: wire.RecordBatchRequest, context: Context
    ) -> wire.RecordBatchResponse:
        """Records many facts, each with a verdict."""
        return wire.RecordBatchResponse(verdicts=await record_batch(self._recording, request.items))
