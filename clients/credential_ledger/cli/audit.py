"""`ledgerctl audit`: the log itself."""

import json
import os
from pathlib import Path

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger import entries_file, folders
from credential_ledger.cli.fault import Fault, unwritable
from credential_ledger.cli.output import document, fields, show, show_json
from credential_ledger.cli.parameters import as_json
from credential_ledger.cli.progress import watched
from credential_ledger.cli.screen import put_line
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.client import LedgerClient
from credential_ledger.v1.audit_service_pb2 import GetEntryResponse

_POSITION = click.IntRange(min=1)


@click.group("audit")
def audit() -> None:
    """The log itself: every entry, byte for byte."""


@audit.command("replay")
@click.option("--after", type=click.IntRange(min=0), default=0, help="Start after this position.")
@click.option("--until", type=_POSITION, default=None, help="Default: the head.")
@as_json
@pass_session
def replay(session: Session, after: int, until: int | None) -> None:
    """Print the log, one entry a line; positions without gap."""
    for each in session.client.audit.replay_events(after, until or 0):
        if session.as_json:
            show_json(GetEntryResponse(position=each.position, entry=each.entry))
        else:
            put_line(_line(each.position, each.entry))


@audit.command("entry")
@click.argument("position", type=_POSITION)
@as_json
@pass_session
def entry(session: Session, position: int) -> None:
    """Show the entry at POSITION."""
    answer = session.client.audit.get_entry(position)
    show(session, answer, lambda: _entry(answer))


@audit.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@pass_session
def export(session: Session, file: Path) -> None:
    """Write the whole log to FILE, byte for byte; what FILE holds already is gone on with.

    Its folder is made if need be.

    FILE is what `credential-ledger load` and an offline replay read: each entry after its length, a
    4-byte big-endian unsigned integer.
    """
    try:
        resumed = entries_file.Resumed(file)
        _check_same_log(session.client, resumed, file)
        position = _append(session.client, resumed, file)
    except entries_file.NoEntriesFile as error:
        raise Fault(f"{error}: it is no export and stays as it is. Choose another file.") from error
    except OSError as error:
        raise unwritable(file, error) from error
    click.echo(f"{position} entries in {file}, {position - resumed.position} of them new")


def _check_same_log(client: LedgerClient, resumed: entries_file.Resumed, file: Path) -> None:
    """An export is gone on with only where its last entry is the ledger's, byte for byte."""
    if not resumed.position:
        return
    if client.audit.get_entry(resumed.position).entry != resumed.last:
        raise Fault(
            f"{file} holds another log: its entry {resumed.position} is not that of this service. "
            "Choose another file."
        )


def _append(client: LedgerClient, resumed: entries_file.Resumed, path: Path) -> int:
    position = resumed.position
    entries = client.audit.replay_events(after_position=position)
    folders.make(path.parent)
    with path.open("ab") as file:
        # What follows the last whole entry is the half of one that was cut off.
        file.truncate(resumed.size)
        for each in watched(
            entries,
            "entries",
            done=lambda entry: entry.position,
            total=lambda entry: entry.head_position,
        ):
            entries_file.write(file, each.entry)
            position = each.position
        file.flush()
        os.fsync(file.fileno())
    return position


def _line(position: int, entry: bytes) -> str:
    header = json.loads(entry.partition(b"\n")[0])
    return "  ".join([str(position), *(str(value) for value in header.values())])


def _entry(answer: GetEntryResponse) -> RenderableType:
    header, _, data = answer.entry.decode().partition("\n")
    head = fields(("position", str(answer.position)), ("bytes", str(len(answer.entry))))
    return Group(head, document(header), document(data))
