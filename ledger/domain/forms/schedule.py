"""The form of salary schedules."""

import itertools
from collections.abc import Sequence

from ledger.domain.facts.schedule import Lane, SalarySchedule
from ledger.domain.forms.faults import Faults, Violations, distinct
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def schedule(fact: SalarySchedule) -> Violations:
    """Find names given twice, an FTE beyond one job, and lanes that are no column of the steps."""
    yield from distinct("employee_groups", fact.employee_groups)
    yield from distinct("step_ids", fact.step_ids)
    yield from distinct("lanes", [lane.lane_id for lane in fact.lanes])
    if not 0 < fact.fte_basis <= 1:
        yield Violation("fte_basis", "must be above 0 and at most 1")
    for index, lane in enumerate(fact.lanes):
        yield from _lane(f"lanes[{index}].cells", lane, fact.step_ids)


def _lane(path: str, lane: Lane, steps: Sequence[str]) -> Violations:
    for index, cell in enumerate(lane.cells):
        if cell.amount <= 0:
            yield Violation(f"{path}[{index}].amount", "must be above 0")
        if cell.step_id not in steps:
            yield Violation(f"{path}[{index}].step_id", f"{cell.step_id} is no step of step_ids")
    named = [cell.step_id for cell in lane.cells]
    yield from distinct(path, named)
    places = [steps.index(step) for step in named if step in steps]
    if places != sorted(places):
        yield Violation(path, "must stand in the order of step_ids")
        return
    for before, after in itertools.pairwise(places):
        for skipped in steps[before + 1 : after]:
            gap = f"between {steps[before]} and {steps[after]}"
            yield Violation(path, f"no amount for step {skipped} {gap}")


FAULTS: dict[type[Fact], Faults] = {SalarySchedule: schedule}
