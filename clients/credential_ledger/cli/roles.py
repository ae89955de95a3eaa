"""The roles a service knows: what each is for, and which of them may what."""

from functools import cache

from credential_ledger.v1 import (
    credential_service_pb2,
    district_service_pb2,
    educator_service_pb2,
)
from credential_ledger.v1.options_pb2 import Permission, permission, records

_PREFIX = "PERMISSION_"
_SERVICES = (
    credential_service_pb2.DESCRIPTOR.services_by_name["CredentialService"],
    district_service_pb2.DESCRIPTOR.services_by_name["DistrictService"],
    educator_service_pb2.DESCRIPTOR.services_by_name["EducatorService"],
)
"""Those whose facts are imported."""

ROLES = {
    "administrator": "defines credentials, records learning, awards, approves",
    "auditor": "reads everything, the log too",
    "educator": "reads rules and transcripts, asks for decisions and benefits",
    "hr": "keeps districts, employment and pay policies, records credits and documents",
    "issuer": "defines credentials, records learning, awards",
    "operator": "may do everything",
    "payroll": "reads jobs, what educators are due, and why; no transcripts, and nothing pending; "
    "records payroll runs",
    "sis": "reads transcripts and employment",
}

CARRIERS = {
    "CORRECT": "administrator, hr, issuer, operator",
    "DECIDE_APPROVAL": "administrator, operator",
    "RECORD_BATCH": "administrator, hr, issuer, operator",
    "READ_CATALOGUE": "administrator, auditor, educator, hr, issuer, operator, payroll, sis",
    "READ_DISTRICT": "administrator, auditor, educator, hr, issuer, operator, payroll, sis",
    "READ_EMPLOYMENT": "administrator, auditor, hr, operator, payroll, sis",
    "READ_LOG": "auditor, operator",
    "READ_POLICY": "administrator, auditor, educator, hr, operator, payroll",
    "READ_SALARY": "administrator, auditor, hr, operator, payroll",
    "READ_TRANSCRIPT": "administrator, auditor, educator, hr, issuer, operator, sis",
    "WRITE_AWARD": "administrator, issuer, operator",
    "WRITE_CATALOGUE": "administrator, issuer, operator",
    "WRITE_CLAIM": "administrator, educator, hr, operator",
    "WRITE_CREDIT": "administrator, hr, operator",
    "WRITE_DISTRICT": "hr, operator",
    "WRITE_EMPLOYMENT": "hr, operator",
    "WRITE_LEARNING": "administrator, issuer, operator",
    "WRITE_PAYROLL": "operator, payroll",
    "WRITE_POLICY": "hr, operator",
    "WRITE_RECORD": "administrator, hr, issuer, operator",
}
"""Which roles carry a permission."""


def lacking(role: str, kind: str) -> str:
    """Which permissions a role lacks to record facts of a kind in batches; empty where none.

    Of roles that are not known here nothing is told.
    """
    needed = ("RECORD_BATCH", _recording().get(kind, "RECORD_BATCH"))
    missing = [each for each in dict.fromkeys(needed) if role not in CARRIERS[each].split(", ")]
    if role not in ROLES or not missing:
        return ""
    return f"role {role} may not record it. {' '.join(map(remedy, missing))}"


@cache
def _recording() -> dict[str, str]:
    """The permission that each kind of fact is recorded with, as the contract says."""
    methods = (method for service in _SERVICES for method in service.methods)
    return {
        kind.partition(".")[0]: Permission.Name(given.Extensions[permission]).removeprefix(_PREFIX)
        for given in (method.GetOptions() for method in methods)
        for kind in given.Extensions[records]
    }


def remedy(permission: str, role: str = "") -> str:
    """What a person can do who lacks a permission, perhaps by a slip in the name of the role."""
    unknown = "" if role in {"", *ROLES} else f"There is no role {role}. "
    if permission not in CARRIERS:
        return f"{unknown}Act in a role that may: --role or LEDGERCTL_ROLE."
    return f"{unknown}{permission} goes with --role (LEDGERCTL_ROLE) {CARRIERS[permission]}."
