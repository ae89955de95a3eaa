"""`credential-ledger doctor`: what is there, what is wrong, and what to do about it."""

from collections.abc import Iterator
from pathlib import Path

import rich_click as click

from ledger.domain.refusals.refusal import DescribedError
from ledger.projections.schema import Tracking, in_schema, tracking
from ledger.store.connection import connect
from services.cli.failures import remedy
from services.cli.options import database_options, read_settings
from services.database import Database
from services.postgres.doctor import Finding, examine, examine_server, running_dsn
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
    given = None if settings.dsn is None else settings.dsn.get_secret_value()
    found = examine(settings.data_dir) if given is None else examine_server(given)
    yield from found
    dsn = given or running_dsn(settings.data_dir)
    if dsn is not None and any(finding.subject == "server" and finding.ok for finding in found):
        yield from _tables(dsn)


def _tables(dsn: str) -> Iterator[Finding]:
    try:
        Database(dsn, dsn).check()
        with connect(in_schema(dsn)) as connection:
            stands = tracking(connection)
    except DescribedError as error:
        yield Finding("tables", ok=False, detail=str(error), remedy=remedy(error))
        return
    yield Finding("tables", ok=True, detail="log and read model are at this program's version")
    yield _read_model(stands)


def _read_model(stands: Tracking) -> Finding:
    if stands.failure is None:
        return Finding("read model", ok=True, detail=f"it stands at position {stands.position}")
    return Finding(
        "read model",
        ok=False,
        detail=f"it stopped at position {stands.position}: {stands.failure}",
        remedy="Serve with the version of credential-ledger that wrote this entry: "
        "the read model goes on from there.",
    )
