"""`ledgerctl issuer`: the bodies that award credentials."""

import rich_click as click

from credential_ledger.cli.facts import fact_command
from credential_ledger.v1.issuer_pb2 import Issuer


@click.group("issuer")
def issuer() -> None:
    """The bodies that award credentials."""


issuer.add_command(
    fact_command(
        "register",
        Issuer,
        "Register an issuer, or a new version of it.",
        lambda client, noun, request_id: client.catalog.register_issuer(
            noun, request_id=request_id
        ),
        issuer_id="A slug you choose.",
        name="What people call it.",
        kind="What kind of body it is.",
        home_uri="Where it can be read about.",
    )
)
