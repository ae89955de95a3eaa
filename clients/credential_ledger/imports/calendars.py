"""Calendars from calendar.csv: years, terms, patterns of days, closures and pay periods."""

from collections.abc import Iterator, Sequence
from datetime import date

from credential_ledger.imports.cells import DAY, SLUG, TEXT, choice, enum, several
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.groups import whole_groups
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Once, Part, Planned
from credential_ledger.imports.sorts import Sort, at, by_name, canonical, put
from credential_ledger.imports.spans import spans_fit
from credential_ledger.imports.standing import replacing
from credential_ledger.imports.tables import Column, Row, Table
from credential_ledger.v1.calendar_pb2 import (
    Calendar,
    CalendarYear,
    Closure,
    DayKind,
    DayPattern,
    PayPeriod,
    Term,
    Weekday,
    YearKind,
)

_KEYS = ("calendar_id",)
_HEAD = ("employee_groups",)
_ALIKE = frozenset({"part", *_KEYS, *_HEAD})

SORTS = by_name(
    Sort(
        "year",
        CalendarYear,
        "A named year.",
        at("name", year_kind="kind", part_from="year_from", part_until="year_until"),
        part_of="years",
        examples={"part_from": "2026-07-01", "part_until": "2027-07-01"},
    ),
    Sort(
        "term",
        Term,
        "A named part of the school year.",
        at("name", part_from="term_from", part_until="term_until"),
        part_of="terms",
        examples={"name": "Summer 2027", "part_from": "2027-06-14", "part_until": "2027-07-01"},
    ),
    Sort(
        "day_pattern",
        DayPattern,
        "On these weekdays days are of a kind.",
        at(
            "weekdays",
            day_kind="kind",
            part_from="pattern_from",
            part_until="pattern_until",
        ),
        part_of="day_patterns",
    ),
    Sort(
        "closure",
        Closure,
        "Days that are not of these kinds, such as a holiday.",
        at("name", closed_kinds="kinds", part_from="closed_from", part_until="closed_until"),
        part_of="closures",
        examples={"name": "Winter break", "part_from": "2026-12-19", "part_until": "2027-01-04"},
    ),
    Sort(
        "pay_period",
        PayPeriod,
        "A span that is paid on one day.",
        at("name", "payable_on", part_from="period_from", part_until="period_until"),
        at("input_cutoff_on"),
        part_of="pay_periods",
        examples={"name": "2026-09", "part_from": "2026-09-01", "part_until": "2026-10-01"},
    ),
)

CALENDAR = Table(
    "calendar.csv",
    "Calendars, a part a row. The rows of one calendar make one fact; a calendar published again "
    "replaces what it was.",
    (
        Column("calendar_id", SLUG, "The calendar, a name of yours.", "2026-27"),
        Column("part", choice({name: name for name in SORTS}), "What the row says."),
        Column("employee_groups", several(SLUG), "Whose it is; empty: of all without their own."),
        Column("name", TEXT, "What people call it.", "2026-27"),
        Column("part_from", DAY, "The first day.", "2026-08-24"),
        Column("part_until", DAY, "The first day after.", "2027-06-12"),
        Column("year_kind", enum(YearKind.DESCRIPTOR), "What the year is for.", "contract"),
        Column("day_kind", enum(DayKind.DESCRIPTOR), "What the days are.", "school"),
        Column(
            "weekdays",
            several(enum(Weekday.DESCRIPTOR)),
            "On which weekdays.",
            "monday;tuesday;wednesday;thursday;friday",
        ),
        Column(
            "closed_kinds", several(enum(DayKind.DESCRIPTOR)), "What the days are not.", "school"
        ),
        Column("payable_on", DAY, "The day it is paid.", "2026-09-15"),
        Column("input_cutoff_on", DAY, "The last day that still reaches it.", "2026-09-08"),
    ),
    needed=frozenset({"calendar_id", "part", "part_from", "part_until"}),
)


def calendars(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """The calendars of calendar.csv."""
    checked = (_checked(row, once, findings) for once in [Once(findings)] for row in rows)
    for group in whole_groups(checked, _KEYS, _HEAD, findings):
        calendar, parts = _calendar(group, known.district_id)
        if spans_fit(calendar, parts, findings):
            place = Place(findings.file, group[0].line)
            yield from replacing(calendar, place, findings, known, parts)
        else:
            what = f"{calendar.calendar_id} is not sent: its days do not fit together"
            findings.hold_back((row.line for row in group), what)


def _checked(row: Row, once: Once, findings: Findings) -> Row:
    sort = SORTS.get(str(row.values.get("part")))
    sound = (sort is not None and sort.fits(row, _ALIKE, findings)) and row.sound
    if sound and str(row.values["part_until"]) <= str(row.values["part_from"]):
        what = "must lie after part_from: it is the first day without"
        findings.fault(row.line, what, "part_until")
        sound = False
    return row._replace(sound=sound and once.sees(canonical([row]), row.line))


def _calendar(rows: Sequence[Row], district_id: str) -> tuple[Calendar, dict[str, Part]]:
    """The calendar that rows say, and which line says which part."""
    calendar = Calendar(district_id=district_id)
    for name in (*_KEYS, *_HEAD):
        if name in rows[0].values:
            put(calendar, name, rows[0].values[name])
    parts: dict[str, Part] = {}
    for row in sorted(rows, key=_first_day):
        sort = SORTS[str(row.values["part"])]
        siblings = getattr(calendar, sort.part_of)
        sort.fill(siblings.add(), row)
        parts[f"{sort.part_of}[{len(siblings) - 1}]"] = Part(row.line, sort)
    return calendar, parts


def _first_day(row: Row) -> date:
    value = row.values["part_from"]
    assert isinstance(value, date)  # noqa: S101 -- what its form reads
    return value
