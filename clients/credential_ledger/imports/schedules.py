"""Salary schedules from schedule.csv: a row a cell."""

from collections.abc import Iterable, Iterator, Sequence

from credential_ledger.imports.cells import AMOUNT, COUNT, DAY, SHARE, SLUG, TEXT, several
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.groups import whole_groups
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Once, Part, Planned
from credential_ledger.imports.sorts import put
from credential_ledger.imports.standing import replacing
from credential_ledger.imports.tables import Column, Row, Table
from credential_ledger.v1.salary_schedule_pb2 import Lane, SalarySchedule

_KEYS = ("schedule_id", "effective_from")
_HEAD = ("title", "employee_groups", "day_basis", "fte_basis")

SCHEDULE = Table(
    "schedule.csv",
    "Salary schedules, a cell a row. The rows of one schedule and first day make one fact. Lanes "
    "stand in the order in which they first come, the rows of a lane in that of the steps.",
    (
        Column("schedule_id", SLUG, "The schedule, a name of yours.", "teachers"),
        Column("effective_from", DAY, "The first day it is in force.", "2026-08-24"),
        Column("title", TEXT, "What people call it.", "Teachers 2026-27"),
        Column("employee_groups", several(SLUG), "The groups it is for.", "teachers"),
        Column("day_basis", COUNT, "The contract days a year that amounts are for.", "190"),
        Column("fte_basis", SHARE, "The share of a full-time equivalent they are for.", "1"),
        Column("lane_id", SLUG, "The lane.", "ma"),
        Column("lane_title", TEXT, "What people call the lane; empty: its id.", "MA"),
        Column("step_id", SLUG, "The step.", "3"),
        Column("amount", AMOUNT, "A year at full time, in the district's currency.", "56240.50"),
    ),
    needed=frozenset({*_KEYS, *_HEAD, "lane_id", "step_id", "amount"}),
)


def schedules(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """The schedules of schedule.csv."""
    seen = (_once(row, once) for once in [Once(findings)] for row in rows)
    for group in whole_groups(seen, _KEYS, _HEAD, findings):
        place = Place(findings.file, group[0].line)
        schedule, parts = _schedule(group, known.district_id)
        yield from replacing(schedule, place, findings, known, parts)


def _once(row: Row, once: Once) -> Row:
    cell = tuple(str(row.values.get(name)) for name in (*_KEYS, "lane_id", "step_id"))
    return row._replace(sound=row.sound and once.sees(cell, row.line, "step_id"))


def _schedule(rows: Sequence[Row], district_id: str) -> tuple[SalarySchedule, dict[str, Part]]:
    """The schedule that rows say, and which line says which cell."""
    schedule = SalarySchedule(district_id=district_id)
    for name in (*_KEYS, *_HEAD):
        put(schedule, name, rows[0].values[name])
    lanes: dict[str, Lane] = {}
    parts: dict[str, Part] = {}
    for row in rows:
        lane_id = str(row.values["lane_id"])
        title = str(row.values.get("lane_title", lane_id))
        lane = lanes.setdefault(lane_id, Lane(lane_id=lane_id, title=title))
        cell = lane.cells.add(step_id=str(row.values["step_id"]))
        put(cell, "amount", row.values["amount"])
        parts[f"lanes[{[*lanes].index(lane_id)}].cells[{len(lane.cells) - 1}]"] = Part(row.line)
    schedule.step_ids.extend(_steps(lanes.values()))
    schedule.lanes.extend(lanes.values())
    return schedule, parts


def _steps(lanes: Iterable[Lane]) -> list[str]:
    """Every step once, in an order that all lanes agree with where there is one."""
    steps: list[str] = []
    for lane in lanes:
        place = 0
        for cell in lane.cells:
            if cell.step_id not in steps:
                steps.insert(place, cell.step_id)
            place = steps.index(cell.step_id) + 1
    return steps
