"""What educators ask for and show, and what districts decide."""

from credential_ledger.methods.credential_service import CredentialServiceMethods
from credential_ledger.request_ids import mint
from credential_ledger.v1.approval_pb2 import Approval, ApprovalRequest
from credential_ledger.v1.claim_pb2 import Claim, ClaimWithdrawal, Waiver
from credential_ledger.v1.credential_service_pb2 import (
    DecideApprovalRequest,
    DecideApprovalResponse,
    GrantWaiverRequest,
    GrantWaiverResponse,
    RecordDocumentRequest,
    RecordDocumentResponse,
    RequestApprovalRequest,
    RequestApprovalResponse,
    SubmitClaimRequest,
    SubmitClaimResponse,
    WithdrawClaimRequest,
    WithdrawClaimResponse,
)
from credential_ledger.v1.document_pb2 import Document


class ClaimMethods(CredentialServiceMethods):
    """Documents, requests, approvals, claims and waivers."""

    def record_document(
        self, document: Document, *, request_id: str | None = None
    ) -> RecordDocumentResponse:
        """Record that a document about a fact was received."""
        request = RecordDocumentRequest(request_id=mint(request_id), document=document)
        return self._caller.command(self._stub.RecordDocument, request)

    def request_approval(
        self, approval_request: ApprovalRequest, *, request_id: str | None = None
    ) -> RequestApprovalResponse:
        """Record that a district is asked to decide on a fact or a planned course."""
        request = RequestApprovalRequest(
            request_id=mint(request_id), approval_request=approval_request
        )
        return self._caller.command(self._stub.RequestApproval, request)

    def decide_approval(
        self, approval: Approval, *, request_id: str | None = None
    ) -> DecideApprovalResponse:
        """Record a district's decision; the principal is the approver."""
        request = DecideApprovalRequest(request_id=mint(request_id), approval=approval)
        return self._caller.command(self._stub.DecideApproval, request)

    def submit_claim(self, claim: Claim, *, request_id: str | None = None) -> SubmitClaimResponse:
        """Record that an educator asks for a benefit of a contract year."""
        request = SubmitClaimRequest(request_id=mint(request_id), claim=claim)
        return self._caller.command(self._stub.SubmitClaim, request)

    def withdraw_claim(
        self, withdrawal: ClaimWithdrawal, *, request_id: str | None = None
    ) -> WithdrawClaimResponse:
        """Record that a claim is given up before it is decided."""
        request = WithdrawClaimRequest(request_id=mint(request_id), withdrawal=withdrawal)
        return self._caller.command(self._stub.WithdrawClaim, request)

    def grant_waiver(self, waiver: Waiver, *, request_id: str | None = None) -> GrantWaiverResponse:
        """Record a reasoned exception from a rule."""
        request = GrantWaiverRequest(request_id=mint(request_id), waiver=waiver)
        return self._caller.command(self._stub.GrantWaiver, request)
