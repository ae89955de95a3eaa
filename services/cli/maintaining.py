"""`credential-ledger migrate`, `rebuild` and `load`: work of the role that owns the tables."""

from datetime import UTC, datetime
from pathlib import Path

import rich_click as click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ledger.projections.rebuild import rebuild
from ledger.store.load import load
from ledger.store.understood import understood
from services.cli.entry_file import read_entries
from services.cli.failures import failures
from services.cli.options import database_options, read_settings
from services.database import migrate_all, open_database


@click.command("migrate")
@database_options
def migrate_command(dsn: str | None, owner_dsn: str | None, data_dir: Path | None) -> None:
    """Bring the database to this program's version."""
    settings = read_settings(dsn=dsn, owner_dsn=owner_dsn, data_dir=data_dir)
    done: list[str] = []
    with failures(), open_database(settings, _warn) as database:
        migrate_all(database, done.append)
    for line in done or ["The database is at this program's version already."]:
        click.echo(line)


@click.command("rebuild")
@database_options
def rebuild_command(dsn: str | None, owner_dsn: str | None, data_dir: Path | None) -> None:
    """Make the read model anew from the log.

    On the server behind a DSN, running services go on meanwhile. A private PostgreSQL belongs to
    one process: stop its service first.
    """
    settings = read_settings(dsn=dsn, owner_dsn=owner_dsn, data_dir=data_dir)
    with failures(), open_database(settings, _warn) as database, _progress("entries") as progress:
        migrate_all(database, _warn)
        task = progress.add_task("rebuilding", total=None)

        def show(position: int, head: int) -> None:
            progress.update(task, completed=position, total=head)

        position = rebuild(database.owner_dsn, show)
    click.echo(f"The read model was made anew from {position} entries.")


@click.command("load")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@database_options
def load_command(file: Path, dsn: str | None, owner_dsn: str | None, data_dir: Path | None) -> None:
    """Load an exported log into an empty database, every byte as it was.

    FILE is what `ledgerctl audit export` wrote: each entry preceded by its length, a 4-byte
    unsigned integer, big-endian. All of it is loaded, or nothing.
    """
    settings = read_settings(dsn=dsn, owner_dsn=owner_dsn, data_dir=data_dir)
    with (
        failures(),
        open_database(settings, _warn) as database,
        _progress("bytes") as progress,
        progress.open(file, "rb", description="loading") as entries,
    ):
        migrate_all(database, _warn)
        head = load(database.owner_dsn, understood(read_entries(entries), datetime.now(UTC)))
    click.echo(f"Loaded {head} entries.")


def _progress(unit: str) -> Progress:
    """Shows how far long work is, to a person alone: nothing where output is no terminal."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        console=console,
        disable=not console.is_terminal,
    )


def _warn(line: str) -> None:
    click.echo(line, err=True)
