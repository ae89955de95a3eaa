"""How an educator earns a credential, told to the service fact by fact."""

from collections.abc import Mapping

from credential_ledger.v1.activity_pb2 import Activity
from credential_ledger.v1.approval_pb2 import Approval
from credential_ledger.v1.assessment_pb2 import Assessment
from credential_ledger.v1.award_pb2 import Award
from credential_ledger.v1.credential_service_pb2 import RecordActivityResponse
from credential_ledger.v1.credit_pb2 import Credit
from credential_ledger.v1.enrollment_pb2 import Enrollment
from examples.demo.facts import told
from examples.demo.people import DISTRICT, Desks


class Learner:
    """One educator on the way to one credential; every method records a fact and gives its id."""

    def __init__(self, desks: Desks, educator_id: str, credential_id: str, on: str) -> None:
        """Enroll on a day."""
        self._desks = desks
        self._educator_id = educator_id
        enrollment = told(
            Enrollment,
            educator_id=educator_id,
            credential_id=credential_id,
            credential_version=1,
            enrolled_on=on,
            district_id=DISTRICT,
        )
        self.enrollment_id = desks.issuer.credentials.enroll(enrollment).fact_id

    def complete(self, hours: Mapping[str, str], on: str) -> list[RecordActivityResponse]:
        """Complete components on a day, with hours each; give what the ledger answered."""
        answers = []
        for component_id, each in hours.items():
            activity = told(
                Activity,
                educator_id=self._educator_id,
                enrollment_id=self.enrollment_id,
                component_id=component_id,
                completed_on=on,
                hours=each,
            )
            answers.append(self._desks.issuer.credentials.record_activity(activity))
        return answers

    def pass_assessment(
        self, assessment_id: str, scores: Mapping[str, str], assessors: list[str], on: str
    ) -> str:
        """Pass an assessment on a day."""
        assessment = told(
            Assessment,
            educator_id=self._educator_id,
            enrollment_id=self.enrollment_id,
            assessment_id=assessment_id,
            assessed_on=on,
            outcome="OUTCOME_PASSED",
            assessors=assessors,
            scores=[{"criterion_id": name, "score": score} for name, score in scores.items()],
        )
        return self._desks.issuer.credentials.record_assessment(assessment).fact_id

    def be_awarded(self, on: str, granted_by: str) -> str:
        """Be granted the credential on a day."""
        award = told(
            Award,
            educator_id=self._educator_id,
            enrollment_id=self.enrollment_id,
            awarded_on=on,
            granted_by=granted_by,
        )
        return self._desks.issuer.credentials.award(award).fact_id

    def be_credited(self, award_id: str, hours: str, on: str) -> str:
        """Earn clock hours of professional development from the award."""
        credit = told(
            Credit,
            educator_id=self._educator_id,
            source_id=award_id,
            amount=hours,
            unit="CREDIT_UNIT_CLOCK_HOUR",
            earned_on=on,
        )
        return self._desks.administrator.credentials.record_credit(credit).fact_id

    def be_approved(self, subject_id: str, on: str, limit: str | None = None) -> int:
        """Have an administrator approve an award or a credit; give the position."""
        fields = {"limit": {"amount": limit, "unit": "CREDIT_UNIT_CLOCK_HOUR"}} if limit else {}
        approval = told(
            Approval,
            educator_id=self._educator_id,
            subject_id=subject_id,
            district_id=DISTRICT,
            decision="DECISION_APPROVED",
            decided_on=on,
            role="principal",
            **fields,
        )
        return self._desks.administrator.credentials.decide_approval(approval).receipt.position
