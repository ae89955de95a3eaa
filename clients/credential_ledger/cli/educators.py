"""`ledgerctl educator`: educators and the jobs they hold."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import jobs, words
from credential_ledger.cli.output import basis, fields, recorded, show, show_pages
from credential_ledger.cli.parameters import (
    DatedReading,
    Reading,
    command_options,
    dated_reading,
    district_argument,
    reading,
)
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.educator_service_pb2 import GetEducatorResponse, ListEducatorsResponse


@click.group("educator")
def educator() -> None:
    """Educators, with the jobs they hold."""


@educator.command("register")
@command_options
@pass_session
def register(session: Session, request_id: str | None) -> None:
    """Register a pseudonymous educator; the id is minted."""
    recorded(session, session.client.educators.register_educator(request_id=request_id))


@educator.command("get")
@click.argument("educator_id", metavar="EDUCATOR")
@dated_reading
@pass_session
def get(session: Session, educator_id: str, **asked: Unpack[DatedReading]) -> None:
    """Show an educator's assignments, bases, leaves, service and opening balances."""
    answer = session.client.educators.get_educator(educator_id, **asked)
    show(
        session,
        answer,
        lambda: Group(_head(answer), jobs.whole(answer.educator)),
    )


def _head(answer: GetEducatorResponse) -> RenderableType:
    return fields(
        ("educator", answer.educator.educator_id),
        ("on", words.day(answer.educator, "effective_on")),
        ("as of", basis(answer.basis)),
    )


@educator.command("list")
@district_argument
@reading
@pass_session
def list_(session: Session, district_id: str, **asked: Unpack[Reading]) -> None:
    """List whom a district employs, has employed or will employ."""
    listing = session.client.educators.list_educators(district_id, **asked)
    show_pages(session, listing.pages(), ListEducatorsResponse(), _educators)


def _educators(answer: ListEducatorsResponse) -> RenderableType:
    return Group(jobs.assignments(answer.educators), f"as of {basis(answer.basis)}")
