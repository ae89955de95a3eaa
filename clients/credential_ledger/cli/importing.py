"""How an import runs: file by file, each read as it is sent."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import rich_click as click
from click.exceptions import Exit

from credential_ledger.cli import failure, roles
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.import_report import Report
from credential_ledger.cli.progress import watched
from credential_ledger.cli.session import Session
from credential_ledger.imports import sources
from credential_ledger.imports.files import FILES, TABLES
from credential_ledger.imports.findings import Findings, Place, RowFault
from credential_ledger.imports.known import Known
from credential_ledger.imports.ledger import Ledger
from credential_ledger.imports.lines import Lines
from credential_ledger.imports.manifest import MANIFEST, check_manifest
from credential_ledger.imports.planning import Planned
from credential_ledger.imports.roster import USERS, people
from credential_ledger.imports.sending import check, send
from credential_ledger.imports.sources import Source

Found = Mapping[str, Source]
"""Files by the names they have in a folder."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How an import was asked for."""

    dry_run: bool
    registered_by: str | None


@contextmanager
def opened(path: Path, names: tuple[str, ...]) -> Iterator[Found]:
    """Those of the files `names` that a folder or zip holds.

    Raises:
        Fault: it is neither.
    """
    try:
        with sources.opened(path, names) as found:
            yield found
    except sources.Unreadable as error:
        raise Fault(str(error)) from error


def demand(found: Found, needed: Iterable[str], path: Path) -> None:
    """Refuse a roster without what it needs.

    Raises:
        Fault: files are missing; says which.
    """
    missing = [name for name in needed if name not in found]
    if missing:
        raise Fault(f"{path} holds no {' and no '.join(missing)}.")


def run(session: Session, found: Found, asked: Asked) -> None:
    """Import files and tell what became of every row; exits with 1 where one failed."""
    known = _known(session, asked.registered_by, asks=asked.dry_run)
    # Before anything else: without the district every row would be refused.
    _ = known.ledger.district
    report = Report(session, asked.dry_run)
    try:
        if MANIFEST.file in found:
            _check_manifest(found[MANIFEST.file], report)
        if USERS.file in found and asked.registered_by is None:
            _check_registrar(found[USERS.file], known, report)
        for name, source in ((name, found[name]) for name in FILES if name in found):
            _import(session, name, source, known, report)
    finally:
        report.close()
    if report.failed:
        raise Exit(failure.REFUSED)


def educator_ids(
    session: Session, found: Found, registered_by: str | None
) -> Iterator[tuple[str, str]]:
    """Whom a roster registers: sourcedIds and educator ids.

    Tells faults on standard error, and exits with 1 then.
    """
    known = _known(session, registered_by, asks=False)
    findings = Findings(USERS.file, lambda fault: click.echo(str(fault), err=True))
    with found[USERS.file].open() as file:
        rows = USERS.read(Lines(file, findings), findings)
        for _, sourced_id in people(rows, findings, known):
            yield sourced_id, known.educator_id(sourced_id)
    if findings.faulty:
        raise Exit(failure.REFUSED)


def _known(session: Session, registered_by: str | None, *, asks: bool) -> Known:
    if not session.principal or not session.district:
        raise click.UsageError(
            "Say for whom: give --principal and --district before the command, or set "
            "LEDGERCTL_PRINCIPAL and LEDGERCTL_DISTRICT."
        )
    registrar = registered_by or session.principal
    ledger = Ledger(lambda: session.client, session.district)
    return Known(ledger, session.principal, registrar, asks=asks)


@contextmanager
def _reading(source: Source, report: Report) -> Iterator[tuple[Lines, Findings]]:
    started = time.perf_counter()
    findings = Findings(source.name, report.fault)
    with source.open() as file:
        try:
            yield Lines(file, findings), findings
        finally:
            report.ended(findings, time.perf_counter() - started)


def _check_registrar(source: Source, known: Known, report: Report) -> None:
    """Find that a district has educators, of whom the principal registered none of the roster's.

    Raises:
        Fault: so it is; in a dry run it is told instead. Nothing was sent.
    """
    if not known.ledger.employed:
        return
    findings = Findings(USERS.file, lambda _: None)
    # What is noted as this file is read must not be noted when it is read again.
    known = Known(known.ledger, known.principal, known.registrar, asks=False)
    with source.open() as file:
        rows = USERS.read(Lines(file, findings), findings)
        ids = [known.educator_id(sourced_id) for _, sourced_id in people(rows, findings, known)]
    if not ids or any(map(known.ledger.may_know, ids)):
        return
    what = (
        f"{known.district_id} has {len(known.ledger.employed):,} educators already, and "
        f"{known.principal} registered none of the {len(ids):,} here. If somebody else did, this "
        "would register them a second time: say who, --registered-by PRINCIPAL. If all are new, "
        f"say --registered-by {known.principal}"
    )
    if not report.dry_run:
        raise Fault(f"{USERS.file}: {what}. Nothing was sent.")
    report.fault(RowFault(Place(USERS.file, 0), "", what))


def _check_manifest(source: Source, report: Report) -> None:
    with _reading(source, report) as (lines, findings):
        check_manifest(lines, findings)


def _import(session: Session, name: str, source: Source, known: Known, report: Report) -> None:
    file = FILES[name]
    with _reading(source, report) as (lines, findings):
        rows = file.table.read(lines, findings, TABLES)
        planned = file.plan(rows, findings, known)
        for each, decided in watched(
            check(session.client, _judged(session, planned, findings, known))
            if report.dry_run
            else iter(send(session.client, planned, known.ledger)),
            f"{name}, bytes",
            total=lambda _: source.size,
            done=lambda _: lines.consumed,
        ):
            report.add(each, decided)


def _judged(
    session: Session, planned: Iterator[Planned], findings: Findings, known: Known
) -> Iterator[Planned]:
    """What a dry run would send: nothing that is on record, and no kind that the role may not."""
    lacking: dict[str, str] = {}
    for each in planned:
        kind = each.item.WhichOneof("fact") or ""
        if kind not in lacking:
            lacking[kind] = roles.lacking(session.role or "", kind)
            if lacking[kind]:
                findings.fault(each.place.line, f"{kind}: {lacking[kind]}")
        if lacking[kind]:
            continue
        if known.on_record(each.item):
            findings.standing += 1
        else:
            yield each
