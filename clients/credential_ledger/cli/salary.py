"""`ledgerctl salary`: what educators are due, and why."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import eligibility, explanation, hypotheticals
from credential_ledger.cli.following import follow
from credential_ledger.cli.output import basis, show, show_json
from credential_ledger.cli.parameters import (
    DAY,
    DatedReading,
    as_json,
    dated_reading,
    district_argument,
    district_option,
)
from credential_ledger.cli.progress import watched
from credential_ledger.cli.screen import put
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.cli.story import story
from credential_ledger.v1.salary_service_pb2 import (
    GetSalaryEligibilityResponse,
    ListSalaryEligibilityResponse,
)

_SHOW = "Show what an educator is due in the contract year of a day, with the reasons."
_EXPLAIN = "Tell in sentences what an educator is due, why, and what is missing to more."


@click.group("salary")
def salary() -> None:
    """What educators are due, and why."""


@salary.command("show", help=hypotheticals.told(_SHOW))
@click.argument("educator_id", metavar="EDUCATOR")
@district_option
@click.option("--payments", is_flag=True, help="List every payment.")
@click.option("--explain", is_flag=True, help="Print the whole explanation.")
@hypotheticals.option
@dated_reading
@pass_session
def show_(
    session: Session,
    educator_id: str,
    district_id: str,
    *,
    payments: bool,
    explain: bool,
    supposing: Path | None,
    **asked: Unpack[DatedReading],
) -> None:
    """Show what an educator is due in the contract year of a day, with the reasons."""
    answer = _asked(session, educator_id, district_id, supposing, asked)
    show(session, answer, lambda: _answer(answer, payments=payments, explain=explain))


@salary.command("explain", help=hypotheticals.told(_EXPLAIN))
@click.argument("educator_id", metavar="EDUCATOR")
@district_option
@click.option("--benefit", "benefit_id", help="This benefit alone.")
@click.option("--positions", is_flag=True, help="Name the log's entries behind each sentence.")
@hypotheticals.option
@dated_reading
@pass_session
def explain_(
    session: Session,
    educator_id: str,
    district_id: str,
    *,
    benefit_id: str | None,
    positions: bool,
    supposing: Path | None,
    **asked: Unpack[DatedReading],
) -> None:
    """Tell in sentences what an educator is due, why, and what is missing to more."""
    answer = _asked(session, educator_id, district_id, supposing, asked)
    show(session, answer, lambda: story(answer, benefit_id, positions=positions))


@salary.command("list")
@district_argument
@click.option("--amounts", is_flag=True, help="Without the reasons, which make most of an answer.")
@dated_reading
@pass_session
def list_(
    session: Session, district_id: str, *, amounts: bool, **asked: Unpack[DatedReading]
) -> None:
    """List what every educator of a district is due: the payroll table."""
    answers = session.client.salary.list_salary_eligibility(
        district_id, explained=not amounts, **asked
    )
    counted = watched(answers, "educators")
    if session.as_json:
        for answer in counted:
            show_json(answer)
    else:
        put(_payroll(counted))


@salary.command("watch")
@district_argument
@click.option("--cursor", default="", help="Where an earlier watch ended.")
@click.option("--once", is_flag=True, help="End when everything known so far has come.")
@click.option(
    "--on",
    "effective_on",
    type=DAY,
    help="Leave out the contract years that are over on this day.  [default: today]",
)
@as_json
@pass_session
def watch(
    session: Session, district_id: str, cursor: str, *, once: bool, effective_on: date | None
) -> None:
    """Follow how what a district's educators are due changes, until interrupted.

    Without a cursor everything known now comes first. Ends that come by time alone are told in
    advance, with the segments of every contract year the calendars name.
    """
    responses = session.client.salary.watch_salary_eligibility(
        district_id, cursor, effective_on=effective_on
    )
    follow(session, responses, eligibility.change, once=once)


def _asked(
    session: Session,
    educator_id: str,
    district_id: str,
    supposing: Path | None,
    asked: DatedReading,
) -> GetSalaryEligibilityResponse:
    facts = hypotheticals.read(supposing, educator_id) if supposing else []
    return session.client.salary.get_salary_eligibility(
        educator_id, district_id, hypotheticals=facts, **asked
    )


def _answer(
    answer: GetSalaryEligibilityResponse, *, payments: bool, explain: bool
) -> RenderableType:
    noun = answer.eligibility
    parts: list[RenderableType] = [
        eligibility.head(noun, hypotheticals.basis_of(answer)),
        eligibility.segments(noun),
    ]
    if payments:
        parts.append(eligibility.payments(noun))
    if explain:
        parts.append(explanation.tree(noun.explanation))
        parts += [explanation.tree(segment.explanation) for segment in noun.segments]
    return Group(*parts)


def _payroll(answers: Iterable[ListSalaryEligibilityResponse]) -> RenderableType:
    known = list(answers)
    if not known:
        return "The district employs nobody."
    return Group(
        eligibility.payroll([answer.eligibility for answer in known]),
        f"as of {basis(known[0].basis)}",
    )
