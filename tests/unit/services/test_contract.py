"""What every method declares, and which role may call it."""

import pytest

from ledger.domain.facts.award import Award
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.educator import Educator, Employment
from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.values import Fact
from ledger.store.codec import TYPES
from services.contract import METHODS, SERVICES
from services.permissions import ALL, ROLES, recordable

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
def test_a_method_declares_what_any_command_or_any_question_can_meet(path: str) -> None:
    method = METHODS[path]
    assert bool(method.records) == all(reason in method.refusals for reason in _OF_COMMANDS)
    assert bool(method.records) != ("ANSWER_TOO_LARGE" in method.refusals)


def test_every_type_of_entry_is_recorded_by_one_method_and_no_question_records() -> None:
    recorded = [kind for method in METHODS.values() for kind in method.records]
    assert sorted(recorded) == sorted(TYPES)
    assert all(
        method.permission.startswith("READ_") != bool(method.records)
        for method in METHODS.values()
        if method.permission != "RECORD_BATCH"  # each item has a method of its own
    )


@pytest.mark.parametrize("path", sorted(path for path, one in METHODS.items() if one.records))
def test_a_method_records_the_noun_of_its_request(path: str) -> None:
    service, _, name = path[1:].partition("/")
    (asked,) = [
        method.input_type
        for one in SERVICES
        if one.full_name == service
        for method in one.methods
        if method.name == name
    ]
    nouns = {each.message_type.name for each in asked.fields if each.message_type is not None}
    kinds = {kind.__name__ for kind in TYPES.values()}
    assert nouns & kinds <= {TYPES[kind].__name__ for kind in METHODS[path].records}


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("hr", Employment, Award),
        ("hr", Educator, Approval),
        ("hr", Credit, Approval),
        ("issuer", Award, Employment),
        ("administrator", Approval, Employment),
    ],
)
def test_a_role_may_record_the_facts_of_the_methods_it_may_call(
    role: str, may: type[Fact], may_not: type[Fact]
) -> None:
    assert may in recordable(role)
    assert Correction in recordable(role)
    assert may_not not in recordable(role)


@pytest.mark.parametrize("role", ["sis", "nobody-heard-of-it", None])
def test_who_writes_nothing_may_record_nothing(role: str | None) -> None:
    assert recordable(role) == frozenset()


def test_every_permission_is_asked_for_by_some_method() -> None:
    assert {method.permission for method in METHODS.values()} == ALL


def test_payroll_records_its_runs_and_nothing_else() -> None:
    assert recordable("payroll") == {PayrollRun}
    assert {role for role in ROLES if PayrollRun in recordable(role)} == {"operator", "payroll"}


@pytest.mark.parametrize("role", ["auditor", "sis"])
def test_who_only_reads_may_write_nothing(role: str) -> None:
    assert all(permission.startswith("READ_") for permission in ROLES[role])


def test_the_log_is_for_auditors_and_operators() -> None:
    assert {role for role, carried in ROLES.items() if "READ_LOG" in carried} == {
        "auditor",
        "operator",
    }
