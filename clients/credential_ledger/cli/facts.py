"""Commands that record: a flag for each field of a noun, or a file for the whole of it.

The flags, their types and their choices come from the contract; a command only says what each is
for, and which dates and parts may be left out. A field that is a list has one flag for each of its
items, a part with several fields one flag with as many values, and a part without fields a flag
without value. What a flag says goes before what the file says; what neither says is not sent.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click
from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message

from credential_ledger import plain
from credential_ledger.cli import files, outline
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.output import recorded
from credential_ledger.cli.parameters import DAY, DECIMAL, FILE, Function, command_options
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.client import LedgerClient
from credential_ledger.described import fields

Noun = TypeVar("Noun", bound=Message)
Send = Callable[[LedgerClient, Noun, str | None], Message]

_VALUES = {plain.DATE: DAY, plain.DECIMAL: DECIMAL}


def fact_command(
    name: str,
    noun: type[Noun],
    about: str,
    send: Send[Noun],
    /,
    *,
    optional: Collection[str] = (),
    **flags: str,
) -> click.Command:
    """A command `name` that records a `noun` by `send`; `flags` say what its fields are for.

    `optional` are the dates and parts that may be left out: of those the contract says no more.
    """
    demanded = [fields(noun)[each] for each in flags if each not in optional]
    demanded = [field for field in demanded if not _may_be_absent(field)]

    @click.command(name, help=about)
    @_with_flags(noun, flags, {field.name for field in demanded})
    @click.option(
        "--from-json", type=FILE, help="The whole as JSON or YAML; - reads it from stdin."
    )
    @command_options
    @pass_session
    def command(
        session: Session, /, from_json: Path | None, request_id: str | None, **values: Any
    ) -> None:
        given = {} if from_json is None else files.document(from_json)
        if isinstance(given, dict):
            given = _district_by_default(session, noun) | given | _said(noun, values)
        filled = files.fill(given, noun(), "the flags" if from_json is None else str(from_json))
        _check_said(filled, demanded)
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


class _Demanded(click.Option):
    """Shown as required; whether a flag or the file said it is known once both are read."""

    def value_is_missing(self, value: object) -> bool:  # noqa: ARG002 -- as click calls it
        """Never, for click."""
        return False


def _may_be_absent(field: FieldDescriptor) -> bool:
    is_flag = field.type == FieldDescriptor.TYPE_BOOL
    return is_flag or field.is_repeated or field.containing_oneof is not None


def _check_said(noun: Message, demanded: list[FieldDescriptor]) -> None:
    """Refuse what nobody said, all of it at once.

    Raises:
        Fault: something is left out.
    """
    said = {field.name for field, _ in noun.ListFields()}
    missing = [_flag(field) for field in demanded if field.name not in said]
    if missing:
        raise Fault(", ".join(f"{flag} is required" for flag in missing) + ".")


def _flag(field: FieldDescriptor) -> str:
    name = field.name.removesuffix("s") if field.is_repeated else field.name
    return f"--{name.replace('_', '-')}"


def _with_flags(
    noun: type[Message], flags: dict[str, str], demanded: set[str]
) -> Callable[[Function], Function]:
    def decorate(function: Function) -> Function:
        for name, about in reversed(flags.items()):
            # The district that the principal acts for stands in for one that is not named.
            required = name in demanded and name != "district_id"
            function = _option(fields(noun)[name], about, required=required)(function)
        return function

    return decorate


def _option(
    field: FieldDescriptor, about: str, *, required: bool
) -> Callable[[Function], Function]:
    flag = _flag(field)
    if _is_empty(field):
        return click.option(flag, field.name, is_flag=True, help=about)
    if field.type == FieldDescriptor.TYPE_BOOL:
        both = f"{flag}/--no-{flag.removeprefix('--')}"
        return click.option(both, field.name, default=None, help=about)
    return click.option(
        flag,
        field.name,
        cls=_Demanded if required else click.Option,
        required=required,
        type=_type(field),
        multiple=field.is_repeated,
        metavar=" ".join(part.name.upper() for part in _parts(field)) or None,
        help=f"{about} Once for each." if field.is_repeated else about,
    )


def _parts(field: FieldDescriptor) -> list[FieldDescriptor]:
    """The fields of a part; none where the field is a value."""
    kind = field.message_type
    return [] if kind is None or kind.full_name in _VALUES else list(kind.fields)


def _type(field: FieldDescriptor) -> "click.ParamType[Any] | tuple[Any, ...]":
    if field.message_type is not None:
        value = _VALUES.get(field.message_type.full_name)
        return value or tuple(_type(part) for part in _parts(field))
    if field.enum_type is not None:
        return click.Choice(choices(field.enum_type))
    return click.STRING if field.type == FieldDescriptor.TYPE_STRING else click.INT


def choices(kind: EnumDescriptor) -> dict[str, str]:
    """The values of an enum in the words of a command line, each with its name."""
    names = [value.name for value in kind.values]
    prefix = names[0].removesuffix("UNSPECIFIED")
    return {name.removeprefix(prefix).lower().replace("_", "-"): name for name in names[1:]}


def _said(noun: type[Message], values: Mapping[str, Any]) -> dict[str, object]:
    """What the flags say, as plain JSON; a flag that was not given says nothing."""
    given = ((fields(noun)[name], value) for name, value in values.items())
    return {
        field.name: [_plain(field, item) for item in value]
        if field.is_repeated
        else _plain(field, value)
        for field, value in given
        if value not in (None, ()) and (value or not _is_empty(field))
    }


def _plain(field: FieldDescriptor, value: Any) -> object:  # noqa: ANN401 -- by field
    if _is_empty(field):
        return {}
    if isinstance(value, tuple):
        parts = zip(_parts(field), value, strict=True)
        return {part.name: _plain(part, item) for part, item in parts}
    if field.enum_type is not None:
        return choices(field.enum_type)[value]
    if field.message_type is not None:
        return format(value, "f") if field.message_type.full_name == plain.DECIMAL else str(value)
    return value


def _is_empty(field: FieldDescriptor) -> bool:
    return field.message_type is not None and not field.message_type.fields


def _district_by_default(session: Session, noun: type[Message]) -> dict[str, object]:
    """Where a fact must name a district, the one the principal acts for, unless told otherwise."""
    field = fields(noun).get("district_id")
    demanded = field is not None and not field.has_presence
    return {"district_id": session.district} if demanded and session.district else {}
