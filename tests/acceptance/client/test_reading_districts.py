"""A district as people read it: everything that messages send them to look up."""

from datetime import date

from credential_ledger import dates, decimals
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.district_pb2 import District, School
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService

JULY, AUGUST, SEPTEMBER = (dates.encode(date(2026, month, 1)) for month in (7, 8, 9))


def calendar() -> Calendar:
    made = Calendar(calendar_id="26")
    made.years.add(kind=1, name="2026-27", year_from=JULY, year_until=SEPTEMBER)
    made.terms.add(name="Summer", term_from=JULY, term_until=AUGUST)
    made.day_patterns.add(kind=2, weekdays=[1, 5], pattern_from=JULY, pattern_until=AUGUST)
    made.closures.add(name="Break", kinds=[2], closed_from=JULY, closed_until=AUGUST)
    made.pay_periods.add(name="2026-07", period_from=JULY, period_until=AUGUST)
    made.pay_periods.add(name="2026-08", period_from=AUGUST, period_until=SEPTEMBER)
    return made


def schedule() -> SalarySchedule:
    made = SalarySchedule(schedule_id="teachers", title="Teachers", effective_from=JULY)
    made.step_ids.extend(("1", "2"))
    for lane_id, steps in (("ba", ("1", "2")), ("ma", ("2",))):
        lane = made.lanes.add(lane_id=lane_id)
        for step_id in steps:
            lane.cells.add(step_id=step_id, amount=decimals.encode(f"5{step_id}000"))
    return made


def test_a_district_is_shown_with_all_that_it_published(service: FakeService, run: Run) -> None:
    answer = GetDistrictResponse(
        district=District(district_id="lakeview", currency="USD"),
        schools=[School(school_id="northside", name="Northside Elementary")],
        calendars=[calendar()],
        schedules=[schedule()],
    )
    service.answers("GetDistrict", answer)
    said = flat(run("district", "get", "lakeview").stdout)
    for told in (
        "northside Northside Elementary",
        "26 2026-27 contract 2026-07-01 2026-08-31",
        "26 term 2026-07-01 2026-07-31 Summer",
        "26 school days 2026-07-01 2026-07-31 monday, friday",
        "26 closure 2026-07-01 2026-07-31 Break: no school days",
        "26 pay periods 2026-07-01 2026-08-31 2, 2026-07 to 2026-08",
        "Teachers: schedule teachers from 2026-07-01, USD a year",
        "1 51000 - 2 52000 52000",
    ):
        assert told in said


def test_a_list_without_anything_is_told_in_a_line(service: FakeService, run: Run) -> None:
    service.answers("GetDistrict", GetDistrictResponse())
    said = run("district", "get", "lakeview").stdout.splitlines()
    assert "Schools: none" in said
    assert "Professional development: none" in said
