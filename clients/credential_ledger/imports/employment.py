"""Jobs from employment.csv: segments of assignments, leaves, separations, service, placements."""

from collections.abc import Iterator

from credential_ledger.imports.cells import (
    AMOUNT,
    DAY,
    PAYROLL_NUMBER,
    SHARE,
    SLUG,
    TEXT,
    YES_NO,
    choice,
)
from credential_ledger.imports.facts import ALIKE, checked, planned
from credential_ledger.imports.findings import Findings
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Planned
from credential_ledger.imports.sorts import Sort, at, by_name
from credential_ledger.imports.tables import Column, Row, Table
from credential_ledger.v1.employment_pb2 import Employment, Leave, Separation, ServiceCredit
from credential_ledger.v1.placement_pb2 import Placement

SORTS = by_name(
    Sort(
        "employment",
        Employment,
        "A segment of an assignment.",
        at("assignment_id", "role", "fte", "primary", "effective_from"),
        at(
            *("effective_until", "employee_group", "payroll_number", "school_id"),
            *("calendar_id", "share_of_time"),
        ),
    ),
    Sort(
        "leave",
        Leave,
        "Days away from one assignment, or from all.",
        at("kind", "paid", "effective_from"),
        at("effective_until", "assignment_id"),
        examples={"effective_from": "2026-10-05", "effective_until": "2026-12-19"},
    ),
    Sort(
        "separation",
        Separation,
        "The end of every assignment in the district.",
        at("reason_code", effective_from="effective_on"),
        examples={"effective_from": "2027-06-12", "reason_code": "retirement"},
    ),
    Sort(
        "service_credit",
        ServiceCredit,
        "Years of service that the district credits.",
        at("kind", "years", effective_from="credited_on"),
        examples={"kind": "teaching-elsewhere"},
    ),
    Sort(
        "placement",
        Placement,
        "The cell of a salary schedule that is an assignment's base.",
        at(
            *("assignment_id", "effective_from", "reason_code"),
            schedule_id="cell.schedule_id",
            lane_id="cell.lane_id",
            step_id="cell.step_id",
        ),
    ),
    Sort(
        "stated_placement",
        Placement,
        "A stated amount a year that is an assignment's base.",
        at("assignment_id", "effective_from", "reason_code", "stated_base"),
        examples={"effective_from": "2027-01-04", "reason_code": "settlement"},
    ),
)

EMPLOYMENT = Table(
    "employment.csv",
    "Jobs, a fact a row; rows are recorded in their order, so a placement stands below its job.",
    (
        Column("fact", choice({name: name for name in SORTS}), "What the row says."),
        Column("person", TEXT, "Whom it is about: the sourcedId of users.csv.", "u-1001"),
        Column(
            "effective_from", DAY, "The first day; of a separation the first without.", "2026-08-24"
        ),
        Column("effective_until", DAY, "The first day after; empty: open.", "2027-06-12"),
        Column(
            "assignment_id", SLUG, "The job, a name of yours; of a leave empty: all.", "teacher"
        ),
        Column("role", SLUG, "What the educator does.", "teacher"),
        Column("fte", SHARE, "The share of a full-time equivalent.", "1"),
        Column("primary", YES_NO, "Whether it is the one primary job of a day.", "yes"),
        Column("employee_group", SLUG, "The bargaining group.", "teachers"),
        Column("payroll_number", PAYROLL_NUMBER, "What payroll calls the assignment."),
        Column(
            "school_id", SLUG, "A school: sourcedId of orgs.csv, in small letters.", "northside"
        ),
        Column("calendar_id", SLUG, "A calendar; empty: that of the group."),
        Column("share_of_time", SHARE, "How much of the educator's time it takes; empty: all."),
        Column("kind", SLUG, "Of a leave or of service: what kind.", "parental"),
        Column("paid", YES_NO, "Whether pay goes on during a leave.", "yes"),
        Column("years", AMOUNT, "How many years of service.", "3.5"),
        Column("reason_code", SLUG, "Why, of a separation or placement.", "hire"),
        Column("schedule_id", SLUG, "The salary schedule.", "teachers"),
        Column("lane_id", SLUG, "The lane.", "ma"),
        Column("step_id", SLUG, "The step.", "3"),
        Column(
            "stated_base", AMOUNT, "A year at full time, in the district's currency.", "61250.50"
        ),
    ),
    needed=ALIKE | {"effective_from"},
)


def jobs(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """The facts of employment.csv."""
    for row in checked(rows, SORTS, findings, known):
        if row.sound:
            yield planned(row, SORTS[str(row.values["fact"])], findings, known)
