"""From enrolling in a credential to holding it, and losing it."""

from credential_ledger.caller import Caller
from credential_ledger.request_ids import mint
from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.approval_pb2 import Approval
from credential_ledger.v1.assessment_pb2 import Assessment
from credential_ledger.v1.award_pb2 import Award
from credential_ledger.v1.correction_pb2 import Correction
from credential_ledger.v1.credential_service_pb2 import (
    AwardRequest,
    AwardResponse,
    CorrectRequest,
    CorrectResponse,
    DecideApprovalRequest,
    DecideApprovalResponse,
    EnrollRequest,
    EnrollResponse,
    RecordActivityRequest,
    RecordActivityResponse,
    RecordAssessmentRequest,
    RecordAssessmentResponse,
    RecordCreditRequest,
    RecordCreditResponse,
    RevokeAwardRequest,
    RevokeAwardResponse,
)
from credential_ledger.v1.credential_service_pb2_grpc import CredentialServiceStub
from credential_ledger.v1.credit_pb2 import Credit
from credential_ledger.v1.enrollment_pb2 import Enrollment
from credential_ledger.v1.revocation_pb2 import Revocation


class CredentialMethods:
    """`CredentialService`: facts about learning, awards, credits, approvals and corrections."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._stub = CredentialServiceStub(caller.channel)

    def enroll(self, enrollment: Enrollment, *, request_id: str | None = None) -> EnrollResponse:
        """Record that an educator starts on a credential."""
        request = EnrollRequest(request_id=mint(request_id), enrollment=enrollment)
        return self._caller.command(self._stub.Enroll, request)

    def record_activity(
        self, activity: Activity, *, request_id: str | None = None
    ) -> RecordActivityResponse:
        """Record a completed component."""
        request = RecordActivityRequest(request_id=mint(request_id), activity=activity)
        return self._caller.command(self._stub.RecordActivity, request)

    def record_assessment(
        self, assessment: Assessment, *, request_id: str | None = None
    ) -> RecordAssessmentResponse:
        """Record an attempt, judged."""
        request = RecordAssessmentRequest(request_id=mint(request_id), assessment=assessment)
        return self._caller.command(self._stub.RecordAssessment, request)

    def award(self, award: Award, *, request_id: str | None = None) -> AwardResponse:
        """Record that the credential is granted."""
        request = AwardRequest(request_id=mint(request_id), award=award)
        return self._caller.command(self._stub.Award, request)

    def revoke_award(
        self, revocation: Revocation, *, request_id: str | None = None
    ) -> RevokeAwardResponse:
        """Record that an award is taken back; what rested on it no longer counts."""
        request = RevokeAwardRequest(request_id=mint(request_id), revocation=revocation)
        return self._caller.command(self._stub.RevokeAward, request)

    def record_credit(
        self, credit: Credit, *, request_id: str | None = None
    ) -> RecordCreditResponse:
        """Record an amount of professional development."""
        request = RecordCreditRequest(request_id=mint(request_id), credit=credit)
        return self._caller.command(self._stub.RecordCredit, request)

    def decide_approval(
        self, approval: Approval, *, request_id: str | None = None
    ) -> DecideApprovalResponse:
        """Record a district's decision on an enrollment, a credit or an award."""
        request = DecideApprovalRequest(request_id=mint(request_id), approval=approval)
        return self._caller.command(self._stub.DecideApproval, request)

    def correct(self, correction: Correction, *, request_id: str | None = None) -> CorrectResponse:
        """Replace or annul a fact, which keeps its id; what it un-earns no longer counts."""
        request = CorrectRequest(request_id=mint(request_id), correction=correction)
        return self._caller.command(self._stub.Correct, request)
