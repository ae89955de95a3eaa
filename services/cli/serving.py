"""`credential-ledger serve`."""

from pathlib import Path

import rich_click as click

from services.cli.failures import failures
from services.cli.options import database_options, option, read_settings
from services.server import serve


@click.command("serve")
@database_options
@option("host")
@option("port")
def serve_command(
    dsn: str | None,
    owner_dsn: str | None,
    data_dir: Path | None,
    host: str | None,
    port: int | None,
) -> None:
    """Run the service until SIGTERM or Ctrl-C.

    Without a DSN it runs a private PostgreSQL in the data directory, and migrates it. The server
    behind a DSN is migrated by `credential-ledger migrate`.
    """
    settings = read_settings(dsn=dsn, owner_dsn=owner_dsn, data_dir=data_dir, host=host, port=port)
    with failures():
        serve(settings, click.echo)
