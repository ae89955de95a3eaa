"""The days of a calendar are judged before it is sent, as the ledger judges them."""

import pytest

from tests.support.importing import known, read

HEADER = (
    "calendar_id,part,name,part_from,part_until,year_kind,day_kind,weekdays,payable_on,"
    "input_cutoff_on\n"
)
JULY = "26,pay_period,July,2026-07-01,2026-08-01,,,,2026-07-24,2026-07-17\n"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "26,pay_period,August,2026-07-31,2026-09-01,,,,2026-08-25,",
            "part_from: August overlaps July of line 2",
        ),
        (
            "26,pay_period,August,2026-08-02,2026-09-01,,,,2026-08-25,",
            "part_from: leaves days after July of line 2 without a pay period",
        ),
        (
            "26,pay_period,August,2026-08-01,2026-09-01,,,,2026-08-25,2026-08-26",
            "input_cutoff_on: must not lie after payable_on",
        ),
    ],
)
def test_pay_periods_that_do_not_fit_together_are_a_fault_of_their_line(
    row: str, fault: str
) -> None:
    told = read("calendar.csv", f"{HEADER}{JULY}{row}\n")
    assert told.items == []
    assert told.faults == [
        f"calendar.csv:3: {fault}",
        "calendar.csv:2: 26 is not sent: its days do not fit together",
    ]
    assert (told.findings.faulty, told.findings.held_back) == (1, 1)


def test_years_of_one_kind_share_no_day_and_of_two_kinds_may() -> None:
    year = "26,year,{},2026-07-01,2027-07-01,{},,,,\n"
    apart = HEADER + year.format("Contract", "contract") + year.format("Fiscal", "fiscal")
    assert read("calendar.csv", apart).faults == []
    told = read("calendar.csv", apart + year.format("Again", "fiscal"))
    assert told.faults[0] == "calendar.csv:4: part_from: Again overlaps Fiscal of line 3"


def test_a_part_of_a_calendar_is_known_by_its_line_whatever_the_order() -> None:
    august = "26,pay_period,August,2026-08-01,2026-09-01,,,,2026-08-25,\n"
    [planned] = read("calendar.csv", HEADER + august + JULY, known()).planned
    assert {path: part.line for path, part in planned.parts.items()} == {
        "pay_periods[0]": 3,
        "pay_periods[1]": 2,
    }
