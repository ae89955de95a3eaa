"""Messages as plain JSON, for machines and files: what `jq` and people read without a table.

Names are those of the contract. A day is `"2026-11-24"`, a decimal a string of digits, money
`{"currency_code": "USD", "amount": "600.00"}`, an instant RFC 3339, an enum value its name, a
64-bit number a number, the bytes of an entry their text, a map an object with its keys in order, so
that the same message is the same text. A detail of a status names its type under `@type`. Fields
without presence always stand; absent optionals are left out. What `encode` writes, `decode` reads;
`decode` reads the standard protobuf JSON of the same messages too, and numbers where decimals are
meant, digit by digit.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.json_format import MessageToDict, ParseDict, ParseError
from google.protobuf.message import Message

from credential_ledger import dates, money
from credential_ledger.described import descriptor, is_map

AnyMessage = TypeVar("AnyMessage", bound=Message)

DATE = "google.type.Date"
DECIMAL = "google.type.Decimal"
MONEY = "google.type.Money"
TIMESTAMP = "google.protobuf.Timestamp"
ANY = "google.protobuf.Any"

MOST_DEPTH = 100
"""So many levels a document may have: as many as protobuf's own reader takes of a message."""

_VALUES: Mapping[str, Callable[[Any], object]] = {
    DATE: lambda message: dates.decode(message).isoformat(),
    DECIMAL: lambda message: message.value,
    MONEY: lambda message: {
        "currency_code": message.currency_code,
        "amount": str(money.decode(message)),
    },
    TIMESTAMP: lambda message: message.ToJsonString(),
    ANY: lambda message: MessageToDict(message, preserving_proto_field_name=True),
}


def encode(message: Message) -> object:
    """The plain JSON of `message`, as `json.dumps` takes it."""
    special = _VALUES.get(descriptor(message).full_name)
    if special is not None:
        return special(message)
    return {
        field.name: _encode_field(field, getattr(message, field.name))
        for field in descriptor(message).fields
        if not field.has_presence or message.HasField(field.name)
    }


def decode(document: object, message: AnyMessage) -> AnyMessage:
    """Fill `message` from plain JSON and give it back.

    Raises:
        ValueError: it is not the JSON of such a message; says where.
    """
    described = descriptor(message)
    try:
        return ParseDict(_object(_mapping(document, described, ""), described, ""), message)
    except ParseError as error:
        raise ValueError(str(error)) from error


def loads(text: str) -> object:
    """The document of a JSON text, numbers with a point digit by digit.

    Raises:
        ValueError: it is no JSON; or a key stands more than once and one of its values would win;
            or it has more levels than `MOST_DEPTH`.
    """
    try:
        document = json.loads(text, parse_float=str, object_pairs_hook=_members)
    except RecursionError:
        raise ValueError("nested too deep") from None
    # What Python can still read may be too deep for whoever walks through it.
    level = [document]
    for _ in range(MOST_DEPTH):
        level = [part for each in level for part in _parts(each)]
    if any(isinstance(each, dict | list) for each in level):
        raise ValueError("nested too deep")
    return document


def _parts(document: object) -> Iterable[object]:
    match document:
        case dict():
            return document.values()
        case list():
            return document
    return ()


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        [name, *_] = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
        raise ValueError(f"{name!r} stands more than once in one object")
    return members


def _encode_field(field: FieldDescriptor, value: Any) -> object:  # noqa: ANN401 -- by field
    if is_map(field):
        return {key: value[key] for key in sorted(value)}
    if field.is_repeated:
        return [_encode_value(field, each) for each in value]
    return _encode_value(field, value)


def _encode_value(field: FieldDescriptor, value: Any) -> object:  # noqa: ANN401 -- by field
    if field.message_type is not None:
        return encode(value)
    if field.enum_type is not None:
        known = field.enum_type.values_by_number.get(value)
        return value if known is None else known.name
    return value.decode() if isinstance(value, bytes) else value


def _decode(document: object, kind: Descriptor, path: str) -> object:
    """Turn plain values into those of protobuf JSON; the rest is left to protobuf's own reader."""
    match kind.full_name, document:
        case ("google.protobuf.Timestamp", str()) | ("google.protobuf.Any", dict()):
            return document
        case "google.type.Date", str(text):
            return _day(text, path)
        case "google.type.Decimal", str() | int() if not isinstance(document, bool):
            return {"value": str(document)}
        case "google.type.Money", {"amount": amount, "currency_code": code, **rest} if not rest:
            return _money(str(amount), str(code), path)
    return _object(_mapping(document, kind, path), kind, path)


def _mapping(document: object, kind: Descriptor, path: str) -> dict[str, object]:
    if not isinstance(document, dict):
        raise ValueError(f"{path or kind.name}: an object with fields is expected")  # noqa: TRY004 -- a fault of the input
    return document


def _object(document: dict[str, object], kind: Descriptor, path: str) -> dict[str, object]:
    fields = {**kind.fields_by_camelcase_name, **kind.fields_by_name}
    unknown = document.keys() - fields.keys()
    if unknown:
        names = ", ".join(kind.fields_by_name)
        raise ValueError(f"{path or kind.name}: no field {min(unknown)!r}; there are {names}")
    return {
        name: _decode_field(fields[name], value, f"{path}.{name}" if path else name)
        for name, value in document.items()
    }


def _decode_field(field: FieldDescriptor, value: object, path: str) -> object:
    if field.message_type is None or is_map(field) or value is None:
        return value
    if field.is_repeated:
        return _decode_each(value, field.message_type, path)
    return _decode(value, field.message_type, path)


def _decode_each(values: object, kind: Descriptor, path: str) -> list[object]:
    if not isinstance(values, list):
        raise ValueError(f"{path}: a list is expected")  # noqa: TRY004 -- a fault of the input
    return [_decode(value, kind, f"{path}[{index}]") for index, value in enumerate(values)]


def _day(text: str, path: str) -> dict[str, int]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{path}: {text!r} is not a day such as 2026-11-24") from None
    return {"year": day.year, "month": day.month, "day": day.day}


def _money(amount: str, code: str, path: str) -> dict[str, object]:
    try:
        message = money.encode(amount, code)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    return {"currency_code": code, "units": str(message.units), "nanos": message.nanos}
