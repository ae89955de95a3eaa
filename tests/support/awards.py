"""Awards from elsewhere, and what becomes of awards, for tests."""

from typing import Any

from ledger.domain.facts.award import (
    CatalogueEntry,
    ExternalAward,
    OneOff,
    Reinstatement,
    Renewal,
    Suspension,
)
from ledger.domain.facts.catalogue import Credential, CredentialKind, Earned
from ledger.domain.facts.learning import EnrollmentWithdrawal
from tests.support.facts import day, simple_credential

LICENCE = CatalogueEntry(credential_id="teaching-licence", credential_version=1)
DEGREE = OneOff(
    title="Master of Education",
    kind=CredentialKind.DEGREE,
    tags=("education",),
    level="master",
    subject="curriculum",
)


def licence(**fields: Any) -> Credential:
    """A licence of the state, good for a year, that is earned elsewhere."""
    ordinary: dict[str, Any] = {
        "kind": CredentialKind.LICENCE,
        "earned": Earned.ELSEWHERE,
        "validity_months": 12,
    }
    return simple_credential(LICENCE.credential_id, **(ordinary | fields))


def external_award(educator_id: str, on: str = "2026-01-15", **fields: Any) -> ExternalAward:
    """The licence, from its documents; or whatever else is named."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "awarding_body": "State Board of Education",
        "completed_on": day(on),
        "evidence": (),
        "definition": None if "one_off" in fields else LICENCE,
        "district_id": "lakeview",
    }
    return ExternalAward(**(ordinary | fields))


def renewal(educator_id: str, award_id: str, on: str = "2026-06-01", **fields: Any) -> Renewal:
    """For as long as the definition says."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "award_id": award_id,
        "renewed_on": day(on),
    }
    return Renewal(**(ordinary | fields))


def suspension(
    educator_id: str, award_id: str, on: str = "2026-04-01", **fields: Any
) -> Suspension:
    """While something is looked into."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "award_id": award_id,
        "reason_code": "under-investigation",
        "effective_on": day(on),
    }
    return Suspension(**(ordinary | fields))


def reinstatement(
    educator_id: str, award_id: str, on: str = "2026-05-01", **fields: Any
) -> Reinstatement:
    """Nothing was found."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "award_id": award_id,
        "effective_on": day(on),
    }
    return Reinstatement(**(ordinary | fields))


def withdrawal(
    educator_id: str, enrollment_id: str, on: str = "2026-02-15", **fields: Any
) -> EnrollmentWithdrawal:
    """The educator has no time for it."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "enrollment_id": enrollment_id,
        "withdrawn_on": day(on),
        "reason_code": "no-time",
    }
    return EnrollmentWithdrawal(**(ordinary | fields))
