"""`ledgerctl issuer`: the bodies that award credentials."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.flags import choices
from credential_ledger.cli.output import basis, show_pages, stacked, table
from credential_ledger.cli.parameters import Reading, reading
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.catalog_service_pb2 import ListIssuersResponse
from credential_ledger.v1.issuer_pb2 import Issuer, IssuerKind

_KINDS = choices(IssuerKind.DESCRIPTOR)


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


@issuer.command("list")
@click.option("--kind", type=click.Choice(_KINDS), help="Only of this kind.")
@reading
@pass_session
def list_(session: Session, kind: str | None, **asked: Unpack[Reading]) -> None:
    """List the latest version of each issuer."""
    number = IssuerKind.Value(_KINDS[kind] if kind else "ISSUER_KIND_UNSPECIFIED")
    listing = session.client.catalog.list_issuers(kind=number, **asked)
    show_pages(session, listing.pages(), ListIssuersResponse(), _issuers)


def _issuers(answer: ListIssuersResponse) -> RenderableType:
    rows = (
        (stacked(each.issuer_id, each.name, each.home_uri), words.label(each, "kind"))
        for each in answer.issuers
    )
    return Group(table("Issuers", ("Issuer", "!Kind"), rows), f"as of {basis(answer.basis)}")
