"""Leaves, separations, placements and balances for tests: what is not said is ordinary."""

from decimal import Decimal
from typing import Any

from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.facts.educator import Leave, Separation, ServiceCredit
from ledger.domain.facts.placement import (
    OpeningBalance,
    Placement,
    RewardTaken,
    ScheduleCellName,
    ServiceBalance,
    SupplementBalance,
    UnitsBalance,
)
from tests.support.facts import day


def leave(educator_id: str, on: str = "2025-09-01", **fields: Any) -> Leave:
    """Parental leave for autumn, unpaid, from everything."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "kind": "parental",
        "paid": False,
        "effective_from": day(on),
        "effective_until": day("2026-01-01"),
    }
    return Leave(**(ordinary | fields))


def separation(educator_id: str, on: str = "2026-01-01", **fields: Any) -> Separation:
    """Resigned."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "effective_on": day(on),
        "reason_code": "resigned",
    }
    return Separation(**(ordinary | fields))


def service_credit(educator_id: str, on: str = "2020-07-01", **fields: Any) -> ServiceCredit:
    """Four years of teaching elsewhere."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "kind": "teaching-elsewhere",
        "years": Decimal(4),
        "credited_on": day(on),
    }
    return ServiceCredit(**(ordinary | fields))


def cell(lane_id: str = "ba", step_id: str = "s1") -> ScheduleCellName:
    """A cell of the schedule for teachers (`tests/support/districts.py`)."""
    return ScheduleCellName(schedule_id="teachers", lane_id=lane_id, step_id=step_id)


def placement(educator_id: str, on: str = "2025-07-01", **fields: Any) -> Placement:
    """The base that was agreed on hire."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "assignment_id": "teacher-1",
        "effective_from": day(on),
        "reason_code": "hire",
    }
    base = {} if "cell" in fields else {"stated_base": Decimal(50_000)}
    return Placement(**(ordinary | base | fields))


def units(
    used: str = "6", remaining: str = "1.5", category: str = "lane-credits", **fields: Any
) -> UnitsBalance:
    """Semester credits towards the next lane."""
    ordinary: dict[str, Any] = {"unit": CreditUnit.SEMESTER_CREDIT}
    return UnitsBalance(
        category=category,
        used=CreditAmount(amount=Decimal(used), **(ordinary | fields)),
        remaining=CreditAmount(amount=Decimal(remaining), **(ordinary | fields)),
    )


def opening_balance(educator_id: str, on: str = "2025-07-01", **fields: Any) -> OpeningBalance:
    """A little of everything."""
    ordinary: dict[str, Any] = {
        "educator_id": educator_id,
        "district_id": "lakeview",
        "as_of": day(on),
        "units": (units(),),
        "supplements": (SupplementBalance(benefit_id="stipend", years_paid=2),),
        "rewards": (RewardTaken(benefit_id="reward", taken_on=day("2024-05-01")),),
        "service": (ServiceBalance(kind="in-district", years=Decimal(5)),),
    }
    return OpeningBalance(**(ordinary | fields))
