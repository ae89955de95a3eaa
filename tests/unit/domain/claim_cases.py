"""Each thing that may not be credited, asked, decided, claimed, shown or waived, and why."""

from collections.abc import Callable
from decimal import Decimal
from uuid import uuid4

from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.principal import Principal
from ledger.domain.values import Fact
from tests.support.claiming import (
    Case,
    claim,
    course_credit,
    document,
    planned_course,
    request,
    waiver,
    withdrawal,
)
from tests.support.correcting import annul
from tests.support.facts import day
from tests.support.granting import approval, credit, void

NOBODY = str(uuid4())
NOTHING = CreditAmount(amount=Decimal(0), unit=CreditUnit.CLOCK_HOUR)
SEMESTERS = CreditAmount(amount=Decimal(3), unit=CreditUnit.SEMESTER_CREDIT)
FUTURE = "2026-06-16"
STRANGER = Principal(principal_id="admin-9", role="administrator", district_id="elsewhere")
ASSESSOR = Principal(principal_id="assessor-1", role="administrator", district_id="lakeview")

Telling = Callable[[Case], Fact]


def voided(c: Case) -> Case:
    """Make the badge void."""
    c.ledger.record(void(c.educator, c.badge))
    return c


def withdrawn(c: Case, on: str = "2026-04-20") -> Case:
    """Withdraw the claim."""
    c.tell(withdrawal(c.educator, c.claim, on))
    return c


def decided(c: Case, on: str = "2026-04-15") -> Case:
    """Approve the claim."""
    c.tell(approval(c.educator, c.claim, on))
    return c


def passed_on(c: Case) -> Case:
    """Deny the claim, and claim its item anew."""
    c.deny(c.claim)
    c.tell(claim(c.educator, c.badge, on="2026-04-16"))
    return c


def unsupported_claim(c: Case) -> Case:
    """Take back what the claim is for."""
    annul(c.ledger, c.educator, c.badge)
    return c


def theirs(c: Case, subject_id: str) -> Fact:
    """Tell what the other district decides."""
    return approval(c.educator, subject_id, district_id="elsewhere")


def recorded(c: Case, fact: Fact) -> Case:
    """Record something first."""
    c.tell(fact)
    return c


REFUSED: dict[str, list[tuple[str, Telling]]] = {
    "RecordCredit": [
        ("AMOUNT_NOT_POSITIVE", lambda c: course_credit(c.educator, amount=Decimal(0))),
        ("UNKNOWN_EDUCATOR", lambda _: course_credit(NOBODY)),
        ("UNKNOWN_SOURCE", lambda c: credit(c.educator, NOBODY, district_id="nowhere")),
        ("UNKNOWN_SOURCE", lambda c: credit(c.educator, c.credit)),
        ("UNKNOWN_DISTRICT", lambda c: course_credit(c.educator, district_id="nowhere")),
        ("FUTURE_DATE", lambda c: course_credit(c.educator, "2026-06-17")),
        ("FUTURE_DATE", lambda c: course_credit(c.educator, FUTURE, district_id="lakeview")),
        ("SOURCE_UNSUPPORTED", lambda c: credit(c.educator, voided(c).badge, category="stem")),
        ("BEFORE_ENROLLMENT", lambda c: credit(c.educator, c.enrollment, "2026-01-09")),
        ("CREDIT_RECORDED", lambda c: credit(c.educator, c.enrollment, "2026-05-01")),
        (
            "CREDIT_RECORDED",
            lambda c: course_credit(recorded(c, course_credit(c.educator)).educator),
        ),
    ],
    "DecideApproval": [
        ("AMOUNT_NOT_POSITIVE", lambda c: approval(c.educator, c.badge, limit=NOTHING)),
        (
            "DECIDED_BEFORE_REQUEST",
            lambda c: approval(c.educator, c.badge, requested_on=day("2026-04-02")),
        ),
        ("DECIDED_BEFORE_REQUEST", lambda c: approval(c.educator, c.request, "2026-03-31")),
        ("UNKNOWN_EDUCATOR", lambda c: approval(NOBODY, c.badge)),
        ("UNKNOWN_DISTRICT", lambda c: approval(c.educator, c.badge, district_id="nowhere")),
        ("FUTURE_DATE", lambda c: approval(c.educator, c.request, FUTURE)),
        ("FUTURE_DATE", lambda c: approval(c.educator, c.claim, FUTURE)),
        (
            "APPROVER_OF_ANOTHER_DISTRICT",
            lambda c: approval(c.educator, c.badge, district_id="elsewhere"),
        ),
        ("APPROVER_IS_EDUCATOR", lambda c: approval(c.educator, c.badge, panel=(c.educator,))),
        ("UNKNOWN_SUBJECT", lambda c: approval(c.educator, NOBODY)),
        (
            "UNKNOWN_SUBJECT",
            lambda c: approval(c.educator, c.tell(request(c.educator, subject_id=c.badge))),
        ),
        ("BEFORE_CLAIM", lambda c: approval(c.educator, c.claim, "2026-04-09")),
        ("ITEM_CLAIMED", lambda c: approval(c.educator, passed_on(c).claim, "2026-04-17")),
        ("CLAIM_WITHDRAWN", lambda c: approval(c.educator, withdrawn(c).claim, "2026-04-20")),
        (
            "APPROVER_WAS_ASSESSOR",
            lambda c: approval(c.educator, c.badge, panel=("admin-8", "assessor-2")),
        ),
        ("LIMIT_UNIT_DIFFERS", lambda c: approval(c.educator, c.credit, limit=SEMESTERS)),
        ("LIMIT_UNIT_DIFFERS", lambda c: approval(c.educator, c.request, limit=SEMESTERS)),
        (
            "INVALIDATES_LATER_FACT",
            lambda c: approval(c.educator, withdrawn(c).claim, "2026-04-19"),
        ),
    ],
    "RequestApproval": [
        (
            "AMOUNT_NOT_POSITIVE",
            lambda c: request(c.educator, planned_course=planned_course(credit=NOTHING)),
        ),
        ("UNKNOWN_EDUCATOR", lambda _: request(NOBODY)),
        ("UNKNOWN_DISTRICT", lambda c: request(c.educator, district_id="nowhere")),
        ("FUTURE_DATE", lambda c: request(c.educator, FUTURE)),
        ("EDUCATOR_NOT_EMPLOYED", lambda c: request(c.educator, district_id="elsewhere")),
        ("UNKNOWN_SUBJECT", lambda c: request(c.educator, subject_id=NOBODY)),
        ("UNKNOWN_SUBJECT", lambda c: request(c.educator, subject_id=c.request)),
        ("REQUEST_OPEN", lambda c: request(c.educator, "2026-04-01")),
        ("REQUEST_OPEN", lambda c: request(c.educator, "2026-05-01")),
        ("INVALIDATES_LATER_FACT", lambda c: request(c.educator, "2026-03-31")),
    ],
    "RecordDocument": [
        ("UNKNOWN_EDUCATOR", lambda c: document(NOBODY, c.badge)),
        ("UNKNOWN_DISTRICT", lambda c: document(c.educator, c.badge, district_id="nowhere")),
        ("FUTURE_DATE", lambda c: document(c.educator, c.badge, "2026-06-17")),
        ("FUTURE_DATE", lambda c: document(c.educator, c.badge, FUTURE, district_id="lakeview")),
        ("UNKNOWN_SUBJECT", lambda c: document(c.educator, NOBODY)),
        (
            "UNKNOWN_SUBJECT",
            lambda c: document(c.educator, c.tell(document(c.educator, c.badge))),
        ),
        (
            "FACT_RECORDED",
            lambda c: document(recorded(c, document(c.educator, c.badge)).educator, c.badge),
        ),
    ],
    "SubmitClaim": [
        ("UNKNOWN_EDUCATOR", lambda c: claim(NOBODY, c.credit)),
        ("UNKNOWN_PAY_POLICY", lambda c: claim(c.educator, c.credit, policy_id="none")),
        ("UNKNOWN_BENEFIT", lambda c: claim(c.educator, c.credit, benefit_id="none")),
        ("UNKNOWN_DISTRICT", lambda c: claim(c.educator, c.credit, district_id="nowhere")),
        ("UNKNOWN_CONTRACT_YEAR", lambda c: claim(c.educator, c.credit, contract_year="1999-00")),
        ("POLICY_OF_ANOTHER_DISTRICT", lambda c: claim(c.educator, c.credit, policy_id="theirs")),
        ("FUTURE_DATE", lambda c: claim(c.educator, c.credit, on=FUTURE)),
        (
            "EDUCATOR_NOT_EMPLOYED",
            lambda c: claim(c.educator, c.credit, policy_id="theirs", district_id="elsewhere"),
        ),
        ("UNKNOWN_SUBJECT", lambda c: claim(c.educator, c.credit, NOBODY)),
        ("UNKNOWN_SUBJECT", lambda c: claim(c.educator, c.request)),
        ("SUBJECT_UNSUPPORTED", lambda c: claim(c.educator, voided(c).badge)),
        ("SUBJECT_UNSUPPORTED", lambda c: claim(c.educator, voided(c).credit)),
        ("ITEM_CLAIMED", lambda c: claim(c.educator, c.credit, c.badge, on="2026-05-01")),
        ("INVALIDATES_LATER_FACT", lambda c: claim(c.educator, c.badge, on="2026-04-09")),
    ],
    "WithdrawClaim": [
        ("UNKNOWN_EDUCATOR", lambda c: withdrawal(NOBODY, c.claim)),
        ("UNKNOWN_CLAIM", lambda c: withdrawal(c.educator, c.request)),
        ("FUTURE_DATE", lambda c: withdrawal(c.educator, c.claim, FUTURE)),
        ("BEFORE_CLAIM", lambda c: withdrawal(c.educator, c.claim, "2026-04-09")),
        ("SUBJECT_UNSUPPORTED", lambda c: withdrawal(c.educator, unsupported_claim(c).claim)),
        ("CLAIM_WITHDRAWN", lambda c: withdrawal(c.educator, withdrawn(c).claim, "2026-05-01")),
        ("CLAIM_WITHDRAWN", lambda c: withdrawal(c.educator, withdrawn(c).claim)),
        ("CLAIM_DECIDED", lambda c: withdrawal(c.educator, decided(c).claim)),
        ("CLAIM_DECIDED", lambda c: withdrawal(c.educator, decided(c).claim, "2026-04-15")),
        (
            "INVALIDATES_LATER_FACT",
            lambda c: withdrawal(c.educator, decided(c).claim, "2026-04-14"),
        ),
    ],
    "GrantWaiver": [
        ("UNKNOWN_EDUCATOR", lambda _: waiver(NOBODY)),
        ("UNKNOWN_PAY_POLICY", lambda c: waiver(c.educator, policy_id="none")),
        (
            "UNKNOWN_BENEFIT",
            lambda c: waiver(c.educator, policy_id="base-increase", benefit_id="none"),
        ),
        ("UNKNOWN_DISTRICT", lambda c: waiver(c.educator, district_id="nowhere")),
        ("POLICY_OF_ANOTHER_DISTRICT", lambda c: waiver(c.educator, policy_id="theirs")),
        ("FUTURE_DATE", lambda c: waiver(c.educator, FUTURE)),
        ("APPROVER_OF_ANOTHER_DISTRICT", lambda c: waiver(c.educator, district_id="elsewhere")),
        ("UNKNOWN_SUBJECT", lambda c: waiver(c.educator, subject_id=NOBODY)),
        ("FACT_RECORDED", lambda c: waiver(recorded(c, waiver(c.educator)).educator)),
    ],
}

BY_OTHERS: dict[str, list[tuple[str, Telling, Principal]]] = {
    "DecideApproval": [
        ("APPROVER_OF_ANOTHER_DISTRICT", lambda c: approval(c.educator, c.badge), STRANGER),
        ("APPROVER_OF_ANOTHER_DISTRICT", lambda c: theirs(c, c.claim), STRANGER),
        ("APPROVER_OF_ANOTHER_DISTRICT", lambda c: theirs(c, c.request), STRANGER),
        ("EDUCATOR_NOT_EMPLOYED", lambda c: theirs(c, c.badge), STRANGER),
        ("APPROVER_WAS_ASSESSOR", lambda c: approval(c.educator, c.badge), ASSESSOR),
    ],
    "GrantWaiver": [
        ("APPROVER_OF_ANOTHER_DISTRICT", lambda c: waiver(c.educator), STRANGER),
        ("EDUCATOR_NOT_EMPLOYED", lambda c: waiver(c.educator, district_id="elsewhere"), STRANGER),
    ],
}
