"""What a decision finds of what a district published, and how it is refused what it does not."""

from decimal import Decimal

import pytest

from ledger.domain.decide import published
from ledger.domain.facts.placement import ScheduleCellName
from ledger.domain.refusals.unknown import (
    UnknownCalendar,
    UnknownDistrict,
    UnknownSalarySchedule,
    UnknownScheduleCell,
    UnknownSchool,
)
from ledger.domain.values import Fact
from ledger.domain.world import World
from tests.support.districts import lane, schedule, school
from tests.support.facts import calendar, day
from tests.support.granting import lakeview


def world(*published: Fact) -> World:
    ledger = lakeview()
    for fact in published:
        ledger.record(fact)
    return ledger.world()


def cell(lane_id: str = "ba", step_id: str = "s1") -> ScheduleCellName:
    return ScheduleCellName(schedule_id="teachers", lane_id=lane_id, step_id=step_id)


def test_a_school_is_what_was_recorded_of_it_last() -> None:
    found = published.school(world(school(), school(name="North Academy")), "lakeview", "north")
    assert found.name == "North Academy"
    with pytest.raises(UnknownSchool):
        published.school(world(school()), "lakeview", "south")


def test_a_calendar_is_found_by_its_id() -> None:
    assert published.calendar(world(calendar(2025)), "lakeview", "2025-26") == calendar(2025)
    with pytest.raises(UnknownCalendar):
        published.calendar(world(calendar(2025)), "lakeview", "2026-27")


def test_a_schedule_is_in_force_from_its_day_until_the_version_of_a_later_day() -> None:
    later = schedule(effective_from=day("2026-07-01"), lanes=(lane("ba", s1="41500"),))
    here = world(later, schedule())
    assert published.schedule_on(here, "lakeview", "teachers", day("2026-06-30")) == schedule()
    assert published.schedule_on(here, "lakeview", "teachers", day("2026-07-01")) == later
    assert published.cell_amount(here, "lakeview", cell(), day("2026-06-30")) == Decimal(40000)
    assert published.cell_amount(here, "lakeview", cell(), day("2026-07-01")) == Decimal(41500)
    with pytest.raises(UnknownSalarySchedule):
        published.schedule_on(here, "lakeview", "teachers", day("2025-06-30"))
    with pytest.raises(UnknownSalarySchedule):
        published.schedule_on(here, "lakeview", "aides", day("2026-06-30"))


def test_a_schedule_published_again_for_the_same_day_replaces_itself() -> None:
    corrected = schedule(lanes=(lane("ba", s1="40100"),))
    here = world(schedule(), corrected)
    assert published.schedule_on(here, "lakeview", "teachers", day("2025-07-01")) == corrected


@pytest.mark.parametrize(("lane_id", "step_id"), [("ma", "s1"), ("phd", "s1"), ("ba", "s9")])
def test_a_cell_that_a_schedule_has_not_is_refused(lane_id: str, step_id: str) -> None:
    with pytest.raises(UnknownScheduleCell):
        published.cell_amount(
            world(schedule()), "lakeview", cell(lane_id, step_id), day("2025-07-01")
        )


def test_nothing_is_found_of_a_district_nobody_registered() -> None:
    for find in (
        lambda: published.school(world(), "nowhere", "north"),
        lambda: published.calendar(world(), "nowhere", "2025-26"),
        lambda: published.schedule_on(world(), "nowhere", "teachers", day("2025-07-01")),
    ):
        with pytest.raises(UnknownDistrict):
            find()


def test_a_decision_relies_on_the_district_it_looked_at() -> None:
    here = world(school())
    published.school(here, "lakeview", "north")
    assert here.consulted == {"district/lakeview": 2}
