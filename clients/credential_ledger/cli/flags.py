"""Flags from the contract: what a field of a noun is called, which values it takes, what it says.

A flag stands for a field, or, with `__` between their names, for a field of a part:
`course__level` is `--course-level`. A field that is a list has one flag for each of its items. A
part that is named itself has one flag with as many values as it has fields that must be there, and
one without fields a flag without value. What must be there inside a part, the ledger says.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import rich_click as click
from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message

from credential_ledger import plain
from credential_ledger.cli.parameters import DAY, DECIMAL, Function
from credential_ledger.described import fields

_VALUES = {plain.DATE: DAY, plain.DECIMAL: DECIMAL}
_STEP = "__"
_DISTRICT = "district_id"
"""Its flag is the one that every command has for a district."""


def path(name: str) -> list[str]:
    """The fields that lead to what a flag gives."""
    return name.split(_STEP)


def spelling(noun: type[Message], name: str) -> str:
    """How a flag is written: the names on its way, an item of a list in the singular."""
    *way, last = path(name)
    item = _singular(last) if _field(noun, name).is_repeated else last
    item = "district" if item == _DISTRICT else item
    words = [word for step in (*way, item) for word in step.split("_")]
    # The course of a planned course is just that.
    return "--" + "-".join(word for word, _ in groupby(words))


def _singular(plural: str) -> str:
    return plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural.removesuffix("s")


def demanded(noun: type[Message], flags: Iterable[str], optional: Collection[str]) -> set[str]:
    """Which flags must be given if no file says it: what the contract lets nobody leave out."""
    return {
        name
        for name in flags
        if name not in optional and len(path(name)) == 1 and not _may_be_absent(_field(noun, name))
    }


def options(
    noun: type[Message], flags: Mapping[str, str], required: set[str]
) -> Callable[[Function], Function]:
    """Give a command its flags; each says what it is for."""

    def decorate(function: Function) -> Function:
        for name, about in reversed(list(flags.items())):
            # The district that the principal acts for stands in for one that is not named.
            must = name in required and name != _DISTRICT
            function = _option(noun, name, about, required=must)(function)
        return function

    return decorate


def said(
    noun: type[Message], values: Mapping[str, Any], optional: Collection[str]
) -> dict[str, object]:
    """What the flags say, as plain JSON; a flag that was not given says nothing.

    A part that may not be left out is there, even if every one of its fields is left out.
    """
    told: dict[str, object] = {way[0]: {} for way in map(path, values) if len(way) > 1}
    told = {name: part for name, part in told.items() if demanded(noun, [name], optional)}
    for name, value in values.items():
        field = _field(noun, name)
        if value in (None, ()) or (_is_empty(field) and not value):
            continue
        one_each = field.is_repeated
        part = [_plain(field, item) for item in value] if one_each else _plain(field, value)
        for step in reversed(path(name)):
            part = {step: part}
        told = merged(told, part)
    return told


def merged(below: object, above: object) -> Any:  # noqa: ANN401 -- of the same shape
    """Two documents as one; where both say something, it is what `above` says."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    both = {name: merged(below[name], above[name]) for name in below.keys() & above.keys()}
    return below | above | both


def choices(kind: EnumDescriptor) -> dict[str, str]:
    """The values of an enum in the words of a command line, each with its name."""
    names = [value.name for value in kind.values]
    prefix = names[0].removesuffix("UNSPECIFIED")
    return {name.removeprefix(prefix).lower().replace("_", "-"): name for name in names[1:]}


class _Demanded(click.Option):
    """Shown as required; whether a flag or the file said it is known once both are read."""

    def value_is_missing(self, value: object) -> bool:  # noqa: ARG002 -- as click calls it
        """Never, for click."""
        return False


def _field(noun: type[Message], name: str) -> FieldDescriptor:
    first, *inner = path(name)
    field = fields(noun)[first]
    for step in inner:
        (field,) = (part for part in _within(field) if part.name == step)
    return field


def _within(field: FieldDescriptor) -> Sequence[FieldDescriptor]:
    return field.message_type.fields if field.message_type else ()


def _may_be_absent(field: FieldDescriptor) -> bool:
    is_flag = field.type == FieldDescriptor.TYPE_BOOL
    return is_flag or field.is_repeated or field.containing_oneof is not None


def _option(
    noun: type[Message], name: str, about: str, *, required: bool
) -> Callable[[Function], Function]:
    field, flag = _field(noun, name), spelling(noun, name)
    if _is_empty(field):
        return click.option(flag, name, is_flag=True, help=about)
    if field.type == FieldDescriptor.TYPE_BOOL:
        both = f"{flag}/--no-{flag.removeprefix('--')}"
        return click.option(both, name, default=None, help=about)
    return click.option(
        flag,
        name,
        cls=_Demanded if required else click.Option,
        required=required,
        type=_type(field),
        multiple=field.is_repeated,
        metavar=" ".join(part.name.upper() for part in parts(field)) or None,
        help=" ".join((about, *_values(field), *(["Once for each."] * field.is_repeated))),
    )


def _values(field: FieldDescriptor) -> Iterator[str]:
    """What the parts of a flag may be, of those that are one of some words."""
    for part in parts(field):
        if part.enum_type is not None:
            yield f"{part.name.upper()}: {', '.join(choices(part.enum_type))}."


def parts(field: FieldDescriptor) -> list[FieldDescriptor]:
    """The fields whose values one flag gives for a part; none where the field is a value."""
    kind = field.message_type
    if kind is None or kind.full_name in _VALUES:
        return []
    return [part for part in kind.fields if not _may_be_absent(part)]


def _type(field: FieldDescriptor) -> "click.ParamType[Any] | tuple[Any, ...]":
    if field.message_type is not None:
        value = _VALUES.get(field.message_type.full_name)
        return value or tuple(_type(part) for part in parts(field))
    if field.enum_type is not None:
        return click.Choice(choices(field.enum_type))
    return click.STRING if field.type == FieldDescriptor.TYPE_STRING else click.INT


def _plain(field: FieldDescriptor, value: Any) -> object:  # noqa: ANN401 -- by field
    if _is_empty(field):
        return {}
    if isinstance(value, tuple):
        values = zip(parts(field), value, strict=True)
        return {part.name: _plain(part, item) for part, item in values}
    if field.enum_type is not None:
        return choices(field.enum_type)[value]
    if field.message_type is not None:
        return format(value, "f") if field.message_type.full_name == plain.DECIMAL else str(value)
    return value


def _is_empty(field: FieldDescriptor) -> bool:
    return field.message_type is not None and not field.message_type.fields
