"""Awards, credits and decisions for tests, and whole ways to them."""

from decimal import Decimal
from typing import Any

from ledger.domain.facts.award import Award, Revocation, RevocationKind
from ledger.domain.facts.credit import Approval, Credit, CreditUnit, Decision
from tests.support.facts import (
    IN_PERSON_PARTS,
    ONLINE_PARTS,
    activity,
    assessment,
    credential,
    day,
    district,
    employment,
    enrollment,
    issuer,
    simple_credential,
)
from tests.support.memory import MemoryLedger


def award(educator_id: str, enrollment_id: str, on: str = "2026-03-15", **fields: Any) -> Award:
    """Granted by the issuer's desk."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "enrollment_id": enrollment_id,
        "awarded_on": day(on),
        "granted_by": "crafted-desk",
    }
    return Award(**(ordinary | fields))


def revocation(
    educator_id: str, award_id: str, on: str = "2026-05-01", **fields: Any
) -> Revocation:
    """Ended, because the holder left the programme."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "award_id": award_id,
        "kind": RevocationKind.ENDED_FROM_DATE,
        "reason_code": "programme-left",
        "effective_on": day(on),
    }
    return Revocation(**(ordinary | fields))


def void(educator_id: str, award_id: str, on: str = "2026-05-01") -> Revocation:
    """Void from the start, for falsified evidence."""
    return revocation(
        educator_id,
        award_id,
        on,
        kind=RevocationKind.VOID_FROM_START,
        reason_code="evidence-falsified",
    )


def credit(educator_id: str, source_id: str, on: str = "2026-03-15", **fields: Any) -> Credit:
    """Twelve clock hours."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "source_id": source_id,
        "amount": Decimal(12),
        "unit": CreditUnit.CLOCK_HOUR,
        "earned_on": day(on),
    }
    return Credit(**(ordinary | fields))


def approval(educator_id: str, subject_id: str, on: str = "2026-04-01", **fields: Any) -> Approval:
    """Approved by Lakeview's administrator."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "subject_id": subject_id,
        "district_id": "lakeview",
        "decision": Decision.APPROVED,
        "decided_on": day(on),
        "role": "administrator",
        "panel": (),
    }
    return Approval(**(ordinary | fields))


def lakeview() -> MemoryLedger:
    """A ledger with district, issuer, the Maker Educator Badge and a simple credential."""
    ledger = MemoryLedger()
    for fact in (district(), issuer(), credential(), simple_credential("machine-learning")):
        ledger.record(fact)
    return ledger


def teacher(ledger: MemoryLedger, **fields: Any) -> str:
    """Register an educator employed at Lakeview."""
    educator_id = ledger.educator()
    ledger.record(employment(educator_id, **fields))
    return educator_id


def earn_badge(ledger: MemoryLedger, educator_id: str) -> tuple[str, str]:
    """Go the whole way to the badge; give the ids of enrollment and award."""
    enrollment_id = ledger.record(enrollment(educator_id)).fact_id
    for part in (*ONLINE_PARTS, *IN_PERSON_PARTS):
        ledger.record(activity(educator_id, enrollment_id, part))
    ledger.record(assessment(educator_id, enrollment_id))
    return enrollment_id, ledger.record(award(educator_id, enrollment_id)).fact_id


def earn_simply(
    ledger: MemoryLedger, educator_id: str, credential_id: str = "machine-learning", **days: str
) -> tuple[str, str]:
    """Enroll in a simple credential and get it; give the ids of enrollment and award."""
    begun = enrollment(educator_id, days.get("enrolled", "2026-01-10"), credential_id=credential_id)
    enrollment_id = ledger.record(begun).fact_id
    granted = award(educator_id, enrollment_id, days.get("awarded", "2026-03-15"))
    return enrollment_id, ledger.record(granted).fact_id
