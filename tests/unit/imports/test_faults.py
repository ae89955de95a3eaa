"""Every fault of a row is told with file, line and column, and stops no other row."""

import pytest

from tests.support.importing import read

USERS = "sourcedId,enabledUser,orgSourcedIds,role"
JOBS = (
    "fact,person,effective_from,effective_until,assignment_id,role,fte,primary,"
    "school_id,kind,paid,schedule_id,lane_id,step_id,reason_code"
)
GOOD_JOB = "employment,u-1002,2026-08-24,,teacher,teacher,1,yes,,,,,,,"


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ("sourcedId,orgSourcedIds", "role: is missing"),
        (f"{USERS},role", "role: stands there twice"),
        (f"{USERS},", "a column without a name: is no column of users.csv"),
        (f"{USERS},roll", "roll: is no column of users.csv; there are sourcedId, status,"),
    ],
)
def test_a_header_out_of_form_is_a_fault_of_its_line(header: str, fault: str) -> None:
    told = read("users.csv", f"{header}\nu-1,true,north,teacher\n")
    assert told.items == []
    assert len(told.faults) == 1
    assert told.faults[0].startswith(f"users.csv:1: {fault}")


def test_a_file_of_another_kind_is_asked_about_once() -> None:
    told = read(
        "employment.csv", "fact,person,completed_on,title\ncredit,u-1001,2026-01-05,Maths\n"
    )
    assert told.faults == [
        (
            "employment.csv:1: has the columns of history.csv, not of employment.csv: "
            "is this history.csv?"
        )
    ]


@pytest.mark.parametrize(("mark", "named"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_file_with_other_marks_between_its_columns_is_told_as_that(mark: str, named: str) -> None:
    told = read("users.csv", USERS.replace(",", mark) + "\n")
    assert told.faults == [
        f"users.csv:1: has {named} between its columns; save it with commas",
    ]


def test_a_file_in_another_encoding_is_told_once() -> None:
    told = read("users.csv", f"{USERS}\n".encode("utf-16"))
    assert told.faults == ["users.csv:1: is UTF-16; save the file as UTF-8"]


def test_a_cell_out_of_form_hides_no_cell_that_is_missing() -> None:
    told = read("employment.csv", f"{JOBS}\nemployment,u-9,2026-08-24,,,t,two,yes,,,,,,,\n")
    assert told.faults == [
        f"employment.csv:2: {fault}"
        for fault in (
            (
                "fte: 'two' is not a number such as 52340.50: digits and a point, "
                "at most 18 before it and 6 behind"
            ),
            "assignment_id: is needed for employment",
            "person: neither the roster nor the ledger knows u-9",
        )
    ]


def test_a_file_without_anything_has_no_header() -> None:
    assert read("users.csv", "").faults == ["users.csv: holds no header"]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ("u-1,true,north", ["has 3 cells where the header has 4"]),
        ("u-1,true,north,teacher,", ["has 5 cells where the header has 4"]),
        ("u-1,maybe,north,teacher", ["enabledUser: 'maybe' is neither yes nor no"]),
        (",true,north,teacher", ["sourcedId: is empty"]),
        (
            "u-1,true,,boss",
            [
                "orgSourcedIds: is empty",
                "role: 'boss' is none of administrator, aide, proctor, teacher,",
            ],
        ),
    ],
)
def test_every_fault_of_a_row_is_told_and_the_next_is_read(row: str, faults: list[str]) -> None:
    told = read("users.csv", f"{USERS}\n{row}\nu-2,true,north,teacher\n")
    for said, expected in zip(told.faults, faults, strict=True):
        assert said.startswith(f"users.csv:2: {expected}")
    assert [each.place.line for each in told.planned] == [3]
    assert told.findings.faulty == 1


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (
            "contract,u-1001,2026-08-24,,,,,,,,,,,,",
            ["fact: 'contract' is none of employment, leave"],
        ),
        (
            "employment,u-1001,8/24/2026,,t,t,1,yes,,,,,,,",
            ["effective_from: '8/24/2026' is not a day"],
        ),
        (
            "employment,u-1001,2026-02-30,,t,t,1,yes,,,,,,,",
            ["effective_from: 2026-02-30 is no day"],
        ),
        ("employment,u-1001,0226-08-24,,t,t,1,yes,,,,,,,", ["effective_from: 0226-08-24 does not"]),
        ('employment,u-1001,2026-08-24,,t,t,"0,5",yes,,,,,,,', ["fte: '0,5' is not a number such"]),
        ("employment,u-1001,2026-08-24,,t,t,1e0,yes,,,,,,,", ["fte: '1e0' is not a number such"]),
        ("employment,u-1001,2026-08-24,,t,t,1.5,yes,,,,,,,", ["fte: 1.5 is not an exact number"]),
        (
            "employment,u-1001,2026-08-24,,T 1,t,1,yes,,,,,,,",
            ["assignment_id: 'T 1' is not a slug"],
        ),
        (
            "employment,u-1001,2026-08-24,2026-08-24,t,t,1,yes,,,,,,,",
            ["effective_until: must lie after effective_from"],
        ),
        (
            "employment,u-1001,2026-08-24,,,,1,yes,,,yes,,,,",
            [
                "assignment_id: is needed for employment",
                "role: is needed for employment",
                "paid: is not for employment",
            ],
        ),
        (
            "employment,u-9999,2026-08-24,,t,t,1,yes,nowhere,,,,,,",
            [
                "person: neither the roster nor the ledger knows u-9999",
                "school_id: neither the files nor the ledger know the school nowhere",
            ],
        ),
        (
            "placement,u-1001,2026-08-24,,t,,,,,,,chefs,ma,3,hire",
            ["schedule_id: neither the files nor the ledger know the salary schedule chefs"],
        ),
        (GOOD_JOB, ["line 2 says the same"]),
    ],
)
def test_a_job_out_of_form_is_told_by_column(row: str, faults: list[str]) -> None:
    told = read(
        "employment.csv", f"{JOBS}\n{GOOD_JOB}\n{row}\n{GOOD_JOB.replace('1,yes', '1,no')}\n"
    )
    assert len(told.faults) == len(faults)
    for said, expected in zip(told.faults, faults, strict=True):
        assert said.startswith(f"employment.csv:3: {expected}")
    assert [each.place.line for each in told.planned] == [2, 4]
