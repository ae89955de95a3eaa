"""What standing in another lane is worth."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ledger.domain.pay.decide.lanes import LaneGain, lane_gain, lane_index, lane_names
from ledger.domain.pay.inputs.cells import Missing, NotPlaced
from tests.support.districts import lane
from tests.support.facts import day
from tests.unit.pay.placing import FOR_LANES, Staff, at, columns

JOB = "teacher-1"
ON = "2025-09-01"
CREDITS = ("lanes", "credits")


@pytest.fixture
def staff() -> Staff:
    return Staff()


def asked(
    staff: Staff,
    lane_from: str | None,
    lane_to: str,
    on: str = ON,
    job: str = JOB,
    schedule_id: str = "teachers",
) -> LaneGain | NotPlaced:
    return lane_gain(staff.bases(), staff.book(), job, day(on), schedule_id, lane_from, lane_to)


def gain(staff: Staff, lane_from: str | None, lane_to: str, on: str = ON) -> LaneGain:
    found = asked(staff, lane_from, lane_to, on)
    assert isinstance(found, LaneGain), found
    return found


def refused(found: LaneGain | NotPlaced) -> NotPlaced:
    assert isinstance(found, NotPlaced), found
    assert found.text
    return found


def names(staff: Staff, on: str = ON, job: str = JOB) -> tuple[str, ...] | Missing:
    found = lane_names(staff.bases(), staff.book(), job, day(on), "teachers", CREDITS)
    return found.missing if isinstance(found, NotPlaced) else found


def test_lanes_have_the_order_of_their_schedule() -> None:
    assert [lane_index(columns(), each) for each in ("ba", "ma15", "phd")] == [0, 2, None]


def test_a_lane_is_worth_what_it_has_above_the_placement_s_at_the_same_step(staff: Staff) -> None:
    staff.place("2025-08-01")
    found = gain(staff, None, "ma")
    assert found.amount == 4000
    assert (found.lane_from, found.step_id, found.moved) == ("ba", "s2", False)
    assert found.text == (
        "At step s2 the lane MA is worth 45,000.00 USD a year at full time, 4,000.00 USD more than "
        "the lane BA."
    )
    assert found.positions == staff.bases().explained(JOB, day(ON)).positions


def test_the_next_level_is_worth_only_what_it_has_above_the_level_below(staff: Staff) -> None:
    staff.place("2025-08-01")
    assert gain(staff, "ma", "ma15").amount == 2000
    assert gain(staff, None, "ma15").amount == 6000


def test_who_is_placed_further_than_the_level_below_gains_the_difference_from_there(
    staff: Staff,
) -> None:
    staff.place("2025-08-01", cell=at("ma"))
    found = gain(staff, "ba", "ma15")
    assert found.amount == 2000
    assert (found.lane_from, found.placed_in) == ("ma", "ma")


@pytest.mark.parametrize("placed_in", ["ma", "ma15"])
def test_who_is_placed_in_the_lane_or_further_has_moved(staff: Staff, placed_in: str) -> None:
    staff.place("2025-08-01", cell=at(placed_in))
    found = gain(staff, None, "ma")
    assert found.amount == 0
    assert found.moved is True
    assert "The placement is already in the lane" in found.text


@pytest.mark.parametrize(("placed_in", "rest"), [("ba", 6000), ("ma", 2000), ("ma15", 0)])
def test_the_levels_up_to_a_lane_and_the_placement_never_come_to_more_than_its_cell(
    staff: Staff, placed_in: str, rest: int
) -> None:
    staff.place("2025-08-01", cell=at(placed_in))
    assert gain(staff, None, "ma").amount + gain(staff, "ma", "ma15").amount == rest


def test_a_move_is_worth_nothing_more_from_the_day_of_the_placement_on(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.place("2026-01-15", FOR_LANES, cell=at("ma"))
    assert gain(staff, None, "ma", "2026-01-14").amount == 4000
    assert gain(staff, None, "ma", "2026-01-15").amount == 0


def test_a_new_version_of_the_schedule_has_its_own_differences(staff: Staff) -> None:
    staff.place("2025-08-01")
    lanes = (lane("ba", s2="42000"), lane("ma", s2="46500"))
    staff.publish(effective_from=day("2026-07-01"), lanes=lanes, fte_basis=Decimal("0.5"))
    assert gain(staff, None, "ma", "2026-06-30").amount == 4000
    assert gain(staff, None, "ma", "2026-07-01").amount == 9000
    gone = refused(asked(staff, "ma", "ma15", "2026-07-01"))
    assert gone.missing is Missing.LANE
    assert gone.text == "The schedule teachers in force on 1 July 2026 has no lane ma15."


def test_a_difference_at_a_part_of_full_time_is_exact(staff: Staff) -> None:
    staff.publish(fte_basis=Decimal("0.3"))
    staff.place("2025-08-01")
    found = gain(staff, None, "ma")
    assert found.amount == Fraction(40000, 3)
    assert "13,333.3333 USD more" in found.text


def test_a_later_lane_that_is_worth_less_takes_nothing_away(staff: Staff) -> None:
    lanes = (lane("ba", s2="42000"), lane("ma", s2="41000"))
    staff.publish(lanes=lanes)
    staff.place("2025-08-01")
    found = gain(staff, None, "ma")
    assert found.amount == 0
    assert found.moved is False


def test_a_level_below_that_lies_no_lower_leaves_nothing(staff: Staff) -> None:
    staff.place("2025-08-01")
    found = gain(staff, "ma15", "ma")
    assert found.amount == 0
    assert found.moved is False
    assert found.text.startswith("Another move brings one in the lane MA15")


@pytest.mark.parametrize(
    ("step_id", "lane_from", "lane_to"),
    [("s1", None, "ma"), ("s3", None, "ma15"), ("s1", "ma", "ma15")],
)
def test_a_step_that_a_lane_has_no_amount_for_is_not_guessed(
    staff: Staff, step_id: str, lane_from: str | None, lane_to: str
) -> None:
    staff.place("2025-08-01", cell=at("ba", step_id))
    found = refused(asked(staff, lane_from, lane_to))
    assert found.missing is Missing.CELL
    assert f"at step {step_id}" in found.text
    assert found.positions


def test_what_is_missing_is_told(staff: Staff) -> None:
    assert refused(asked(staff, None, "ma")).missing is Missing.PLACEMENT
    staff.place("2025-08-01")
    assert refused(asked(staff, None, "phd")).missing is Missing.LANE
    assert refused(asked(staff, "phd", "ma")).missing is Missing.LANE
    other = refused(asked(staff, None, "ma", schedule_id="aides"))
    assert other.missing is Missing.PLACEMENT_ON_SCHEDULE
    assert other.text == (
        "On 1 September 2025 assignment teacher-1 is on teachers, so it is in no lane of the "
        "schedule aides."
    )


def test_a_stated_base_is_in_no_lane(staff: Staff) -> None:
    staff.place("2025-08-01", stated_base=Decimal(60000))
    found = refused(asked(staff, None, "ma"))
    assert found.missing is Missing.PLACEMENT_ON_SCHEDULE
    assert "has a stated base" in found.text
    assert found.positions


def test_the_next_lanes_begin_at_the_first_placement(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.place("2026-01-15", cell=at("ma"))
    assert names(staff, "2026-02-01") == ("ba", "ma", "ma15")


def test_a_placement_made_for_the_benefit_is_not_the_first(staff: Staff) -> None:
    staff.place("2025-08-01", FOR_LANES, cell=at("ma"))
    assert names(staff) is Missing.PLACEMENT_ON_SCHEDULE
    staff.place("2026-01-15", cell=at("ma15"))
    assert names(staff, "2026-02-01") == ("ma15",)
    other = lane_names(
        staff.bases(), staff.book(), JOB, day("2026-02-01"), "teachers", ("lanes", "degrees")
    )
    assert other == ("ma", "ma15")


def test_a_stated_base_is_no_first_placement_on_a_schedule(staff: Staff) -> None:
    staff.place("2025-08-01", stated_base=Decimal(60000))
    staff.place("2026-01-15", cell=at("ma"))
    assert names(staff, "2026-02-01") == ("ma", "ma15")


def test_who_takes_over_another_assignment_began_where_the_first_did(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.hire("coach-1")
    staff.place("2026-01-15", assignment_id="coach-1", cell=at("ma"))
    assert names(staff, "2026-02-01", "coach-1") == ("ba", "ma", "ma15")


def test_of_two_assignments_placed_on_one_day_each_began_where_it_stands(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.hire("coach-1")
    staff.place("2025-08-01", assignment_id="coach-1", cell=at("ma"))
    assert names(staff, job="coach-1") == ("ma", "ma15")
    assert names(staff) == ("ba", "ma", "ma15")


def test_the_next_lanes_are_those_in_force_on_the_day(staff: Staff) -> None:
    staff.place("2025-08-01")
    lanes = (lane("ba", s2="42000"), lane("ba15", s2="43000"), lane("ma", s2="46500"))
    staff.publish(effective_from=day("2026-07-01"), lanes=lanes)
    assert names(staff, "2026-07-01") == ("ba", "ba15", "ma")
    staff.publish(effective_from=day("2027-07-01"), lanes=lanes[1:])
    assert names(staff, "2027-07-01") is Missing.LANE
    assert names(staff, "2024-07-01") is Missing.SCHEDULE
