"""Credits for courses, requests, claims, documents and waivers for tests."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledger.domain.facts.claim import (
    Claim,
    ClaimWithdrawal,
    Document,
    DocumentStanding,
    Waiver,
)
from ledger.domain.facts.credit import (
    ApprovalRequest,
    Course,
    Credit,
    CreditAmount,
    CreditUnit,
    Decision,
    PlannedCourse,
)
from ledger.domain.values import Fact
from tests.support.facts import calendar, day, district
from tests.support.granting import approval, credit, earn_badge, lakeview, teacher
from tests.support.memory import ADMINISTRATOR, MemoryLedger
from tests.support.policies import pay_policy

HOURS = CreditAmount(amount=Decimal(12), unit=CreditUnit.CLOCK_HOUR)
COURSE = Course(title="Teaching fractions", provider="Lakeside University")


def course_credit(educator_id: str, on: str = "2026-03-20", **fields: Any) -> Credit:
    """Three semester credits for a course."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "course": COURSE,
        "amount": Decimal(3),
        "unit": CreditUnit.SEMESTER_CREDIT,
        "earned_on": day(on),
    }
    return Credit(**(ordinary | fields))


def planned_course(**fields: Any) -> PlannedCourse:
    """A course of the summer to come, for twelve hours."""
    ordinary: dict[str, Any] = {
        "course": COURSE,
        "credit": HOURS,
        "planned_from": day("2026-07-01"),
    }
    return PlannedCourse(**(ordinary | fields))


def request(educator_id: str, on: str = "2026-04-01", **fields: Any) -> ApprovalRequest:
    """Lakeview is asked to agree to a planned course, or to the subject the test gives."""
    subject = {} if "subject_id" in fields else {"planned_course": planned_course()}
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "requested_on": day(on),
    }
    return ApprovalRequest(**(ordinary | subject | fields))


def claim(educator_id: str, *items: str, on: str = "2026-04-10", **fields: Any) -> Claim:
    """Lakeview's increase of the contract year 2025-26 for some facts."""
    policy = pay_policy()
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "policy_id": policy.policy_id,
        "benefit_id": policy.document.benefits[0].benefit_id,
        "contract_year": "2025-26",
        "items": items,
        "submitted_on": day(on),
    }
    return Claim(**(ordinary | fields))


def withdrawal(
    educator_id: str, claim_id: str, on: str = "2026-04-20", **fields: Any
) -> ClaimWithdrawal:
    """The claim is given up."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "claim_id": claim_id,
        "withdrawn_on": day(on),
    }
    return ClaimWithdrawal(**(ordinary | fields))


def document(educator_id: str, subject_id: str, on: str = "2026-05-01", **fields: Any) -> Document:
    """The official transcript about a fact."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "subject_id": subject_id,
        "kind": "transcript",
        "standing": DocumentStanding.OFFICIAL,
        "received_on": day(on),
    }
    return Document(**(ordinary | fields))


def waiver(educator_id: str, on: str = "2026-05-01", **fields: Any) -> Waiver:
    """Lakeview's administrator lets an approval come after the start."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "rule": "approval-before-start",
        "reason_code": "late-hire",
        "role": "administrator",
        "granted_on": day(on),
        "effective_from": day(on),
    }
    return Waiver(**(ordinary | fields))


@dataclass
class Case:
    """A teacher with badge, credit, a planned course that was asked about, and a claim."""

    ledger: MemoryLedger
    educator: str
    enrollment: str
    badge: str
    credit: str
    request: str
    claim: str

    def tell(self, fact: Fact) -> str:
        """Record what the administrator or the teacher says; give the fact's id."""
        return self.ledger.record(fact, actor=ADMINISTRATOR).fact_id

    def deny(self, subject_id: str, on: str = "2026-04-15", **fields: Any) -> str:
        """Deny something."""
        denied = approval(self.educator, subject_id, on, decision=Decision.DENIED, **fields)
        return self.tell(denied)

    def problem(self, fact_id: str) -> str | None:
        """Give the reason a fact does not count."""
        found = self.ledger.item(self.educator, fact_id).problem
        return None if found is None else found.reason


def claiming() -> MemoryLedger:
    """Lakeview with a calendar and its pay policy; and a second district with its own."""
    ledger = lakeview()
    ledger.record(calendar())
    ledger.record(pay_policy(approved=False))
    ledger.record(district(district_id="elsewhere"))
    ledger.record(calendar(district_id="elsewhere"))
    ledger.record(pay_policy(policy_id="theirs", district_id="elsewhere"))
    return ledger


def case() -> Case:
    """Make the case anew."""
    ledger = claiming()
    educator = teacher(ledger)
    enrollment_id, badge = earn_badge(ledger, educator)
    credited = ledger.record(credit(educator, badge)).fact_id
    asked = ledger.record(request(educator)).fact_id
    claimed = ledger.record(claim(educator, badge)).fact_id
    return Case(ledger, educator, enrollment_id, badge, credited, asked, claimed)
