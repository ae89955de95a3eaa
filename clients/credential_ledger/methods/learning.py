"""Working towards a credential, and what the hours of it are credited for."""

from credential_ledger.methods.credential_service import CredentialServiceMethods
from credential_ledger.request_ids import mint
from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.assessment_pb2 import Assessment
from credential_ledger.v1.credential_service_pb2 import (
    EnrollRequest,
    EnrollResponse,
    RecordActivityRequest,
    RecordActivityResponse,
    RecordAssessmentRequest,
    RecordAssessmentResponse,
    RecordCreditRequest,
    RecordCreditResponse,
    WithdrawEnrollmentRequest,
    WithdrawEnrollmentResponse,
)
from credential_ledger.v1.credit_pb2 import Credit
from credential_ledger.v1.enrollment_pb2 import Enrollment, EnrollmentWithdrawal


class LearningMethods(CredentialServiceMethods):
    """Enrollments, activities, assessments and credits."""

    def enroll(self, enrollment: Enrollment, *, request_id: str | None = None) -> EnrollResponse:
        """Record that an educator starts on a credential."""
        request = EnrollRequest(request_id=mint(request_id), enrollment=enrollment)
        return self._caller.command(self._stub.Enroll, request)

    def withdraw_enrollment(
        self, withdrawal: EnrollmentWithdrawal, *, request_id: str | None = None
    ) -> WithdrawEnrollmentResponse:
        """Record that an enrollment is given up."""
        request = WithdrawEnrollmentRequest(request_id=mint(request_id), withdrawal=withdrawal)
        return self._caller.command(self._stub.WithdrawEnrollment, request)

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

    def record_credit(
        self, credit: Credit, *, request_id: str | None = None
    ) -> RecordCreditResponse:
        """Record an amount of professional development."""
        request = RecordCreditRequest(request_id=mint(request_id), credit=credit)
        return self._caller.command(self._stub.RecordCredit, request)
