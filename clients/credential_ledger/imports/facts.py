"""Rows of which each is a fact about one person: jobs and history."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from credential_ledger import batches
from credential_ledger.imports import identity
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.known import Known
from credential_ledger.imports.planning import Once, Planned
from credential_ledger.imports.sorts import Sort, canonical
from credential_ledger.imports.tables import Row

ALIKE = frozenset({"fact", "person"})
"""What every row of such a file says: its sort, and whom it is about."""

_REFERENCES = {"school_id": "school", "calendar_id": "calendar", "schedule_id": "salary schedule"}
_SPAN = ("effective_from", "effective_until")


def checked(
    rows: Iterator[Row], sorts: Mapping[str, Sort], findings: Findings, known: Known
) -> Iterator[Row]:
    """The rows; sound where they say what their sort says, once, and of whom and what one knows."""
    once = Once(findings)
    for row in rows:
        sort = sorts.get(str(row.values.get("fact")))
        # Every fault of a row is told, whatever else is wrong with it.
        fits = sort is not None and sort.fits(row, ALIKE, findings)
        refers_well = _refers_well(row, findings, known)
        sound = row.sound and fits and refers_well and once.sees(_digest(row), row.line)
        yield row._replace(sound=sound)


def planned(row: Row, sort: Sort, findings: Findings, known: Known) -> Planned:
    """The fact of a row."""
    noun = sort.noun()
    sort.fill(noun, row)
    whom = {"educator_id": known.educator_id(person(row)), "district_id": known.district_id}
    for name, value in whom.items():
        setattr(noun, name, value)
    request_id = identity.request_id(known.district_id, sort.name, canonical([row]))
    return Planned(
        Place(findings.file, row.line), batches.item(noun, request_id), sort, person(row)
    )


def person(row: Row) -> str:
    """Whom a row is about: a sourcedId."""
    return str(row.values["person"])


def _digest(row: Row) -> bytes:
    """What a row says, in a form of which millions fit into memory."""
    return blake2b(canonical([row]).encode(), digest_size=16).digest()


def _refers_well(row: Row, findings: Findings, known: Known) -> bool:
    faults = []
    stranger = known.stranger(person(row)) if "person" in row.values else ""
    if stranger:
        faults.append(("person", stranger))
    for column, what in _REFERENCES.items():
        name = row.values.get(column)
        if name is not None and known.lacks(what, str(name)):
            faults.append((column, f"neither the files nor the ledger know the {what} {name}"))
    column, why = known.unplaced(row.values)
    if why:
        faults.append((column, why))
    begins, ends = (row.values.get(name) for name in _SPAN)
    if begins is not None and ends is not None and str(ends) <= str(begins):
        faults.append((_SPAN[1], "must lie after effective_from: it is the first day without"))
    for column, what in faults:
        findings.fault(row.line, what, column)
    return not faults
