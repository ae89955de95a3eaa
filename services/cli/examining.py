"""`credential-ledger doctor`: what is there, what is wrong, and what to do about it."""

from collections.abc import Iterator
from pathlib import Path

import rich_click as click

from ledger.domain.refusals.refusal import DescribedError
from services.cli.options import database_options, read_settings
from services.database import Database
from services.postgres.doctor import Finding, examine, examine_server
from services.settings import Settings


@click.command("doctor")
@database_options
@click.pass_context
def doctor_command(
    context: click.Context, dsn: str | None, owner_dsn: str | None, data_dir: Path | None
) -> None:
    """Say what was found and what is wrong; changes and starts nothing.

    Exit code 1 where something is wrong.
    """
    settings = read_settings(dsn=dsn, owner_dsn=owner_dsn, data_dir=data_dir)
    findings = list(_findings(settings))
    for finding in findings:
        click.echo(f"{'ok   ' if finding.ok else 'WRONG'} {finding.subject}: {finding.detail}")
        if finding.remedy:
            click.echo(f"      {finding.remedy}")
    context.exit(0 if all(finding.ok for finding in findings) else 1)


def _findings(settings: Settings) -> Iterator[Finding]:
    if settings.dsn is None:
        yield from examine(settings.data_dir)
        return
    dsn = settings.dsn.get_secret_value()
    server = examine_server(dsn)
    yield from server
    if server[0].ok:
        yield _tables(dsn)


def _tables(dsn: str) -> Finding:
    try:
        Database(dsn, dsn).check()
    except DescribedError as error:
        return Finding(
            "tables", ok=False, detail=str(error), remedy="Run credential-ledger migrate."
        )
    return Finding("tables", ok=True, detail="log and read model are at this program's version")
