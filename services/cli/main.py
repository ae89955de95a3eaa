"""`credential-ledger`: the group of its commands."""

import rich_click as click

from services.cli.examining import doctor_command
from services.cli.maintaining import load_command, migrate_command, rebuild_command
from services.cli.options import environment_help
from services.cli.serving import serve_command

_EPILOG = f"""\
Exit codes: 0 done, 1 not done (the message says why), 2 called wrongly.

Environment; an option takes its place:

{environment_help()}
"""


@click.group("credential-ledger", epilog=_EPILOG)
@click.version_option(package_name="credential-ledger")
def main() -> None:
    """Micro-credentials of teachers as facts, and what they mean for pay."""


for _command in (serve_command, migrate_command, rebuild_command, load_command, doctor_command):
    main.add_command(_command)
