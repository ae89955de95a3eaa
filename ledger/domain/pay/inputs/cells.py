"""What a cell of a salary schedule is worth on a day, and why nobody can say."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ledger.domain.book import DistrictBook
from ledger.domain.facts.placement import ScheduleCellName
from ledger.domain.pay.words.wording import said


class Missing(StrEnum):
    """What has to be recorded, or published, before an amount can be known."""

    PLACEMENT = "placement"
    PLACEMENT_ON_SCHEDULE = "placement_on_schedule"
    SCHEDULE = "schedule"
    LANE = "lane"
    CELL = "cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPlaced:
    """There is no amount: why, for a machine and for a person, and the entries that say so."""

    missing: Missing
    text: str
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWorth:
    """A year's amount at full time, exact, and the entry of the schedule it stands in.

    A schedule's amounts are for its FTE basis, and are brought to an FTE of 1. Its contract days
    change nothing: an employment does not say for how many of them it is.
    """

    amount: Fraction
    position: int


def cell_worth(cell: ScheduleCellName, day: date, book: DistrictBook) -> CellWorth | NotPlaced:
    """Give what a cell is worth in the version of its schedule that is in force on a day."""
    schedule = book.schedule_on(cell.schedule_id, day)
    if schedule is None:
        return not_in_force(cell.schedule_id, day)
    amount = schedule.fact.cell_amount(cell.lane_id, cell.step_id)
    if amount is None:
        text = (
            f"The schedule {cell.schedule_id} in force on {said(day)} has no amount for lane "
            f"{cell.lane_id} at step {cell.step_id}."
        )
        return NotPlaced(missing=Missing.CELL, text=text, positions=(schedule.position,))
    full = Fraction(amount) / Fraction(schedule.fact.fte_basis)
    return CellWorth(amount=full, position=schedule.position)


def turns_of(schedule_id: str, since: date, until: date | None, book: DistrictBook) -> list[date]:
    """Give the days within a span, but its first, on which a version of a schedule takes over."""
    return [
        each.fact.effective_from
        for each in book.schedules
        if each.fact.schedule_id == schedule_id
        and since < each.fact.effective_from
        and (until is None or each.fact.effective_from < until)
    ]


def not_in_force(schedule_id: str, day: date) -> NotPlaced:
    """Say that a day has no version of a schedule."""
    text = f"No version of the schedule {schedule_id} is in force on {said(day)}."
    return NotPlaced(missing=Missing.SCHEDULE, text=text)
