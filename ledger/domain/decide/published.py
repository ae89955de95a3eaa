"""What a decision finds of what a district published, or refuses for want of it."""

from datetime import date
from decimal import Decimal

from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.district import School
from ledger.domain.facts.placement import ScheduleCellName
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.refusals.unknown import (
    UnknownCalendar,
    UnknownSalarySchedule,
    UnknownScheduleCell,
    UnknownSchool,
)
from ledger.domain.world import World


def school(world: World, district_id: str, school_id: str) -> School:
    """Give a school of a district.

    Raises:
        UnknownDistrict, UnknownSchool: there is none.
    """
    found = world.book(district_id).school(school_id)
    if found is None:
        raise UnknownSchool(district_id=district_id, school_id=school_id)
    return found


def calendar(world: World, district_id: str, calendar_id: str) -> Calendar:
    """Give the latest version of a calendar of a district.

    Raises:
        UnknownDistrict, UnknownCalendar: there is none.
    """
    found = world.book(district_id).calendar(calendar_id)
    if found is None:
        raise UnknownCalendar(district_id=district_id, calendar_id=calendar_id)
    return found


def schedule_on(world: World, district_id: str, schedule_id: str, day: date) -> SalarySchedule:
    """Give the version of a salary schedule that is in force on a day.

    Raises:
        UnknownDistrict, UnknownSalarySchedule: there is none.
    """
    found = world.book(district_id).schedule_on(schedule_id, day)
    if found is None:
        raise UnknownSalarySchedule(district_id=district_id, schedule_id=schedule_id, day=str(day))
    return found.fact


def cell_amount(world: World, district_id: str, cell: ScheduleCellName, day: date) -> Decimal:
    """Give what a cell of a salary schedule is worth a year, on a day.

    Raises:
        UnknownDistrict, UnknownSalarySchedule, UnknownScheduleCell: there is none.
    """
    schedule = schedule_on(world, district_id, cell.schedule_id, day)
    amount = schedule.cell_amount(cell.lane_id, cell.step_id)
    if amount is None:
        raise UnknownScheduleCell(
            schedule_id=cell.schedule_id,
            lane_id=cell.lane_id,
            step_id=cell.step_id,
            day=str(day),
        )
    return amount
