"""From a message to its struct, with every fault of form and its path.

A reader is compiled once for each pair of message and struct: field by field, what to take, what
to check, and what to say where it is missing.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar, cast

import msgspec
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from ledger.domain.refusals.form import FieldInvalid, Violation
from services.messages import google_types
from services.messages.enums import enum_table
from services.messages.pairs import Pair, bare, pairs

S = TypeVar("S", bound=msgspec.Struct)

Faults = list[Violation]
Take = Callable[[Any, str, Faults], Any]
"""Reads one value at a path; notes faults, and gives None where there are any."""

_REQUIRED = "is required"
_LEAVES: dict[str, Callable[[Any], object]] = {
    "google.type.Date": google_types.read_date,
    "google.type.Decimal": google_types.read_decimal,
    "google.protobuf.Timestamp": google_types.read_instant,
}


def read(message: Message, struct: type[S], path: str = "") -> S:
    """Gives the struct a message holds; `path` is where it stands, empty for a whole request.

    Raises:
        FieldInvalid: with every field that is out of form.
    """
    faults: Faults = []
    value = _reader(message.DESCRIPTOR, struct)(message, path, faults)
    if value is None:
        raise FieldInvalid(violations=tuple(faults))
    return cast("S", value)


@cache
def _reader(descriptor: Descriptor, struct: type[msgspec.Struct]) -> Take:
    """Compiles the reader of a message, at its first use: messages may hold themselves."""
    steps = [(pair.name, _step(pair)) for pair in pairs(descriptor, struct)]
    choices = [
        (oneof.name, " or ".join(field.name for field in oneof.fields))
        for oneof in descriptor.oneofs
        if len(oneof.fields) > 1
    ]

    def take(message: Any, path: str, faults: Faults) -> msgspec.Struct | None:
        known = len(faults)
        values: dict[str, object] = {}
        within = f"{path}." if path else ""
        for name, step in steps:
            value = step(message, within + name, faults)
            if value is not None:
                values[name] = value
        faults.extend(
            Violation(within + name, f"one is required: {members}")
            for name, members in choices
            if message.WhichOneof(name) is None
        )
        return struct(**values) if len(faults) == known else None

    return take


def _step(pair: Pair) -> Take:
    """Reads one field out of a message that stands at its path."""
    if pair.is_map:
        return _map_step(pair)
    if pair.field.is_repeated:
        return _repeated_step(pair)
    name, required, take = pair.name, pair.required, _take(pair.field, pair.type)
    present = _presence(pair.field)

    def step(message: Any, path: str, faults: Faults) -> object:
        if present(message):
            return take(getattr(message, name), path, faults)
        if required:
            faults.append(Violation(path, _REQUIRED))
        return None

    return step


def _presence(field: FieldDescriptor) -> Callable[[Any], bool]:
    """Tells whether a field was given. Without presence, empty text and enum 0 are not."""
    if field.has_presence:
        return lambda message: bool(message.HasField(field.name))
    if field.type in (field.TYPE_STRING, field.TYPE_ENUM):
        return lambda message: bool(getattr(message, field.name))
    return lambda _: True


def _repeated_step(pair: Pair) -> Take:
    name, take = pair.name, _take(pair.element_field, pair.element)
    lengths = _lengths(pair.type)

    def step(message: Any, path: str, faults: Faults) -> tuple[object, ...] | None:
        values = getattr(message, name)
        if fault := lengths(len(values)):
            faults.append(Violation(path, fault))
            return None
        return tuple([take(value, f"{path}[{n}]", faults) for n, value in enumerate(values)])

    return step


def _map_step(pair: Pair) -> Take:
    name, take = pair.name, _take(pair.element_field, pair.element)

    def step(message: Any, path: str, faults: Faults) -> dict[object, object]:
        values = getattr(message, name)
        return {key: take(value, f"{path}.{key}", faults) for key, value in values.items()}

    return step


def _lengths(annotation: Any) -> Callable[[int], str]:
    """Gives what is wrong with a number of elements, or nothing."""
    info = msgspec.inspect.type_info(annotation)
    least = getattr(info, "min_length", None) or 0
    most = getattr(info, "max_length", None)

    def fault(count: int) -> str:
        if count < least:
            return f"must have at least {least} elements"
        if most is not None and count > most:
            return f"must have at most {most} elements"
        return ""

    return fault


def _take(field: FieldDescriptor, annotation: Any) -> Take:
    """Reads one value of a field, whatever its presence."""
    descriptor, kind = field.message_type, bare(annotation)
    if descriptor is not None:
        leaf = _LEAVES.get(descriptor.full_name)
        if leaf is not None:
            return partial(_take_leaf, leaf)
        if descriptor.full_name == "google.type.Money":
            return partial(_take_leaf, partial(_money, kind))
        return partial(_take_message, descriptor, kind)
    if field.enum_type is not None:
        return partial(_take_enum, enum_table(field.enum_type, kind).members)
    return partial(_take_scalar, _holder(annotation), annotation)


def _take_message(
    descriptor: Descriptor,
    struct: type[msgspec.Struct],
    value: object,
    path: str,
    faults: Faults,
) -> object:
    return _reader(descriptor, struct)(value, path, faults)


def _money(struct: Callable[..., object], message: Any) -> object:
    currency_code, amount = google_types.read_money(message)
    return struct(currency_code=currency_code, amount=amount)


def _take_leaf(
    leaf: Callable[[Any], object], value: object, path: str, faults: Faults
) -> object | None:
    try:
        return leaf(value)
    except ValueError as error:
        faults.append(Violation(path, str(error)))
        return None


def _take_enum(members: dict[int, Any], value: int, path: str, faults: Faults) -> object | None:
    member = members.get(value)
    if member is None:
        faults.append(Violation(path, f"{value} is no value of this enum" if value else _REQUIRED))
    return member


def _holder(annotation: Any) -> type[msgspec.Struct]:
    """Gives a struct around one value: what its type asks is compiled once, not at each value."""
    return msgspec.defstruct("Holder", [("value", annotation)], array_like=True, gc=False)


def _take_scalar(
    holder: Any, annotation: Any, value: object, path: str, faults: Faults
) -> object | None:
    try:
        converted: object = msgspec.convert((value,), holder).value
    except msgspec.ValidationError as error:
        faults.append(Violation(path, _plain(str(error), annotation)))
        return None
    return converted


def _plain(fault: str, annotation: Any) -> str:
    """Says a fault without a pattern, where the type says in words what it wants."""
    fault = fault.removesuffix(" - at `$[0]`")
    info = msgspec.inspect.type_info(annotation)
    words = getattr(info, "extra_json_schema", None) or {}
    if "matching regex" in fault:
        return f"must be {words.get('description', 'of the form the contract gives')}"
    return fault.replace("Expected `str`", "must be text").replace("Expected `int`", "must be")
