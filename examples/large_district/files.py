"""The files of a large district, the same every time: `files FOLDER [EDUCATORS]`."""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from credential_ledger.imports.files import FILES
from credential_ledger.imports.tables import Table

Row = Mapping[str, object]

EDUCATORS = 5_000
_SCHOOLS = 60
_LANES = {"ba": "BA", "ba-15": "BA+15", "ma": "MA", "ma-30": "MA+30"}
_STEPS = 15
_SUBJECTS = ("art", "biology", "english", "history", "mathematics", "music", "reading")
_NAMES = ("username", "givenName", "familyName", "email")


def write(folder: Path, educators: int = EDUCATORS) -> int:
    """Write every file into a folder; give how many rows they have."""
    people = range(educators)
    files: dict[str, Iterable[Row]] = {
        "calendar.csv": _calendar(),
        "schedule.csv": _schedule(),
        "orgs.csv": _orgs(),
        "users.csv": _users(people),
        "academicSessions.csv": _sessions(),
        "employment.csv": (row for n in people for row in _jobs(n)),
        "history.csv": (row for n in people for row in _history(n)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    return sum(_write(folder / name, FILES[name].table, rows) for name, rows in files.items())


def _write(path: Path, table: Table, rows: Iterable[Row]) -> int:
    names = [column.name for column in table.columns]
    names += [name for name in _NAMES if name in table.passed_over]
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, names)
        written.writeheader()
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007 -- given back
            written.writerow(row)
    return count


def _person(number: int) -> str:
    return f"u-{number:05}"


def _school(number: int) -> str:
    return f"school-{number % _SCHOOLS:02}"


def _calendar() -> Iterator[Row]:
    for kind in ("contract", "professional_development"):
        year = {"part_from": "2026-07-01", "part_until": "2027-07-01", "year_kind": kind}
        yield {"calendar_id": "2026-27", "part": "year", "name": "2026-27", **year}
    for month in range(12):
        first, after = _month(6 + month), _month(7 + month)
        yield {
            "calendar_id": "2026-27",
            "part": "pay_period",
            "name": first,
            "part_from": f"{first}-01",
            "part_until": f"{after}-01",
            "payable_on": f"{first}-25",
        }


def _month(number: int) -> str:
    """Give a month by its number from January 2026, which is 0."""
    years, rest = divmod(number, 12)
    return f"{2026 + years}-{rest + 1:02}"


def _schedule() -> Iterator[Row]:
    for column, (lane_id, title) in enumerate(_LANES.items()):
        for step in range(1, _STEPS + 1):
            yield {
                "schedule_id": "teachers",
                "effective_from": "2026-07-01",
                "title": "Teachers 2026-27",
                "employee_groups": "teachers",
                "day_basis": 190,
                "fte_basis": 1,
                "lane_id": lane_id,
                "lane_title": title,
                "step_id": step,
                "amount": f"{42_000 + 3_250 * column + 1_125 * step}.50",
            }


def _orgs() -> Iterator[Row]:
    yield {"sourcedId": "lakeview", "name": "Lakeview School District", "type": "district"}
    for number in range(_SCHOOLS):
        name = f"School No. {number + 1}"
        yield {"sourcedId": _school(number), "name": name, "type": "school"}


def _users(people: Sequence[int]) -> Iterator[Row]:
    for number in people:
        name = f"person{number}"
        yield {
            "sourcedId": _person(number),
            "enabledUser": "true",
            "orgSourcedIds": _school(number),
            "role": "aide" if number % 12 == 0 else "teacher",
            "username": name,
            "givenName": name.capitalize(),
            "familyName": "Example",
            "email": f"{name}@lakeview.example",
        }


def _sessions() -> Iterator[Row]:
    for title, begins, ends in (
        ("Fall 2026", "2026-08-24", "2026-12-18"),
        ("Spring 2027", "2027-01-04", "2027-06-11"),
    ):
        yield {
            "sourcedId": title.lower().replace(" ", "-"),
            "title": title,
            "type": "term",
            "startDate": begins,
            "endDate": ends,
            "schoolYear": 2027,
        }


def _jobs(number: int) -> Iterator[Row]:
    job = {"person": _person(number), "assignment_id": "teacher"}
    yield job | {
        "fact": "employment",
        "effective_from": f"{2005 + number % 20}-08-20",
        "role": "aide" if number % 12 == 0 else "teacher",
        "fte": "0.6" if number % 9 == 0 else "1",
        "primary": "yes",
        "employee_group": "teachers",
        "school_id": _school(number),
    }
    yield job | {
        "fact": "placement",
        "effective_from": "2026-07-01",
        "reason_code": "cut-over",
        "schedule_id": "teachers",
        "lane_id": list(_LANES)[number % len(_LANES)],
        "step_id": number % _STEPS + 1,
    }


def _history(number: int) -> Iterator[Row]:
    whom = {"person": _person(number)}
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    yield whom | {
        "fact": "one_off_award",
        "completed_on": f"{1995 + number % 28}-05-18",
        "title": f"Bachelor, {subject}",
        "awarding_body": "State University",
        "credential_kind": "degree",
        "subject": subject,
    }
    yield whom | {
        "fact": "credit",
        "completed_on": "2026-06-19",
        "title": f"Teaching {subject}",
        "awarding_body": "State University",
        "amount": 3,
        "unit": "semester_credit",
        "category": "general",
    }
    yield whom | {
        "fact": "service_balance",
        "as_of": "2026-07-01",
        "category": "in-district",
        "years": number % 20 + 0.5,
    }


if __name__ == "__main__":
    folder, *count = sys.argv[1:]
    print(write(Path(folder), *map(int, count)), "rows in", folder)
