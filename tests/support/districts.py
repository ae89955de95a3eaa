"""What districts publish, told as a test needs it: what is not said is ordinary."""

from decimal import Decimal
from typing import Any

from ledger.domain.facts.district import DatedLabel, DatedMeasure, School
from ledger.domain.facts.schedule import Lane, SalarySchedule, ScheduleCell
from tests.support.facts import day


def school(**fields: Any) -> School:
    """An elementary school, Title I since 2024."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "school_id": "north",
        "name": "North Elementary",
        "levels": (DatedLabel(label="elementary", effective_from=day("2000-07-01")),),
        "designations": (DatedLabel(label="title-1", effective_from=day("2024-07-01")),),
        "measures": (
            DatedMeasure(
                measure="poverty", value=Decimal("0.41"), effective_from=day("2024-07-01")
            ),
        ),
    }
    return School(**(ordinary | fields))


def lane(lane_id: str, **amounts: str) -> Lane:
    """A lane and what its steps are worth: `lane("ba", s1="40000")`."""
    cells = tuple(ScheduleCell(step_id=step, amount=Decimal(amounts[step])) for step in amounts)
    return Lane(lane_id=lane_id, title=lane_id.upper(), cells=cells)


def schedule(**fields: Any) -> SalarySchedule:
    """Two lanes of three steps; the second begins at the second step."""
    ordinary: dict[str, Any] = {
        "district_id": "lakeview",
        "schedule_id": "teachers",
        "title": "Teachers",
        "effective_from": day("2025-07-01"),
        "employee_groups": ("teachers",),
        "step_ids": ("s1", "s2", "s3"),
        "lanes": (
            lane("ba", s1="40000", s2="41000", s3="42000"),
            lane("ma", s2="45000", s3="46500"),
        ),
        "day_basis": 190,
        "fte_basis": Decimal(1),
    }
    return SalarySchedule(**(ordinary | fields))
