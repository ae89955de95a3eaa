"""Facts of several rows: schedules, calendars, balances. Each is whole, or it is not sent."""

from credential_ledger import decimals
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from tests.support.importing import known, read

SCHEDULE = (
    "schedule_id,effective_from,title,employee_groups,day_basis,fte_basis,lane_id,lane_title,"
    "step_id,amount\n"
)
CALENDAR = (
    "calendar_id,part,employee_groups,name,part_from,part_until,year_kind,day_kind,weekdays,"
    "closed_kinds,payable_on\n"
)
HISTORY = (
    "fact,person,completed_on,title,awarding_body,credential_kind,category,as_of,unit,used,"
    "remaining,benefit_id,years_paid,years\n"
)


def cell(lane: str, step: str, amount: str = "50000", *, of: str = "teachers") -> str:
    return f"{of},2026-07-01,Teachers,teachers,190,1,{lane},,{step},{amount}\n"


def test_the_rows_of_a_schedule_are_one_fact_with_lanes_and_steps_in_order() -> None:
    rows = [cell("ba", "1"), cell("ba", "2"), cell("ma", "2", "56240.50"), cell("ma", "3")]
    [item] = read("schedule.csv", SCHEDULE + "".join(rows)).items
    schedule = item.salary_schedule
    assert list(schedule.step_ids) == ["1", "2", "3"]
    assert [lane.lane_id for lane in schedule.lanes] == ["ba", "ma"]
    assert [each.step_id for each in schedule.lanes[1].cells] == ["2", "3"]
    assert decimals.decode(schedule.lanes[1].cells[0].amount) == decimals.exact("56240.5")


def test_a_step_that_only_a_later_lane_has_stands_where_that_lane_has_it() -> None:
    rows = [cell("ba", "2"), cell("ba", "4"), *(cell("ma", step) for step in "12345")]
    [item] = read("schedule.csv", SCHEDULE + "".join(rows)).items
    assert list(item.salary_schedule.step_ids) == list("12345")


def test_a_schedule_that_stands_so_is_not_published_again() -> None:
    text = SCHEDULE + cell("ba", "1", "50000.00")
    [item] = read("schedule.csv", text).items
    given = known(GetDistrictResponse(schedules=[item.salary_schedule]))
    told = read("schedule.csv", text, given)
    assert (told.items, told.findings.standing) == ([], 1)


def test_a_cell_at_fault_keeps_its_schedule_back_and_no_other() -> None:
    rows = [cell("ba", "1"), cell("ba", "2", "0"), cell("ba", "1", of="aides")]
    told = read("schedule.csv", SCHEDULE + "".join(rows))
    assert [item.salary_schedule.schedule_id for item in told.items] == ["aides"]
    assert told.faults == [
        "schedule.csv:3: amount: 0 is not an exact number above 0, such as 52340.50",
        "schedule.csv:2: teachers, 2026-07-01 is not sent: see line 3",
    ]
    assert (told.findings.faulty, told.findings.held_back) == (1, 1)


def test_a_row_of_which_nobody_knows_where_it_belongs_keeps_all_back() -> None:
    told = read("schedule.csv", SCHEDULE + cell("ba", "1") + "teachers,2026-07-01\n")
    assert told.items == []
    assert told.faults[1].endswith("is not sent: a row that is at fault may be part of it")


def test_a_cell_said_twice_names_both_lines() -> None:
    told = read("schedule.csv", SCHEDULE + cell("ba", "1") + cell("ba", "1", "51000"))
    assert told.items == []
    assert told.faults[0] == (
        "schedule.csv:3: step_id: teachers 2026-07-01 ba 1 is in line 2 already"
    )


def test_rows_of_one_schedule_agree_on_what_it_is_for() -> None:
    other = cell("ba", "2").replace(",190,", ",185,")
    told = read("schedule.csv", SCHEDULE + cell("ba", "1") + other)
    assert told.faults[0] == "schedule.csv:3: day_basis: differs from line 2, of the same fact"


def test_the_rows_of_a_calendar_are_one_fact() -> None:
    rows = (
        "26,year,,2026-27,2026-07-01,2027-07-01,contract,,,,\n"
        "26,pay_period,,August,2026-08-01,2026-09-01,,,,,2026-08-25\n"
        "26,pay_period,,July,2026-07-01,2026-08-01,,,,,2026-07-24\n"
        "26,day_pattern,,,2026-08-24,2027-06-12,,school,monday;friday,,\n"
        "26,closure,,Break,2026-12-19,2027-01-04,,,,school;contract,\n"
        "26,term,,Fall,2026-08-24,2026-12-19,,,,,\n"
    )
    [item] = read("calendar.csv", CALENDAR + rows).items
    calendar = item.calendar
    assert [each.name for each in calendar.pay_periods] == ["July", "August"]
    assert list(calendar.day_patterns[0].weekdays) == [1, 5]
    assert list(calendar.closures[0].kinds) == [2, 1]
    assert (calendar.years[0].kind, calendar.terms[0].name) == (1, "Fall")


def test_a_part_of_a_calendar_takes_only_what_it_is_made_of() -> None:
    told = read("calendar.csv", CALENDAR + "26,term,,Fall,2026-08-24,2026-08-24,contract,,,,\n")
    assert told.faults[0] == "calendar.csv:2: year_kind: is not for term"


def test_the_balances_of_a_person_and_a_day_are_one_fact_in_whatever_order() -> None:
    rows = (
        "units_balance,u-1001,,,,,general,2026-07-01,semester_credit,6,1.5,,,\n",
        "service_balance,u-1001,,,,,in-district,2026-07-01,,,,,,11\n",
        "supplement_balance,u-1001,,,,,,2026-07-01,,,,stipend,2,\n",
        "reward_balance,u-1001,2019-05-18,,,,,2026-07-01,,,,bonus,,\n",
    )
    [item] = read("history.csv", HISTORY + "".join(rows)).items
    balance = item.opening_balance
    assert balance.units[0].used.unit == balance.units[0].remaining.unit == 2
    assert (balance.supplements[0].years_paid, balance.rewards[0].benefit_id) == (2, "bonus")
    assert balance.service[0].kind == "in-district"
    [again] = read("history.csv", HISTORY + "".join(reversed(rows))).items
    assert again.request_id == item.request_id


def test_a_balance_at_fault_keeps_that_of_its_person_back_and_no_other_fact() -> None:
    rows = (
        "service_balance,u-1001,,,,,in-district,2026-07-01,,,,,,-1\n"
        "supplement_balance,u-1001,,,,,,2026-07-01,,,,stipend,2,\n"
        "service_balance,u-1002,,,,,in-district,2026-07-01,,,,,,3\n"
        "one_off_award,u-1001,2019-05-18,Bachelor,College,degree,,,,,,,,\n"
    )
    told = read("history.csv", HISTORY + rows)
    assert [item.WhichOneof("fact") for item in told.items] == ["external_award", "opening_balance"]
    assert told.faults[0].startswith("history.csv:2: years: -1 is not an exact number from 0 on")
    assert told.faults[1] == "history.csv:2: u-1001, 2026-07-01 is not sent: see line 2"


def test_a_balance_of_no_day_is_a_fault() -> None:
    told = read("history.csv", f"{HISTORY}service_balance,u-1001,,,,,in-district,,,,,,,3\n")
    assert told.faults == ["history.csv:2: as_of: is needed for service_balance"]
