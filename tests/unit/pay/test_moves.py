"""Who moves to a lane, and who stood in it before."""

from decimal import Decimal

import pytest

from ledger.domain.pay.decide.standing import furthest, stood_before
from tests.support.facts import day
from tests.unit.pay.placing import FOR_LANES, Staff, at

BENEFIT = (FOR_LANES.policy_id, FOR_LANES.benefit_id)


def stood(staff: Staff, on: str, lane_id: str = "ma") -> bool:
    lane = ("teachers", lane_id)
    return stood_before(staff.bases(), staff.book(), "teacher-1", day(on), lane, BENEFIT)


@pytest.mark.parametrize(
    ("placed_in", "lane_id", "found"),
    [("ba", "ma", False), ("ma", "ma", True), ("ma15", "ma", True), ("ma", "ma15", False)],
)
def test_who_was_placed_there_or_further_the_day_before_has_not_moved(
    placed_in: str, lane_id: str, found: bool
) -> None:
    staff = Staff()
    staff.place("2025-08-01", cell=at(placed_in))
    assert stood(staff, "2025-09-01", lane_id) is found


def test_a_placement_from_the_day_of_the_move_on_is_the_move() -> None:
    staff = Staff()
    staff.place("2025-08-01")
    staff.place("2025-09-01", cell=at("ma"))
    assert stood(staff, "2025-09-01") is False
    assert stood(staff, "2025-09-02") is True


def test_who_is_hired_into_the_lane_has_not_moved_there() -> None:
    staff = Staff()
    staff.place("2025-08-01", cell=at("ma"))
    assert stood(staff, "2025-08-01") is True
    assert stood(staff, "2025-07-01") is True


def test_a_first_placement_made_for_the_move_is_the_move() -> None:
    staff = Staff()
    staff.place("2025-08-01", FOR_LANES, cell=at("ma"))
    assert stood(staff, "2025-08-01") is False


def test_a_stated_base_stands_in_no_lane() -> None:
    staff = Staff()
    staff.place("2025-08-01", stated_base=Decimal(99000))
    assert stood(staff, "2025-09-01") is False


def test_the_furthest_lane_is_the_last_of_its_schedule() -> None:
    book = Staff().book()
    assert furthest(book, "teachers", day("2025-09-01"), ["ma", None, "ba"]) == "ma"
    assert furthest(book, "teachers", day("2025-09-01"), ["phd", None]) is None
    assert furthest(book, "aides", day("2025-09-01"), ["ma"]) is None
