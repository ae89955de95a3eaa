"""Fay comes from elsewhere: what the ledger holds of her beyond what is earned at Lakeview."""

from typing import TypeVar

from google.protobuf.message import Message

from credential_ledger.v1.approval_pb2 import Approval, ApprovalRequest
from credential_ledger.v1.claim_pb2 import Claim
from credential_ledger.v1.credit_pb2 import Credit
from credential_ledger.v1.document_pb2 import Document
from credential_ledger.v1.employment_pb2 import Employment, Leave
from credential_ledger.v1.external_award_pb2 import ExternalAward
from credential_ledger.v1.placement_pb2 import OpeningBalance, Placement
from examples.demo.facts import from_file, told
from examples.demo.people import DISTRICT, Desks

COURSE = {"title": "Teaching reading across subjects", "provider": "Northlake University"}
THREE_CREDITS = {"amount": "3", "unit": "CREDIT_UNIT_SEMESTER_CREDIT"}

Noun = TypeVar("Noun", bound=Message)


class Newcomer:
    """Tells everything about one educator that other places and papers say."""

    def __init__(self, desks: Desks, educator_id: str) -> None:
        """Take who tells it, and of whom."""
        self._desks = desks
        self._educator_id = educator_id

    def arrive(self) -> None:
        """Two assignments, a place on the schedule, and what was true before the ledger began."""
        educators = self._desks.hr.educators
        for assignment_id, role, fte in (
            ("teacher-1", "teacher", "0.8"),
            ("mentor-1", "coach", "0.2"),
        ):
            educators.record_employment(
                self._of(
                    Employment,
                    assignment_id=assignment_id,
                    role=role,
                    fte=fte,
                    primary=role == "teacher",
                    effective_from="2025-07-01",
                    employee_group="teachers",
                    school_id="northside",
                )
            )
        cell = {"schedule_id": "teachers", "lane_id": "ba-15", "step_id": "3"}
        educators.record_placement(
            self._of(
                Placement,
                assignment_id="teacher-1",
                effective_from="2025-07-01",
                reason_code="cut-over",
                cell=cell,
            )
        )
        balance = from_file(OpeningBalance, "lakeview/opening-balance.json")
        balance.educator_id = self._educator_id
        educators.record_opening_balance(balance)

    def take_course(self) -> None:
        """A course that was approved before it began, and the credit it brought."""
        planned = {"course": COURSE, "credit": THREE_CREDITS, "planned_from": "2025-09-08"}
        request = self._of(ApprovalRequest, requested_on="2025-08-18", planned_course=planned)
        asked = self._desks.hr.credentials.request_approval(request).fact_id
        self._approve(asked, "2025-08-25")
        credit = self._of(
            Credit,
            course=COURSE | {"grade": "A-"},
            **THREE_CREDITS,
            started_on="2025-09-08",
            earned_on="2025-12-12",
            time="COURSE_TIME_OWN",
            payer="PAYER_EDUCATOR",
        )
        self._desks.administrator.credentials.record_credit(credit)

    def graduate(self) -> str:
        """A degree whose official transcript comes late; give the id of the award."""
        degree = self._of(
            ExternalAward,
            definition={"credential_id": "masters-in-education", "credential_version": 1},
            awarding_body="Northlake University",
            started_on="2023-09-01",
            completed_on="2025-12-19",
        )
        award_id = self._desks.hr.credentials.record_external_award(degree).fact_id
        self._receive(award_id, "PROVISIONAL", "2026-01-07")
        return award_id

    def bring_official_transcript(self, award_id: str) -> int:
        """Give the position of the document that completes the degree."""
        return self._receive(award_id, "OFFICIAL", "2026-02-16")

    def claim(self, award_id: str) -> int:
        """Ask for the stipend of the year; give the position."""
        claim = self._of(
            Claim,
            policy_id="stipend",
            benefit_id="stipend",
            contract_year="2025-26",
            items=[award_id],
            submitted_on="2026-02-20",
        )
        return self._desks.hr.credentials.submit_claim(claim).receipt.position

    def go_on_leave(self) -> None:
        """An unpaid leave in spring, from both assignments."""
        leave = self._of(
            Leave,
            kind="parental",
            paid=False,
            effective_from="2026-04-01",
            effective_until="2026-05-01",
        )
        self._desks.hr.educators.record_employment(leave)

    def _receive(self, award_id: str, standing: str, on: str) -> int:
        document = self._of(
            Document,
            subject_id=award_id,
            kind="transcript",
            standing=f"DOCUMENT_STANDING_{standing}",
            received_on=on,
            attested_by="hr-desk",
        )
        return self._desks.hr.credentials.record_document(document).receipt.position

    def _approve(self, subject_id: str, on: str) -> None:
        approval = self._of(
            Approval,
            subject_id=subject_id,
            decision="DECISION_APPROVED",
            decided_on=on,
            role="principal",
        )
        self._desks.administrator.credentials.decide_approval(approval)

    def _of(self, noun: type[Noun], **fields: object) -> Noun:
        """Give a fact about this educator in this district."""
        return told(noun, educator_id=self._educator_id, district_id=DISTRICT, **fields)
