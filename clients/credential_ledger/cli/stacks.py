"""`ledgerctl stack`: credentials that count together."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli.facts import file_command
from credential_ledger.cli.output import basis, show_pages, stacked, table
from credential_ledger.cli.parameters import Reading, reading
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.catalog_service_pb2 import ListStacksResponse
from credential_ledger.v1.stack_pb2 import Stack, StackGroup


@click.group("stack")
def stack() -> None:
    """Credentials that count together."""


stack.add_command(
    file_command(
        "define",
        Stack,
        "Define the stack of a JSON or YAML FILE, or a new version of it.",
        "examples/stacks/maker-pathway.json",
        lambda client, noun, request_id: client.catalog.define_stack(noun, request_id=request_id),
    )
)


@stack.command("list")
@click.option("--issuer", "issuer_id", metavar="ID", default="", help="Only this issuer's.")
@reading
@pass_session
def list_(session: Session, issuer_id: str, **asked: Unpack[Reading]) -> None:
    """List the latest version of each stack, with its groups."""
    listing = session.client.catalog.list_stacks(issuer_id=issuer_id, **asked)
    show_pages(session, listing.pages(), ListStacksResponse(), _stacks)


def _stacks(answer: ListStacksResponse) -> RenderableType:
    rows = (
        (
            stacked(
                each.stack.stack_id,
                f"{each.stack.title}, of {each.stack.issuer_id}",
                *map(_group, each.stack.groups),
            ),
            str(each.version),
        )
        for each in answer.stacks
    )
    return Group(table("Stacks", ("Stack", ">Version"), rows), f"as of {basis(answer.basis)}")


def _group(group: StackGroup) -> str:
    members = ", ".join((*group.credential_ids, *group.stack_ids))
    return f"{group.title}, at least {group.minimum} of: {members}"
