"""`ledgerctl pending`: what awaits somebody."""

from collections.abc import Sequence
from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.flags import choices
from credential_ledger.cli.output import basis, show_pages, stacked, table
from credential_ledger.cli.parameters import DatedReading, dated_reading, district_argument
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.credential_service_pb2 import ListPendingResponse
from credential_ledger.v1.pending_pb2 import PendingKind

_KINDS = choices(PendingKind.DESCRIPTOR)
_DAYS_MAX = 1000


@click.group("pending")
def pending() -> None:
    """What awaits a decision, a document or a renewal; shown to roles that read transcripts."""


@pending.command("list")
@district_argument
@click.option(
    "--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only these. Once for each."
)
@click.option(
    "--within",
    "within_days",
    type=click.IntRange(min=1, max=_DAYS_MAX),
    default=90,
    metavar="DAYS",
    help="How far ahead awards that expire are told.",
)
@dated_reading
@pass_session
def list_(
    session: Session,
    district_id: str,
    kinds: Sequence[str],
    within_days: int,
    **asked: Unpack[DatedReading],
) -> None:
    """List what awaits somebody in a district: the list to work through."""
    numbers = [PendingKind.Value(_KINDS[kind]) for kind in kinds]
    listing = session.client.credentials.list_pending(
        district_id, kinds=numbers, within_days=within_days, **asked
    )
    show_pages(session, listing.pages(), ListPendingResponse(), _pending)


def _pending(answer: ListPendingResponse) -> RenderableType:
    rows = (
        (
            words.day(each, "day"),
            words.label(each, "kind"),
            stacked(each.educator_id, each.text, f"fact {each.fact_id}"),
            each.role or words.NOTHING,
        )
        for each in answer.items
    )
    columns = ("!Day", "!Awaited", "Educator", "!Role")
    return Group(table("Pending", columns, rows), f"as of {basis(answer.basis)}")
