"""The terms of a calendar from a OneRoster 1.1 roster.

Source: 1EdTech OneRoster 1.1, CSV table academicSessions.csv. There endDate is the last day; here
an interval ends on the first day after.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from credential_ledger import dates
from credential_ledger.imports.cells import DAY, TEXT, choice, matching
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.groups import whole_groups
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Once, Planned
from credential_ledger.imports.roster import SOURCED_ID, STATUS, words
from credential_ledger.imports.standing import replacing
from credential_ledger.imports.tables import Column, Row, Table
from credential_ledger.v1.calendar_pb2 import Calendar, Term

_ONE_DAY = timedelta(days=1)
_TYPES = ("gradingPeriod", "schoolYear", "semester", "term")
_YEAR = matching("a year of four digits, that in which the school year ends", r"(19|20|21)[0-9]{2}")

SESSIONS = Table(
    "academicSessions.csv",
    "OneRoster 1.1: the terms of a school year, or else its semesters, are the terms of a calendar "
    "`terms-2026-27`; years and grading periods are left out.",
    (
        SOURCED_ID._replace(example="t-2026-1"),
        STATUS,
        Column("title", TEXT, "What people call it.", "Fall 2026"),
        Column("type", choice(words(*_TYPES)), "What it is.", "term"),
        Column("startDate", DAY, "The first day.", "2026-08-24"),
        Column("endDate", DAY, "The last day, as OneRoster has it.", "2026-12-18"),
        Column("schoolYear", _YEAR, "The year in which the school year ends.", "2027"),
    ),
    needed=frozenset({"sourcedId", "title", "type", "startDate", "endDate", "schoolYear"}),
    passed_over=("dateLastModified", "parentSourcedId", "metadata.*"),
)


def terms(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """A calendar for each school year, of its terms in order."""
    seen = (_checked(row, once, findings) for once in [Once(findings)] for row in rows)
    for group in whole_groups(seen, ("schoolYear",), (), findings):
        kept = list(_kept(group, findings))
        if kept:
            place = Place(findings.file, kept[0].line)
            yield from replacing(_calendar(kept, known.district_id), place, findings, known)


def _checked(row: Row, once: Once, findings: Findings) -> Row:
    sound = row.sound and once.sees(row.values["sourcedId"], row.line, "sourcedId")
    if sound and _day(row, "endDate") < _day(row, "startDate"):
        findings.fault(row.line, "lies before startDate", "endDate")
        sound = False
    return row._replace(sound=sound)


def _kept(group: list[Row], findings: Findings) -> Iterator[Row]:
    """Those rows that are terms: of one type, so that none lies within another."""
    has_terms = any(row.values["type"] == "term" and _is_active(row) for row in group)
    wanted = "term" if has_terms else "semester"
    for row in group:
        if not _is_active(row):
            findings.leave_out(f"status {row.values['status']}")
        elif row.values["type"] != wanted:
            findings.leave_out(f"type {row.values['type']}")
        else:
            yield row


def _is_active(row: Row) -> bool:
    return row.values.get("status", "active") == "active"


def _calendar(rows: list[Row], district_id: str) -> Calendar:
    ends = int(str(rows[0].values["schoolYear"]))
    return Calendar(
        district_id=district_id,
        calendar_id=f"terms-{ends - 1}-{ends % 100:02}",
        terms=[
            Term(
                name=str(row.values["title"]),
                term_from=dates.encode(_day(row, "startDate")),
                term_until=dates.encode(_day(row, "endDate") + _ONE_DAY),
            )
            for row in sorted(rows, key=lambda row: (_day(row, "startDate"), row.line))
        ],
    )


def _day(row: Row, name: str) -> date:
    value = row.values[name]
    assert isinstance(value, date)  # noqa: S101 -- what its form reads
    return value
