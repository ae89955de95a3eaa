"""What the base of an assignment is on a day."""

from decimal import Decimal
from fractions import Fraction

import pytest

from ledger.domain.pay.inputs.bases import Placed, placed
from ledger.domain.pay.inputs.cells import Missing, NotPlaced
from tests.support.correcting import annul
from tests.support.districts import lane
from tests.support.facts import day, employment
from tests.support.jobs import separation
from tests.unit.pay.placing import FOR_LANES, Staff, at

JOB = "teacher-1"


@pytest.fixture
def staff() -> Staff:
    return Staff()


def amounts(staff: Staff, job: str, *days: str) -> list[object]:
    bases = staff.bases()
    found = [bases.on(job, day(each)) for each in days]
    return [None if each is None else each.amount for each in found]


def spans(staff: Staff) -> list[object]:
    found = placed(staff.items(), staff.book())
    return [
        (
            each.assignment_id,
            str(each.day_from),
            None if each.day_until is None else str(each.day_until),
            each.amount,
        )
        for each in found
    ]


def missing(staff: Staff, on: str, job: str = JOB) -> tuple[Missing, str]:
    found = staff.bases().explained(job, day(on))
    assert isinstance(found, NotPlaced)
    assert staff.bases().on(job, day(on)) is None
    return found.missing, found.text


def test_the_base_is_the_cell_of_the_placement_and_rests_on_it_and_on_the_schedule(
    staff: Staff,
) -> None:
    fact_id = staff.place("2025-08-01")
    found = staff.bases().on(JOB, day("2025-09-01"))
    assert found == Placed(
        assignment_id=JOB,
        day_from=day("2025-08-01"),
        day_until=None,
        amount=Fraction(41000),
        positions=(
            *staff.ledger.item(staff.educator, fact_id).positions,
            staff.book().schedules[0].position,
        ),
        schedule_id="teachers",
        lane_id="ba",
        step_id="s2",
    )


def test_before_the_first_placement_there_is_no_base(staff: Staff) -> None:
    staff.place("2025-08-01")
    assert missing(staff, "2025-07-31") == (
        Missing.PLACEMENT,
        "Assignment teacher-1 has no placement on 31 July 2025.",
    )
    assert missing(staff, "2025-08-01", "coach-1")[0] is Missing.PLACEMENT


def test_a_lane_move_changes_the_base_on_its_day(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.place("2026-01-15", cell=at("ma"))
    assert amounts(staff, JOB, "2026-01-14", "2026-01-15") == [41000, 45000]
    assert staff.bases().changes(JOB, day("2025-07-01"), day("2026-07-01")) == [
        day("2025-08-01"),
        day("2026-01-15"),
    ]


def test_only_days_inside_are_changes(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.place("2026-01-15", cell=at("ma"))
    assert staff.bases().changes(JOB, day("2025-08-01"), day("2026-01-15")) == []
    assert staff.bases().changes("coach-1", day("2025-07-01"), day("2026-07-01")) == []


def test_a_new_version_of_the_schedule_takes_over_on_its_day(staff: Staff) -> None:
    staff.place("2025-08-01")
    raised = (lane("ba", s1="41500", s2="42500"),)
    later = staff.publish(effective_from=day("2026-07-01"), lanes=raised)
    assert spans(staff) == [
        (JOB, "2025-08-01", "2026-07-01", 41000),
        (JOB, "2026-07-01", None, 42500),
    ]
    after = staff.bases().on(JOB, day("2026-07-01"))
    assert after is not None
    assert after.positions[-1] == later
    assert staff.bases().changes(JOB, day("2026-01-01"), day("2027-01-01")) == [day("2026-07-01")]


def test_versions_beyond_the_placement_and_of_other_schedules_cut_nothing(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.place("2026-07-01", stated_base=Decimal(60000))
    staff.publish(effective_from=day("2026-07-01"))
    staff.publish(effective_from=day("2026-01-01"), schedule_id="aides")
    assert spans(staff) == [
        (JOB, "2025-08-01", "2026-07-01", 41000),
        (JOB, "2026-07-01", None, 60000),
    ]


def test_a_version_without_the_cell_leaves_no_base_and_says_so(staff: Staff) -> None:
    fact_id = staff.place("2025-08-01")
    later = staff.publish(effective_from=day("2026-07-01"), lanes=(lane("ba", s1="41500"),))
    assert spans(staff) == [(JOB, "2025-08-01", "2026-07-01", 41000)]
    assert missing(staff, "2026-07-01") == (
        Missing.CELL,
        "The schedule teachers in force on 1 July 2026 has no amount for lane ba at step s2.",
    )
    found = staff.bases().explained(JOB, day("2026-07-01"))
    assert found.positions == (*staff.ledger.item(staff.educator, fact_id).positions, later)


@pytest.mark.parametrize(
    ("basis", "full"),
    [("1", Fraction(41000)), ("0.5", Fraction(82000)), ("0.3", Fraction(410000, 3))],
)
def test_a_schedule_for_a_part_of_full_time_is_brought_to_full_time_exactly(
    staff: Staff, basis: str, full: Fraction
) -> None:
    staff.publish(fte_basis=Decimal(basis))
    staff.place("2025-08-01")
    assert amounts(staff, JOB, "2025-08-01") == [full]


def test_a_stated_base_stays_as_stated_whatever_schedules_do(staff: Staff) -> None:
    staff.place("2025-08-01", stated_base=Decimal("51234.56"))
    staff.publish(effective_from=day("2026-07-01"))
    [found] = placed(staff.items(), staff.book())
    assert found.amount == Fraction("51234.56")
    assert (found.schedule_id, found.lane_id, found.step_id) == (None, None, None)


def test_two_assignments_have_a_base_each(staff: Staff) -> None:
    staff.hire("coach-1")
    staff.place("2025-08-01")
    staff.place("2025-08-01", assignment_id="coach-1", cell=at("ma15"))
    staff.place("2026-01-15", cell=at("ma"))
    assert spans(staff) == [
        ("coach-1", "2025-08-01", None, 47000),
        (JOB, "2025-08-01", "2026-01-15", 41000),
        (JOB, "2026-01-15", None, 45000),
    ]
    assert amounts(staff, "coach-1", "2026-01-15") == [47000]


def test_an_annulled_placement_is_none_and_the_one_before_holds_on(staff: Staff) -> None:
    staff.place("2025-08-01")
    mistaken = staff.place("2026-01-15", cell=at("ma"))
    annul(staff.ledger, staff.educator, mistaken)
    assert spans(staff) == [(JOB, "2025-08-01", None, 41000)]


def test_a_base_ends_with_its_assignment(staff: Staff) -> None:
    staff.place("2025-08-01")
    staff.ledger.record(separation(staff.educator, "2026-01-01"))
    assert spans(staff) == [(JOB, "2025-08-01", "2026-01-01", 41000)]
    assert missing(staff, "2026-01-01")[0] is Missing.PLACEMENT


def test_a_placement_that_rests_on_a_corrected_job_is_no_base(staff: Staff) -> None:
    staff.ledger.record(
        employment(staff.educator, assignment_id="coach-1", primary=False, fte=Decimal("0.5"))
    )
    job = staff.ledger.entries[-1].fact_id
    staff.place("2025-08-01", assignment_id="coach-1")
    annul(staff.ledger, staff.educator, job)
    assert spans(staff) == []


def test_the_placements_of_another_district_are_not_read(staff: Staff) -> None:
    staff.place("2025-08-01")
    items = staff.items()
    book = staff.book()
    elsewhere = type(book)(
        district=type(book.district)(
            district_id="elsewhere", name="Elsewhere", time_zone="UTC", currency="USD"
        ),
        calendars=(),
        requirements=(),
        schedules=book.schedules,
    )
    assert placed(items, elsewhere) == ()


def test_a_placement_names_the_eligibility_that_it_was_made_for(staff: Staff) -> None:
    staff.place("2026-01-15", FOR_LANES, cell=at("ma"))
    found = staff.bases().on(JOB, day("2026-01-15"))
    assert found is not None
    assert (found.policy_id, found.benefit_id) == ("lanes", "credits")
    assert found.segment_id == FOR_LANES.segment_id
