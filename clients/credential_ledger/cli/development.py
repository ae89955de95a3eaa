"""`ledgerctl pd`: professional development against the yearly requirement."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import explanation, words
from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.output import basis, fields, show, stacked, table
from credential_ledger.cli.parameters import DatedReading, dated_reading, district_option
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.district_pb2 import ProfessionalDevelopmentRequirement
from credential_ledger.v1.professional_development_pb2 import (
    CreditProgress,
)
from credential_ledger.v1.transcript_service_pb2 import GetProfessionalDevelopmentResponse


@click.group("pd")
def pd() -> None:
    """Professional development against the yearly requirement."""


pd.add_command(
    fact_command(
        "require",
        ProfessionalDevelopmentRequirement,
        "Set how many hours a year a district requires from a day on.",
        lambda client, noun, request_id: client.districts.set_professional_development_requirement(
            noun, request_id=request_id
        ),
        district_id="The district; without it, the one you act for.",
        effective_from="It governs the years that start on or after this day.",
        required_hours="Clock hours a year.",
        approval_required="Whether a credit counts only if an administrator approved it: else not.",
        language="The version of the rule language; 1.",
    )
)


@pd.command("show")
@click.argument("educator_id", metavar="EDUCATOR")
@district_option
@click.option("--explain", is_flag=True, help="Print the whole explanation.")
@dated_reading
@pass_session
def show_(
    session: Session,
    educator_id: str,
    district_id: str,
    *,
    explain: bool,
    **asked: Unpack[DatedReading],
) -> None:
    """Show how an educator stands in the year that contains a day.

    The last day of a year gives its final count: decisions made after it had ended count there.
    """
    ask = session.client.transcripts.get_professional_development
    answer = ask(educator_id, district_id, **asked)
    show(session, answer, lambda: _progress(answer, explain=explain))


def _progress(answer: GetProfessionalDevelopmentResponse, *, explain: bool) -> RenderableType:
    noun = answer.progress
    head = fields(
        ("educator", noun.educator_id),
        ("district", noun.district_id),
        ("on", words.day(noun, "effective_on")),
        ("year", words.year(noun, "year")),
        ("required hours", words.number(noun.requirement, "required_hours")),
        ("counted hours", words.number(noun, "counted_hours")),
        ("short by", words.number(noun, "shortfall_hours")),
        ("state", words.label(noun, "state")),
        ("why", noun.explanation.text),
        ("as of", basis(answer.basis)),
    )
    columns = ("!State", "Credit", ">Counted hours")
    credits_ = table("Credits", columns, map(_credit, noun.credits))
    parts: list[RenderableType] = [head, credits_]
    if explain:
        parts.append(explanation.tree(noun.explanation))
        parts += [explanation.tree(each.explanation) for each in noun.credits]
    return Group(*parts)


def _credit(each: CreditProgress) -> tuple[RenderableType, ...]:
    limits = ", ".join(
        f"{words.label(limit, 'kind')} {words.number(limit, 'hours')}" for limit in each.limits
    )
    what = stacked(
        f"{words.units(each)}, earned {words.day(each, 'earned_on')}",
        f"at most: {limits}" if limits else "",
        each.explanation.text,
        f"fact {each.credit_id}",
    )
    return words.label(each, "state"), what, words.number(each, "counted_hours")
