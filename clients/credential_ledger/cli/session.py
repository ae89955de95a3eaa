"""Who asks which service: what every command of one run shares."""

from dataclasses import dataclass, field
from functools import cached_property

import rich_click as click

from credential_ledger.cli import forms
from credential_ledger.cli.roles import ROLES
from credential_ledger.client import LedgerClient
from credential_ledger.retries import Retries

# A person waits at the terminal: a service that does not answer is told soon.
PATIENCE = Retries(attempts=4)


@dataclass
class Session:
    """The connection's options, and the client once it is needed."""

    target: str
    principal: str | None
    role: str | None
    district: str | None
    timeout: float
    as_json: bool = field(default=False)
    """True where the answer goes to a machine."""
    command: click.Command | None = field(default=None)
    """What runs; its options say which flag gives which field."""

    @cached_property
    def client(self) -> LedgerClient:
        """The client, made when it is first needed.

        Raises:
            click.UsageError: nobody said who asks.
        """
        if not self.principal or not self.role:
            names = ", ".join(ROLES)
            raise click.UsageError(
                "Say who asks: give --principal and --role before the command, or set "
                f"LEDGERCTL_PRINCIPAL ({forms.PRINCIPAL}) and LEDGERCTL_ROLE ({names})."
            )
        return LedgerClient(
            self.target,
            principal=self.principal,
            role=self.role,
            district=self.district,
            timeout=self.timeout,
            retries=PATIENCE,
        )

    def close(self) -> None:
        """Hang up, if a client was needed."""
        if "client" in vars(self):
            self.client.close()


pass_session = click.make_pass_decorator(Session)
