"""From a struct to its message. A writer is compiled once for each pair of struct and message."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, TypeVar

import msgspec
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import Message

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.parse import canonical_document
from services.messages import google_types
from services.messages.enums import enum_table
from services.messages.pairs import Pair, bare, pairs

M = TypeVar("M", bound=Message)

Fill = Callable[[Any, Any], None]
"""Fills a message with what a value says."""

Put = Callable[[Any, Any], None]
"""Puts a value into its field of a message."""

_LEAVES: dict[str, Fill] = {
    "google.type.Date": google_types.write_date,
    "google.type.Decimal": google_types.write_decimal,
    "google.type.Money": lambda message, money: google_types.write_money(
        message, money.currency_code, money.amount
    ),
    "google.protobuf.Timestamp": google_types.write_instant,
}


def write(value: msgspec.Struct, message: type[M], without: str | None = None) -> M:
    """Gives the message that says what a struct says; `without` a field, at whatever depth."""
    written = message()
    _writer(message.DESCRIPTOR, type(value), without)(written, value)
    return written


def fill(message: Message, value: msgspec.Struct) -> None:
    """Fills an empty message with what a struct says."""
    _writer(message.DESCRIPTOR, type(value), None)(message, value)


def fill_all(field: Any, values: Iterable[msgspec.Struct]) -> None:
    """Adds a message for each struct to a repeated field."""
    for value in values:
        fill(field.add(), value)


@cache
def _writer(descriptor: Descriptor, struct: type[msgspec.Struct], without: str | None) -> Fill:
    steps = [
        (pair.name, _put(pair, without))
        for pair in pairs(descriptor, struct)
        if pair.name != without
    ]

    def write_fields(message: Any, value: Any) -> None:
        for name, put in steps:
            part = getattr(value, name)
            if part is not None:
                put(message, part)

    return write_fields


def _put(pair: Pair, without: str | None) -> Put:
    name, field = pair.name, pair.field
    if pair.is_map:
        return lambda message, value: getattr(message, name).update(value)
    if field.is_repeated:
        return _put_all(pair, without)
    if field.message_type is not None:
        return partial(_put_message, name, _fill_of(field.message_type, without))
    if field.enum_type is not None:
        numbers: dict[Any, int] = {**enum_table(field.enum_type, bare(pair.type)).numbers}
        return lambda message, value: setattr(message, name, numbers[value])
    if bare(pair.type) is PolicyDocument:  # it travels as text
        return lambda message, value: setattr(message, name, canonical_document(value))
    return lambda message, value: setattr(message, name, value)


def _put_message(name: str, fill_part: Fill, message: Any, value: object) -> None:
    part = getattr(message, name)
    part.SetInParent()
    fill_part(part, value)


def _put_all(pair: Pair, without: str | None) -> Put:
    name, field = pair.name, pair.field
    if field.message_type is not None:
        fill_part = _fill_of(field.message_type, without)

        def put_messages(message: Any, values: Iterable[object]) -> None:
            add = getattr(message, name).add
            for value in values:
                fill_part(add(), value)

        return put_messages
    if field.enum_type is not None:
        numbers: dict[Any, int] = {**enum_table(field.enum_type, bare(pair.element)).numbers}
        return lambda message, values: getattr(message, name).extend(map(numbers.get, values))
    return lambda message, values: getattr(message, name).extend(values)


def _fill_of(descriptor: Descriptor, without: str | None) -> Fill:
    leaf = _LEAVES.get(descriptor.full_name)
    return leaf or partial(_fill_message, descriptor, without)


def _fill_message(
    descriptor: Descriptor, without: str | None, message: Message, value: msgspec.Struct
) -> None:
    _writer(descriptor, type(value), without)(message, value)
