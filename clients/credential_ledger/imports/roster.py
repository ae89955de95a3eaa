"""Schools and educators from a OneRoster 1.1 roster.

Of people only the sourcedId is read, to make a pseudonymous id of it; names, user names, addresses
and numbers are passed over. Source: 1EdTech OneRoster 1.1, CSV tables orgs.csv and users.csv.
"""

from collections.abc import Iterator

from credential_ledger import batches
from credential_ledger.imports import identity
from credential_ledger.imports.cells import SLUG, TEXT, YES_NO, choice, several
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Once, Planned
from credential_ledger.imports.standing import replacing
from credential_ledger.imports.tables import Column, Row, Table
from credential_ledger.v1.district_pb2 import School
from credential_ledger.v1.educator_pb2 import Educator

_STATUSES = ("active", "inactive", "tobedeleted")
_ORG_TYPES = ("department", "district", "local", "national", "school", "state")
_EDUCATORS = ("administrator", "aide", "proctor", "teacher")
_OTHERS = ("guardian", "parent", "relative", "student")
_METADATA = ("dateLastModified", "metadata.*")


def words(*known: str) -> dict[str, str]:
    """Words that mean themselves."""
    return {word: word for word in known}


SOURCED_ID = Column("sourcedId", TEXT, "What the student information system calls it.", "u-1001")
STATUS = Column(
    "status", choice(words(*_STATUSES)), "What is not active is left out; empty: active."
)

ORGS = Table(
    "orgs.csv",
    "OneRoster 1.1: an org of type `school` is a school of the district; others are left out.",
    (
        SOURCED_ID._replace(
            about="The school's id, in small letters; it has to be a slug then.",
            example="northside",
        ),
        STATUS,
        Column("name", TEXT, "What people call it. It enters the log: it is public.", "Northside"),
        Column("type", choice(words(*_ORG_TYPES)), "What it is.", "school"),
    ),
    needed=frozenset({"sourcedId", "name", "type"}),
    passed_over=("identifier", "parentSourcedId", *_METADATA),
)

USERS = Table(
    "users.csv",
    "OneRoster 1.1: who teaches, leads or helps is an educator; others are left out.",
    (
        SOURCED_ID._replace(
            about="Who it is in every file. An id is made of it; it does not enter the log itself."
        ),
        STATUS,
        Column("enabledUser", YES_NO, "With `no` or `false` somebody is left out.", "true"),
        Column("orgSourcedIds", several(TEXT, ","), "Orgs of orgs.csv.", "northside"),
        Column("role", choice(words(*_EDUCATORS, *_OTHERS)), "What they are.", "teacher"),
    ),
    needed=frozenset({"sourcedId", "orgSourcedIds", "role"}),
    passed_over=(
        *("username", "userIds", "givenName", "familyName", "middleName", "identifier", "email"),
        *("sms", "phone", "agentSourcedIds", "grades", "password", *_METADATA),
    ),
)


def schools(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """The schools of orgs.csv; what the ledger knows of one besides its name stays."""
    once = Once(findings)
    for row in rows:
        sourced_id = str(row.values.get("sourcedId", ""))
        known.orgs.add(sourced_id)
        if not row.sound or not once.sees(sourced_id, row.line, "sourcedId"):
            continue
        why = _why_left_out(row)
        if not why and row.values["type"] != "school":
            why = f"type {row.values['type']}"
        if why:
            findings.leave_out(why)
            continue
        school_id = sourced_id.lower()
        try:
            SLUG.read(school_id)
        except ValueError as error:
            findings.fault(row.line, str(error), "sourcedId")
            continue
        if once.sees(("school", school_id), row.line, "sourcedId"):
            yield from _school(school_id, row, findings, known)
    # A row that cannot be read may be the org that others refer to.
    known.orgs_are_whole = not findings.faulty


def _school(school_id: str, row: Row, findings: Findings, known: Known) -> Iterator[Planned]:
    school = School(district_id=known.district_id, school_id=school_id)
    stands = known.ledger.standing(school)
    if isinstance(stands, School):
        school.CopyFrom(stands)
    school.name = str(row.values["name"])
    yield from replacing(school, Place(findings.file, row.line), findings, known)


def educators(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[Planned]:
    """The educators of users.csv, registered under ids that follow from their sourcedIds."""
    for line, sourced_id in people(rows, findings, known):
        yield from _educator(sourced_id, line, findings, known)


def people(rows: Iterator[Row], findings: Findings, known: Known) -> Iterator[tuple[int, str]]:
    """The sourcedIds of those of users.csv who are educators, each with its line."""
    once = Once(findings)
    for row in rows:
        if not row.sound:
            continue
        sourced_id = str(row.values["sourcedId"])
        if not once.sees(sourced_id, row.line, "sourcedId"):
            continue
        why = _why_left_out(row)
        if not why and row.values["role"] not in _EDUCATORS:
            why = f"role {row.values['role']}"
        if why:
            findings.leave_out(why)
            known.left_out[sourced_id] = why
        elif _orgs_exist(row, findings, known):
            yield row.line, sourced_id


def _educator(sourced_id: str, line: int, findings: Findings, known: Known) -> Iterator[Planned]:
    if known.registers:
        known.people.add(sourced_id)
        request_id = identity.registration(known.district_id, sourced_id)
        yield Planned(Place(findings.file, line), batches.item(Educator(), request_id))
    elif known.ledger.knows(known.educator_id(sourced_id)):
        known.people.add(sourced_id)
        findings.standing += 1
    else:
        what = f"{known.registrar} did not register them; import the roster as {known.registrar}"
        findings.fault(line, what, "sourcedId")


def _orgs_exist(row: Row, findings: Findings, known: Known) -> bool:
    named = row.values["orgSourcedIds"]
    missing = [each for each in named if each not in known.orgs] if isinstance(named, tuple) else []
    if not missing or not known.orgs_are_whole:
        return True
    findings.fault(row.line, f"orgs.csv has no {missing[0]}", "orgSourcedIds")
    return False


def _why_left_out(row: Row) -> str:
    status = row.values.get("status", "active")
    if status != "active":
        return f"status {status}"
    return "" if row.values.get("enabledUser", True) else "not enabled"
