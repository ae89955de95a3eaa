"""Commands that record: a flag for each field of a noun, or a file for the whole of it.

The flags, their types and their choices come from the contract, by `cli/flags.py`; a command only
says what each is for, and which dates and parts may be left out. What a flag says goes before what
the file says; what neither says is not sent.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click
from google.protobuf.message import Message

from credential_ledger.cli import files, flags, outline
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.output import recorded
from credential_ledger.cli.parameters import FILE, command_options
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.client import LedgerClient
from credential_ledger.described import descriptor, fields

Noun = TypeVar("Noun", bound=Message)
Send = Callable[[LedgerClient, Noun, str | None], Message]

_REQUIRED = click.RichHelpConfiguration(required_long_string=r"\[required unless --from-json]")


def fact_command(
    name: str,
    noun: type[Noun],
    about: str,
    send: Send[Noun],
    /,
    *,
    optional: Collection[str] = (),
    **about_flags: str,
) -> click.Command:
    """A command `name` that records a `noun` by `send`; `about_flags` say what its fields are for.

    `optional` are the dates, parts and enums that may be left out: of those the contract says it in
    words only.
    """
    demanded = flags.demanded(noun, about_flags, optional)

    @click.command(name, help=about)
    @click.rich_config(help_config=_REQUIRED)
    @flags.options(noun, about_flags, demanded)
    @click.option(
        "--from-json",
        type=FILE,
        help="The whole as JSON or YAML, instead of the flags that are required; - reads it from "
        "stdin. What a flag says goes before what the file says.",
    )
    @command_options
    @pass_session
    def command(
        session: Session, /, from_json: Path | None, request_id: str | None, **values: Any
    ) -> None:
        given = {} if from_json is None else files.document(from_json)
        if isinstance(given, dict):
            told = flags.said(noun, values, optional)
            given = flags.merged(_district_by_default(session, noun) | given, told)
            _check_one_of_each(noun, given)
        filled = files.fill(given, noun(), "the flags" if from_json is None else str(from_json))
        _check_said(filled, [name for name in about_flags if name in demanded])
        recorded(session, send(session.client, filled, request_id))

    return command


def file_command(
    name: str, noun: type[Noun], about: str, example: str, send: Send[Noun]
) -> click.Command:
    """A command `name` that records the `noun` of a file, such as `example`, by `send`."""
    described = "\n\n".join(outline.of(noun))

    @click.command(name, help=f"{about} An example is {example}.\n\n{described}")
    @click.argument("file", type=FILE)
    @command_options
    @pass_session
    def command(session: Session, file: Path, request_id: str | None) -> None:
        recorded(session, send(session.client, files.noun(file, noun()), request_id))

    return command


def _check_one_of_each(noun: type[Message], given: Collection[str]) -> None:
    """Refuse what excludes one another.

    Raises:
        Fault: two fields of a choice are given; names their flags.
    """
    for choice in descriptor(noun).oneofs:
        said = [field.name for field in choice.fields if field.name in given]
        if len(said) > 1:
            names = " and ".join(flags.spelling(noun, name) for name in said)
            raise Fault(f"{names} exclude one another: give one of them")


def _check_said(noun: Message, demanded: Collection[str]) -> None:
    """Refuse what nobody said, all of it at once.

    Raises:
        Fault: something is left out.
    """
    said = {field.name for field, _ in noun.ListFields()}
    missing = [flags.spelling(type(noun), name) for name in demanded if name not in said]
    if missing:
        raise Fault(", ".join(f"{flag} is required" for flag in missing) + ".")


def _district_by_default(session: Session, noun: type[Message]) -> dict[str, object]:
    """Where a fact must name a district, the one the principal acts for, unless told otherwise."""
    field = fields(noun).get("district_id")
    demanded = field is not None and not field.has_presence
    return {"district_id": session.district} if demanded and session.district else {}
