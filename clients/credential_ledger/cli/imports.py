"""`ledgerctl import`: rosters, jobs, schedules, calendars and history from files."""

import csv
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rich_click as click

from credential_ledger.cli.fault import Fault
from credential_ledger.cli.importing import Asked, demand, educator_ids, opened, run
from credential_ledger.cli.parameters import as_json
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.imports import templates
from credential_ledger.imports.files import FILES, ROSTER, ROSTER_NEEDS
from credential_ledger.imports.manifest import MANIFEST
from credential_ledger.imports.sources import Plain

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(exists=True, path_type=Path)


@click.group("import")
def import_() -> None:
    """Rosters, jobs, schedules, calendars and history from files.

    Every fault is told as file:line: column: what. A row at fault, or refused, stops no other; the
    exit code is 1 then. The same import again records nothing twice, so one that was cut off is run
    again as it was. docs/imports.md describes every file.
    """


def _importing(command: Callable[..., None]) -> Callable[..., object]:
    """Give a command the options of an import, as one `asked`."""

    @functools.wraps(command)
    def asking(*args: Any, dry_run: bool, registered_by: str | None, **kwargs: Any) -> None:
        command(*args, asked=Asked(dry_run, registered_by), **kwargs)

    dry_run = click.option(
        "--dry-run", is_flag=True, help="Do everything but record, and list every fault."
    )
    registered_by = click.option(
        "--registered-by",
        metavar="PRINCIPAL",
        help="Who registered the people, where it was somebody else: ids follow from it.",
    )
    return dry_run(registered_by(as_json(asking)))


def _of_file(name: str, what: str) -> click.Command:
    """A command that imports one file, whatever it is called."""
    file = f"{name}.csv"

    @click.command(
        name, help=f"Import {what} from FILE. Its form: ledgerctl import template {file}"
    )
    @click.argument("path", metavar="FILE", type=_FILE)
    @_importing
    @pass_session
    def command(session: Session, path: Path, asked: Asked) -> None:
        run(session, {file: Plain(path)}, asked)

    return command


@import_.command("roster")
@click.argument("path", type=_PATH)
@_importing
@pass_session
def roster(session: Session, path: Path, asked: Asked) -> None:
    """Import schools, educators and terms from a OneRoster 1.1 roster: PATH is a folder or zip.

    Read are orgs.csv, users.csv and academicSessions.csv. No name, address or number of a person is
    read; an educator is an id made of the sourcedId.
    """
    with opened(path, (*ROSTER, MANIFEST.file)) as found:
        demand(found, ROSTER_NEEDS, path)
        run(session, found, asked)


@import_.command("all")
@click.argument("path", type=_PATH)
@_importing
@pass_session
def all_(session: Session, path: Path, asked: Asked) -> None:
    """Import all files of PATH, a folder or zip, in the order in which one needs another.

    That is calendar.csv, schedule.csv, a roster, employment.csv and history.csv.
    """
    with opened(path, (*FILES, MANIFEST.file)) as found:
        demand(found, ROSTER_NEEDS if found.keys() & set(ROSTER) else (), path)
        if not found.keys() & FILES.keys():
            raise Fault(f"{path} holds none of {', '.join(FILES)}.")
        run(session, found, asked)


for name, what in (
    ("calendar", "calendars"),
    ("schedule", "salary schedules"),
    ("employment", "jobs, leaves, placements and service"),
    ("history", "awards, credits and opening balances"),
):
    import_.add_command(_of_file(name, what))


@import_.command("ids")
@click.argument("path", type=_PATH)
@click.option("--registered-by", metavar="PRINCIPAL", help="Who registered the people.")
@pass_session
def ids(session: Session, path: Path, registered_by: str | None) -> None:
    """Print whom a roster registers, as CSV: sourcedId and educator id. Nothing is sent.

    For whoever keeps the directory of people.
    """
    with opened(path, ROSTER) as found:
        demand(found, ROSTER_NEEDS, path)
        written = csv.writer(sys.stdout, lineterminator="\n")
        written.writerow(["sourced_id", "educator_id"])
        written.writerows(educator_ids(session, found, registered_by))


@import_.command("template")
@click.argument("file", type=click.Choice([*FILES]))
def template(file: str) -> None:
    """Print the header of FILE with an example of every sort of row."""
    click.echo(templates.template(FILES[file]), nl=False)
