"""CredentialService: from enrolling in a credential to holding it, and losing it."""

from credential_ledger.v1 import credential_service_pb2 as wire
from credential_ledger.v1.credential_service_pb2_grpc import CredentialServiceServicer
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.learning import Activity, Assessment, Award, Enrollment, Revocation
from services.interceptors.context import Context
from services.recording import Recording, write_receipt


class CredentialServicer(CredentialServiceServicer):
    """Records facts about educators' learning."""

    def __init__(self, recording: Recording) -> None:
        """Takes the way in."""
        self._recording = recording

    async def Enroll(self, request: wire.EnrollRequest, context: Context) -> wire.EnrollResponse:
        """Records an enrollment."""
        receipt = await self._recording.record(request, "enrollment", Enrollment)
        return wire.EnrollResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))

    async def RecordActivity(
        self, request: wire.RecordActivityRequest, context: Context
    ) -> wire.RecordActivityResponse:
        """Records an activity."""
        receipt = await self._recording.record(request, "activity", Activity)
        return wire.RecordActivityResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))

    async def RecordAssessment(
        self, request: wire.RecordAssessmentRequest, context: Context
    ) -> wire.RecordAssessmentResponse:
        """Records an assessment."""
        receipt = await self._recording.record(request, "assessment", Assessment)
        return wire.RecordAssessmentResponse(
            fact_id=receipt.fact_id, receipt=write_receipt(receipt)
        )

    async def Award(self, request: wire.AwardRequest, context: Context) -> wire.AwardResponse:
        """Records an award."""
        receipt = await self._recording.record(request, "award", Award)
        return wire.AwardResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))

    async def RevokeAward(
        self, request: wire.RevokeAwardRequest, context: Context
    ) -> wire.RevokeAwardResponse:
        """Records a revocation."""
        receipt = await self._recording.record(request, "revocation", Revocation)
        return wire.RevokeAwardResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))

    async def RecordCredit(
        self, request: wire.RecordCreditRequest, context: Context
    ) -> wire.RecordCreditResponse:
        """Records a credit."""
        receipt = await self._recording.record(request, "credit", Credit)
        return wire.RecordCreditResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))

    async def DecideApproval(
        self, request: wire.DecideApprovalRequest, context: Context
    ) -> wire.DecideApprovalResponse:
        """Records a decision."""
        receipt = await self._recording.record(request, "approval", Approval)
        return wire.DecideApprovalResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))

    async def Correct(self, request: wire.CorrectRequest, context: Context) -> wire.CorrectResponse:
        """Records a correction."""
        receipt = await self._recording.record(request, "correction", Correction)
        return wire.CorrectResponse(fact_id=receipt.fact_id, receipt=write_receipt(receipt))
