"""`ledgerctl transcript`: what an educator has earned."""

from typing import Unpack

import rich_click as click

from credential_ledger.cli import held, items, record
from credential_ledger.cli.following import follow
from credential_ledger.cli.output import basis, show, show_json
from credential_ledger.cli.parameters import (
    DatedReading,
    as_json,
    dated_reading,
    district_argument,
    optional_district,
)
from credential_ledger.cli.progress import watched
from credential_ledger.cli.screen import put_line
from credential_ledger.cli.session import Session, pass_session


@click.group("transcript")
def transcript() -> None:
    """What an educator has earned."""


@transcript.command("show")
@click.argument("educator_id", metavar="EDUCATOR")
@click.option("--facts", is_flag=True, help="List every fact behind it, as corrections name them.")
@optional_district("Say what this district recognizes of it, too.")
@dated_reading
@pass_session
def show_(
    session: Session,
    educator_id: str,
    *,
    facts: bool,
    district_id: str | None,
    **asked: Unpack[DatedReading],
) -> None:
    """Show everything an educator has earned or is earning, as it stands on a day."""
    answer = session.client.transcripts.get_transcript(
        educator_id, district_id=district_id, **asked
    )
    show(session, answer, lambda: record.transcript(answer, facts=facts))


@transcript.command("list")
@district_argument
@dated_reading
@pass_session
def list_(session: Session, district_id: str, **asked: Unpack[DatedReading]) -> None:
    """List the transcripts of a district's educators: a line each, or with --json all of each."""
    answers = session.client.transcripts.list_transcripts(district_id, **asked)
    last = None
    for answer in watched(answers, "educators"):
        if session.as_json:
            show_json(answer)
        else:
            put_line(record.line(answer))
        last = answer
    if not session.as_json:
        put_line(f"as of {basis(last.basis)}" if last else "The district employs nobody.")


@transcript.command("verify")
@click.argument("award_id", metavar="AWARD")
@dated_reading
@pass_session
def verify(session: Session, award_id: str, **asked: Unpack[DatedReading]) -> None:
    """Say whether an award is in good standing on a day, and if not, why."""
    answer = session.client.transcripts.verify_award(award_id, **asked)
    show(session, answer, lambda: held.verification(answer))


@transcript.command("watch")
@district_argument
@click.option("--cursor", default="", help="Where an earlier watch ended.")
@click.option("--once", is_flag=True, help="End when everything known so far has come.")
@as_json
@pass_session
def watch(session: Session, district_id: str, cursor: str, *, once: bool) -> None:
    """Follow what changes in the transcripts of a district, until interrupted."""
    responses = session.client.transcripts.watch_transcripts(district_id, cursor)
    follow(session, responses, items.change, once=once)
