"""Whether a placement names a cell of a schedule that is in force on its day."""

from collections.abc import Iterable, Mapping

from credential_ledger import dates
from credential_ledger.imports.cells import Value
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

_CELL = ("schedule_id", "lane_id", "step_id", "effective_from")


def is_placement(values: Mapping[str, Value]) -> bool:
    """Whether a row names a whole cell and a day."""
    return all(name in values for name in _CELL)


def fault(values: Mapping[str, Value], schedules: Iterable[SalarySchedule]) -> tuple[str, str]:
    """The column that names no cell, and why; both empty where there is one.

    A schedule of which no version is known at all is somebody else's fault to tell.
    """
    schedule_id, lane_id, step_id, on = (values[name] for name in _CELL)
    versions = [each for each in schedules if each.schedule_id == schedule_id]
    in_force = [each for each in versions if _begins(each) <= str(on)]
    if not versions:
        return "", ""
    if not in_force:
        return "effective_from", f"the salary schedule {schedule_id} is not in force by {on}"
    schedule = max(in_force, key=_begins)
    named = f"the salary schedule {schedule_id} of {_begins(schedule)}"
    lanes = {lane.lane_id: [cell.step_id for cell in lane.cells] for lane in schedule.lanes}
    if lane_id not in lanes:
        return "lane_id", f"{named} has no lane {lane_id}; there are {', '.join(lanes)}"
    steps = lanes[str(lane_id)]
    if step_id not in steps:
        what = f"lane {lane_id} of {named} has no step {step_id}; there are {', '.join(steps)}"
        return "step_id", what
    return "", ""


def _begins(schedule: SalarySchedule) -> str:
    return dates.decode(schedule.effective_from).isoformat()
