"""Stacks, retirements and recognitions, told as a test needs them."""

from decimal import Decimal
from typing import Any

from ledger.domain.facts.catalogue import CredentialRetirement, Stack, StackGroup
from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.facts.recognition import Recognition, RecognitionTerms, RecognitionWithdrawal
from tests.support.facts import day


def group(*credential_ids: str, **fields: Any) -> StackGroup:
    """All of some credentials."""
    ordinary: dict[str, Any] = {
        "group_id": "core",
        "title": "Core",
        "minimum": len(credential_ids) or 1,
        "credential_ids": credential_ids,
        "stack_ids": (),
    }
    return StackGroup(**(ordinary | fields))


def stack(stack_id: str = "digital-teaching", *groups: StackGroup, **fields: Any) -> Stack:
    """The badge and machine learning, both."""
    ordinary: dict[str, Any] = {
        "stack_id": stack_id,
        "issuer_id": "crafted",
        "title": stack_id,
        "groups": groups or (group("maker-educator", "machine-learning"),),
    }
    return Stack(**(ordinary | fields))


def retirement(on: str = "2026-03-01", **fields: Any) -> CredentialRetirement:
    """The first version of the Maker Educator Badge, replaced by another."""
    ordinary: dict[str, Any] = {
        "credential_id": "maker-educator",
        "credential_version": 1,
        "effective_on": day(on),
        "reason_code": "replaced",
    }
    return CredentialRetirement(**(ordinary | fields))


def amount(value: str = "3", **fields: Any) -> CreditAmount:
    """Semester credits."""
    ordinary: dict[str, Any] = {"amount": Decimal(value), "unit": CreditUnit.SEMESTER_CREDIT}
    return CreditAmount(**(ordinary | fields))


def terms(**fields: Any) -> RecognitionTerms:
    """Approved or not, three semester credits."""
    ordinary: dict[str, Any] = {
        "approval_required": False,
        "credits": (amount(),),
        "categories": ("salary",),
        "rewards": (),
    }
    return RecognitionTerms(**(ordinary | fields))


def recognition(since: str = "2026-01-01", **fields: Any) -> Recognition:
    """Lakeview recognizes the Maker Educator Badge."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "credential_id": "maker-educator",
        "effective_from": day(since),
        "terms": terms(),
    }
    return Recognition(**(ordinary | fields))


def withdrawal(on: str = "2026-06-01", **fields: Any) -> RecognitionWithdrawal:
    """Lakeview recognizes the Maker Educator Badge no longer."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "credential_id": "maker-educator",
        "effective_on": day(on),
        "reason_code": "no-longer-needed",
    }
    return RecognitionWithdrawal(**(ordinary | fields))
