"""Payroll runs and retirements of policies for tests: what is not said is ordinary."""

from decimal import Decimal
from typing import Any

from ledger.domain.facts.payroll import PayrollRun, PayrollTotals, PolicyVersionName
from ledger.domain.facts.policy import PayPolicyRetirement
from tests.support.facts import day

DIGEST = "5f" * 32


def totals(**fields: Any) -> PayrollTotals:
    """Three lines of two educators."""
    ordinary: dict[str, Any] = {
        "lines": 3,
        "educators": 2,
        "regular": Decimal("100.25"),
        "retro": Decimal("-20.5"),
        "currency": "USD",
    }
    return PayrollTotals(**(ordinary | fields))


def version(policy_id: str = "base-increase", number: int = 1) -> PolicyVersionName:
    """A version of a pay policy, by name."""
    return PolicyVersionName(policy_id=policy_id, version=number)


def payroll_run(pay_date: str = "2025-09-26", basis: int = 6, **fields: Any) -> PayrollRun:
    """A run of Lakeview, made with the first version of its policy."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "pay_date": day(pay_date),
        "basis_position": basis,
        "supplementary": False,
        "policies": (version(),),
        "totals": totals(),
        "lines_sha256": DIGEST,
    }
    return PayrollRun(**(ordinary | fields))


def policy_retirement(on: str = "2026-07-01", **fields: Any) -> PayPolicyRetirement:
    """Lakeview gives up its policy."""
    ordinary: dict[str, Any] = {
        "policy_id": "base-increase",
        "district_id": "lakeview",
        "effective_on": day(on),
        "reason_code": "contract-ended",
    }
    return PayPolicyRetirement(**(ordinary | fields))
