"""`ledgerctl recognition`: what counts with a district."""

from typing import Unpack

import rich_click as click
from rich.console import Group, RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.facts import fact_command
from credential_ledger.cli.output import basis, show_pages, stacked, table
from credential_ledger.cli.parameters import Reading, district_argument, reading
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.catalog_service_pb2 import ListRecognitionsResponse
from credential_ledger.v1.recognition_pb2 import (
    Recognition,
    RecognitionSpan,
    RecognitionTerms,
    RecognitionWithdrawal,
)


@click.group("recognition")
def recognition() -> None:
    """What counts with a district, and on what terms."""


recognition.add_command(
    fact_command(
        "record",
        Recognition,
        "Record that a district recognizes a credential or a stack. A later decision on the same "
        "takes over on its first day. An example of a file is "
        "examples/lakeview/recognition-maker-educator.json.",
        lambda client, noun, request_id: client.catalog.recognize_credential(
            noun, request_id=request_id
        ),
        optional={"effective_until"},
        district_id="The district; without it, the one you act for.",
        credential_id="The credential, every version of it; or else name a stack.",
        stack_id="The stack.",
        effective_from="The first day.",
        effective_until="The first day after it; without it: open.",
        terms__approval_required="Whether it counts only once it was approved: else not.",
        terms__credits="What it is worth in a unit; points, with their scheme, come from a file.",
        terms__categories="A bucket it counts in, a slug.",
        terms__rewards="A reward the educator may claim, a slug: one of them.",
        terms__clock_hours="The most hours of professional development; without it: as the "
        "definition says.",
    )
)

recognition.add_command(
    fact_command(
        "withdraw",
        RecognitionWithdrawal,
        "Record that a district recognizes a credential or a stack no longer.",
        lambda client, noun, request_id: client.catalog.withdraw_recognition(
            noun, request_id=request_id
        ),
        district_id="The district; without it, the one you act for.",
        credential_id="The credential; or else name a stack.",
        stack_id="The stack.",
        effective_on="The first day without.",
        reason_code="Why, a slug.",
    )
)


@recognition.command("list")
@district_argument
@reading
@pass_session
def list_(session: Session, district_id: str, **asked: Unpack[Reading]) -> None:
    """List what a district recognizes, has recognized or will recognize."""
    listing = session.client.catalog.list_recognitions(district_id, **asked)
    show_pages(session, listing.pages(), ListRecognitionsResponse(), _recognitions)


def _recognitions(answer: ListRecognitionsResponse) -> RenderableType:
    rows = (
        (
            _what(each),
            words.day(each.recognition, "effective_from"),
            words.last_day(each, "until"),
        )
        for each in answer.recognitions
    )
    columns = ("Credential or stack, terms", "!First day", "!Last day")
    return Group(table("Recognitions", columns, rows), f"as of {basis(answer.basis)}")


def _what(span: RecognitionSpan) -> RenderableType:
    noun = span.recognition
    is_stack = noun.WhichOneof("subject") == "stack_id"
    what = f"stack {noun.stack_id}" if is_stack else noun.credential_id
    return stacked(what, *terms(noun.terms))


def terms(noun: RecognitionTerms) -> tuple[str, ...]:
    """Each term in a line of its own; empty where nothing is said."""
    worth = ", ".join(words.units(each) for each in noun.credits)
    hours = words.number(noun, "clock_hours")
    return (
        "counts once approved" if noun.approval_required else "",
        f"worth {worth}" if worth else "",
        f"at most {hours} clock hours" if noun.HasField("clock_hours") else "",
        f"counts in {', '.join(noun.categories)}" if noun.categories else "",
        f"rewards to choose from: {', '.join(noun.rewards)}" if noun.rewards else "",
    )
