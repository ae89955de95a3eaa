"""`ledgerctl district`: employers."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import published, words
from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.output import basis, fields, show, table
from credential_ledger.cli.parameters import Reading, reading
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.district_pb2 import District
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse


@click.group("district")
def district() -> None:
    """Employers, with what they published."""


district.add_command(
    fact_command(
        "register",
        District,
        "Register a district, or a new version of it.",
        lambda client, noun, request_id: client.districts.register_district(
            noun, request_id=request_id
        ),
        district_id="A slug you choose; without it, the one you act for.",
        name="What people call it.",
        time_zone="IANA time zone: the dates of its facts are judged there.",
        currency="ISO 4217 code of the currency of all its money; it never changes.",
        state="The state it lies in, a slug.",
    )
)


@district.command("get")
@click.argument("district_id", metavar="DISTRICT")
@reading
@pass_session
def get(session: Session, district_id: str, **asked: Unpack[Reading]) -> None:
    """Show a district with its schools, calendars, salary schedules and requirements."""
    answer = session.client.districts.get_district(district_id, **asked)
    show(session, answer, lambda: _district(answer))


def _district(answer: GetDistrictResponse) -> RenderableType:
    noun = answer.district
    head = fields(
        ("district", noun.district_id),
        ("name", noun.name),
        ("time zone", noun.time_zone),
        ("currency", noun.currency),
        ("state", noun.state or words.NOTHING),
        ("as of", basis(answer.basis)),
    )
    return Group(
        head,
        published.schools(answer.schools),
        published.years(answer.calendars),
        published.days(answer.calendars),
        *(published.schedule(each, noun.currency) for each in answer.schedules),
        _requirements(answer),
    )


def _requirements(answer: GetDistrictResponse) -> RenderableType:
    rows = (
        (
            words.day(each, "effective_from"),
            words.number(each, "required_hours"),
            "must be approved" if each.approval_required else "count unapproved",
        )
        for each in answer.requirements
    )
    columns = ("!Years starting from", ">Hours a year", "Credits")
    return table("Professional development", columns, rows)
