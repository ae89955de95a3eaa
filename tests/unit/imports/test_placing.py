"""A placement names a cell of a schedule that the files or the ledger have, in a dry run."""

import pytest

from credential_ledger.v1.district_service_pb2 import GetDistrictResponse
from tests.support.importing import known, read

SCHEDULE = (
    "schedule_id,effective_from,title,employee_groups,day_basis,fte_basis,lane_id,step_id,amount\n"
    "teachers,2026-07-01,Teachers,teachers,190,1,ba,1,44250\n"
    "teachers,2026-07-01,Teachers,teachers,190,1,ma,2,50125\n"
)
JOBS = "fact,person,effective_from,assignment_id,reason_code,schedule_id,lane_id,step_id\n"


@pytest.mark.parametrize(
    ("cell", "faults"),
    [
        ("2026-08-24,teacher,hire,teachers,ma,2", []),
        (
            "2026-08-24,teacher,hire,teachers,phd,2",
            [
                (
                    "lane_id: the salary schedule teachers of 2026-07-01 has no lane phd; "
                    "there are ba, ma"
                )
            ],
        ),
        (
            "2026-08-24,teacher,hire,teachers,ma,1",
            [
                (
                    "step_id: lane ma of the salary schedule teachers of 2026-07-01 has no step 1; "
                    "there are 2"
                )
            ],
        ),
        (
            "2026-06-30,teacher,hire,teachers,ma,2",
            ["effective_from: the salary schedule teachers is not in force by 2026-06-30"],
        ),
    ],
)
def test_a_cell_that_no_schedule_has_is_a_fault(cell: str, faults: list[str]) -> None:
    row = f"{JOBS}placement,u-1001,{cell}\n"
    of_files = known()
    [item] = read("schedule.csv", SCHEDULE, of_files).items
    of_ledger = known(GetDistrictResponse(schedules=[item.salary_schedule]))
    for given in (of_files, of_ledger):
        assert read("employment.csv", row, given).faults == [
            f"employment.csv:2: {fault}" for fault in faults
        ]


def test_in_a_real_run_the_ledger_judges_it() -> None:
    row = f"{JOBS}placement,u-1001,2026-08-24,teacher,hire,teachers,phd,2\n"
    given = known(asks=False)
    read("schedule.csv", SCHEDULE, given)
    assert read("employment.csv", row, given).faults == []
