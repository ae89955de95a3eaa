"""Salary schedules: what a lane and a step are worth, from a day on, for some employee groups."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from msgspec import Meta

from ledger.domain.values import Count, Fact, Part, Slug, Title


class ScheduleCell(Part, frozen=True, kw_only=True):
    """The yearly amount of one step of a lane, in the district's currency."""

    step_id: Slug
    amount: Decimal


class Lane(Part, frozen=True, kw_only=True):
    """A column of a schedule, such as `MA+15`; its cells stand in the order of the steps."""

    lane_id: Slug
    title: Title
    cells: Annotated[tuple[ScheduleCell, ...], Meta(min_length=1, max_length=100)]


class SalarySchedule(Fact, frozen=True, kw_only=True):
    """Lanes times steps, in force from a day until the version of a later day.

    Amounts are for `day_basis` contract days at `fte_basis` of a full-time equivalent. A lane may
    begin late and end early, but skips no step in between.
    """

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    schedule_id: Slug
    title: Title
    effective_from: date
    employee_groups: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=50)]
    step_ids: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=100)]
    lanes: Annotated[tuple[Lane, ...], Meta(min_length=1, max_length=50)]
    day_basis: Count
    fte_basis: Decimal

    def cell_amount(self, lane_id: str, step_id: str) -> Decimal | None:
        """Give what a cell is worth a year; None where the schedule has none of these names."""
        return next(
            (
                cell.amount
                for lane in self.lanes
                for cell in lane.cells
                if (lane.lane_id, cell.step_id) == (lane_id, step_id)
            ),
            None,
        )
