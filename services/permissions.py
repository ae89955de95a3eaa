"""Which role carries which permissions, until roles are given by an authority of their own."""

from credential_ledger.v1.options_pb2 import Permission
from ledger.domain.values import Fact
from ledger.store.codec import TYPES
from services.contract import METHODS, PERMISSION_PREFIX

ALL = frozenset(
    name.removeprefix(PERMISSION_PREFIX) for name, number in Permission.items() if number
)
"""Every permission of the contract."""

_READ_RULES = frozenset({"READ_CATALOGUE", "READ_DISTRICT", "READ_POLICY"})
_READ_ALL = frozenset(name for name in ALL if name.startswith("READ_"))
_READ = _READ_ALL - {"READ_LOG"}
_TEACH = frozenset(
    {"WRITE_CATALOGUE", "WRITE_LEARNING", "WRITE_AWARD", "WRITE_RECORD", "RECORD_BATCH", "CORRECT"}
)
_KEEP = frozenset(
    {
        "WRITE_CLAIM",
        "WRITE_CREDIT",
        "WRITE_DISTRICT",
        "WRITE_EMPLOYMENT",
        "WRITE_POLICY",
        "WRITE_RECORD",
        "RECORD_BATCH",
        "CORRECT",
    }
)

ROLES: dict[str, frozenset[str]] = {
    "administrator": _READ | _TEACH | {"WRITE_CLAIM", "WRITE_CREDIT", "DECIDE_APPROVAL"},
    "auditor": _READ_ALL,
    "educator": _READ_RULES | {"READ_TRANSCRIPT", "WRITE_CLAIM"},
    "hr": _READ | _KEEP,
    "issuer": _TEACH | {"READ_CATALOGUE", "READ_DISTRICT", "READ_TRANSCRIPT"},
    "operator": ALL,
    "payroll": _READ_RULES | {"READ_EMPLOYMENT", "READ_SALARY", "WRITE_PAYROLL"},
    "sis": frozenset({"READ_CATALOGUE", "READ_DISTRICT", "READ_EMPLOYMENT", "READ_TRANSCRIPT"}),
}
"""The permissions of each role. A role that is not here carries none."""

_RECORDABLE = {
    role: frozenset(
        TYPES[kind]
        for method in METHODS.values()
        if method.permission in carried
        for kind in method.records
    )
    for role, carried in ROLES.items()
}


_TO_RECORD = {
    TYPES[kind]: method.permission for method in METHODS.values() for kind in method.records
}


def permission_to_record(kind: type[Fact]) -> str:
    """Gives the permission of the method that records facts of a kind."""
    return _TO_RECORD[kind]


def recordable(role: str | None) -> frozenset[type[Fact]]:
    """Gives the kinds of fact a role may record: those of the methods it may call."""
    return _RECORDABLE.get(role or "", frozenset())
