"""`ledgerctl educator`: educators and the jobs they hold."""

from collections.abc import Iterable
from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType
from rich.table import Table

from credential_ledger.cli import words
from credential_ledger.cli.output import basis, recorded, show, show_pages, stacked, table
from credential_ledger.cli.parameters import Reading, command_options, district_argument, reading
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.educator_record_pb2 import EducatorRecord, EmploymentSegment
from credential_ledger.v1.educator_service_pb2 import ListEducatorsResponse


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
@reading
@pass_session
def get(session: Session, educator_id: str, **asked: Unpack[Reading]) -> None:
    """Show an educator's assignments."""
    answer = session.client.educators.get_educator(educator_id, **asked)
    show(
        session,
        answer,
        lambda: Group(_assignments([answer.educator]), f"as of {basis(answer.basis)}"),
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
    return Group(_assignments(answer.educators), f"as of {basis(answer.basis)}")


def _assignments(records: Iterable[EducatorRecord]) -> Table:
    made = table("Assignments", ("!First day", "!Last day", "Assignment", ">FTE"), ())
    for record in records:
        made.add_row("", "", record.educator_id, "")
        for segment in record.employments:
            made.add_row(*_segment(segment))
        made.add_section()
    return made


def _segment(segment: EmploymentSegment) -> tuple[RenderableType, ...]:
    noun = segment.employment
    more = filter(None, (noun.employee_group, noun.school_id, "primary" if noun.primary else ""))
    said = ", ".join((noun.role, *more))
    return (
        words.day(noun, "effective_from"),
        words.last_day(noun, "effective_until"),
        stacked(
            f"{noun.assignment_id} at {noun.district_id}: {said}",
            f"fact {segment.fact_id}, position {segment.latest_position}",
            *([f"unsupported: {segment.problem.text}"] if segment.HasField("problem") else []),
        ),
        words.number(noun, "fte"),
    )
