"""What every method declares, and which role may call it."""

import pytest

from services.contract import METHODS
from services.permissions import ALL, ROLES

_OF_ALL = ("PRINCIPAL_MISSING", "PRINCIPAL_NOT_ACCEPTED", "PERMISSION_MISSING")
_OF_COMMANDS = ("ENTRY_TOO_LARGE", "REQUEST_ID_REUSED")


@pytest.mark.parametrize("path", sorted(METHODS))
def test_every_method_has_a_permission_that_some_role_carries(path: str) -> None:
    carriers = {role for role, carried in ROLES.items() if METHODS[path].permission in carried}
    assert "operator" in carriers
    assert len(carriers) > 1


@pytest.mark.parametrize("path", sorted(METHODS))
def test_every_method_declares_what_any_call_can_meet(path: str) -> None:
    declared = METHODS[path].refusals
    assert declared[:3] == _OF_ALL
    assert {"FIELD_INVALID", "SHUTTING_DOWN", "QUEUE_FULL", "UNAVAILABLE"} <= set(declared)


@pytest.mark.parametrize("path", sorted(METHODS))
def test_a_method_that_writes_declares_what_any_command_can_meet(path: str) -> None:
    method = METHODS[path]
    writes = not method.permission.startswith("READ_")
    assert writes == all(reason in method.refusals for reason in _OF_COMMANDS)


def test_every_permission_is_asked_for_by_some_method() -> None:
    assert {method.permission for method in METHODS.values()} == ALL


@pytest.mark.parametrize("role", ["auditor", "payroll", "sis"])
def test_who_only_reads_may_write_nothing(role: str) -> None:
    assert all(permission.startswith("READ_") for permission in ROLES[role])


def test_the_log_is_for_auditors_and_operators() -> None:
    assert {role for role, carried in ROLES.items() if "READ_LOG" in carried} == {
        "auditor",
        "operator",
    }
