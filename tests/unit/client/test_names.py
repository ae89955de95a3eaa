"""What the contract names, the client has under the same name, and nothing else."""

import inspect
import re

import pytest

from credential_ledger.cli.ledgerctl import COMMANDS
from credential_ledger.cli.remedies import REMEDIES
from credential_ledger.cli.roles import CARRIERS, ROLES
from credential_ledger.methods.audit import AuditMethods
from credential_ledger.methods.catalog import CatalogMethods
from credential_ledger.methods.credentials import CredentialMethods
from credential_ledger.methods.districts import DistrictMethods
from credential_ledger.methods.educators import EducatorMethods
from credential_ledger.methods.salary import SalaryMethods
from credential_ledger.methods.transcripts import TranscriptMethods
from credential_ledger.refusals.refusal import Refusal
from credential_ledger.statuses import FAMILIES
from credential_ledger.v1.error_reason_pb2 import ErrorReason
from services import permissions
from tests.support.fake_service import SERVICES

REASONS = {name.removeprefix("ERROR_REASON_") for name, number in ErrorReason.items() if number}
METHODS: dict[str, type] = {
    "AuditService": AuditMethods,
    "CatalogService": CatalogMethods,
    "CredentialService": CredentialMethods,
    "DistrictService": DistrictMethods,
    "EducatorService": EducatorMethods,
    "SalaryService": SalaryMethods,
    "TranscriptService": TranscriptMethods,
}


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def test_every_reason_has_a_class_of_its_name_and_every_class_a_reason() -> None:
    assert Refusal.by_reason.keys() == REASONS
    assert all(snake(each.__name__).upper() == reason for reason, each in Refusal.by_reason.items())


def test_every_refusal_stands_in_a_family_that_is_read() -> None:
    modules = {family.__name__ for family in FAMILIES}
    assert {each.__module__ for each in Refusal.by_reason.values()} == modules


def test_every_refusal_tells_a_person_what_to_do_or_names_its_fields_or_roles() -> None:
    assert REMEDIES.keys() == REASONS - {"FIELD_INVALID", "PERMISSION_MISSING"}
    assert all(REMEDIES.values())


def test_the_roles_are_those_of_the_service_and_carry_what_they_carry_there() -> None:
    assert ROLES.keys() == permissions.ROLES.keys()
    assert {
        permission: ", ".join(role for role in ROLES if permission in permissions.ROLES[role])
        for permission in sorted(permissions.ALL)
    } == CARRIERS


def test_every_command_that_a_remedy_names_is_there() -> None:
    named = set(re.findall(r"ledgerctl ([a-z-]+)(?: ([a-z]+))?", " ".join(REMEDIES.values())))
    assert named
    there = {command.name: getattr(command, "commands", {}) for command in COMMANDS}
    assert {name for name, _ in named} <= there.keys()
    assert all(verb in there[name] for name, verb in named if there[name])


def test_every_service_of_the_contract_has_its_methods() -> None:
    services = {name for messages, _ in SERVICES for name in messages.DESCRIPTOR.services_by_name}
    assert services == METHODS.keys()


@pytest.mark.parametrize("service", METHODS)
def test_a_service_has_the_methods_of_the_contract_in_snake_case(service: str) -> None:
    (declared,) = [
        messages.DESCRIPTOR.services_by_name[service]
        for messages, _ in SERVICES
        if service in messages.DESCRIPTOR.services_by_name
    ]
    members = inspect.getmembers(METHODS[service], inspect.isfunction)
    public = {name for name, _ in members if not name.startswith("_")}
    assert public == {snake(method.name) for method in declared.methods}
