"""Every fault of form in a document, found by walking the document's own types.

`msgspec` stops at the first fault; a person who writes a policy wants them all. The types stay the
one description: this walk, the decoder and the JSON schema read the same.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import inspect

from ledger.domain.pay.reading.fault import Fault, pointer
from ledger.domain.pay.reading.json_text import Members
from ledger.domain.pay.reading.parts import tagged
from ledger.domain.pay.terms.quantity import QUANTITY_PATTERN
from ledger.domain.values import FIRST_DAY, LAST_DAY

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def faults_of_form(value: object, kind: inspect.Type, path: str = "") -> Iterator[Fault]:
    """Give every fault of `value`, which stands at `path` and should be of type `kind`."""
    match kind:
        case inspect.StructType():
            yield from _object(value, kind, path)
        case inspect.UnionType(types=types):
            yield from _choice(value, types, path)
        case inspect.VarTupleType():
            yield from _list(value, kind, path)
        case inspect.DictType():
            yield from _table(value, kind, path)
        case _:
            yield from _scalar(value, kind, path)


def _scalar(value: object, kind: inspect.Type, path: str) -> Iterator[Fault]:
    match kind:
        case inspect.Metadata(type=inspect.DecimalType(), extra_json_schema=schema):
            yield from _decimal(value, schema or {}, path)
        case inspect.Metadata(type=inner):
            yield from _scalar(value, inner, path)
        case inspect.StrType():
            yield from _text(value, kind, path)
        case inspect.IntType():
            yield from _integer(value, kind, path)
        case inspect.DateType():
            yield from _date(value, path)
        case inspect.EnumType(cls=cls):
            yield from _one_of(value, [member.value for member in cls], path)
        case inspect.LiteralType(values=values):
            yield from _one_of(value, list(values), path)
        case inspect.BoolType():
            yield from _one_of(value, [True, False], path)
        case _:
            message = f"no document has a {kind} so far"
            raise TypeError(message)


def _object(value: object, kind: inspect.StructType, path: str) -> Iterator[Fault]:
    if not isinstance(value, Members):
        yield Fault(path, "must be an object")
        return
    yield from (Fault(pointer(path, key), "stands more than once") for key in value.repeated)
    known = {field.encode_name: field for field in kind.fields}
    if kind.tag_field is not None:
        if kind.tag_field not in value:
            yield Fault(pointer(path, kind.tag_field), f"is missing: it must be {kind.tag!r}")
        else:
            yield from _one_of(value[kind.tag_field], [kind.tag], pointer(path, kind.tag_field))
    for key in value:
        if key not in known and key != kind.tag_field:
            yield Fault(pointer(path, key), "is not known here")
    for key, field in known.items():
        if key in value:
            yield from faults_of_form(value[key], field.type, pointer(path, key))
        elif field.required:
            yield Fault(pointer(path, key), "is missing")


def _choice(value: object, types: tuple[inspect.Type, ...], path: str) -> Iterator[Fault]:
    own = tagged(types, value)
    if own is not None:
        yield from faults_of_form(value, own, path)
        return
    structs = [kind for kind in types if isinstance(kind, inspect.StructType)]
    tag_field, tags = str(structs[0].tag_field), [kind.tag for kind in structs]
    if not isinstance(value, Members):
        yield Fault(path, "must be an object")
    elif tag_field in value:
        yield from _one_of(value[tag_field], tags, pointer(path, tag_field))
    else:
        yield Fault(pointer(path, tag_field), f"is missing: one of {_named(tags)}")


def _list(value: object, kind: inspect.VarTupleType, path: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(path, "must be a list")
        return
    yield from _length(len(value), kind, path)
    for index, each in enumerate(value):
        yield from faults_of_form(each, kind.item_type, pointer(path, index))


def _table(value: object, kind: inspect.DictType, path: str) -> Iterator[Fault]:
    if not isinstance(value, Members):
        yield Fault(path, "must be an object")
        return
    yield from (Fault(pointer(path, key), "stands more than once") for key in value.repeated)
    yield from _length(len(value), kind, path)
    for key, each in value.items():
        yield from faults_of_form(key, kind.key_type, pointer(path, key))
        yield from faults_of_form(each, kind.value_type, pointer(path, key))


def _length(
    length: int, kind: inspect.VarTupleType | inspect.DictType, path: str
) -> Iterator[Fault]:
    if kind.min_length is not None and length < kind.min_length:
        yield Fault(path, f"needs at least {kind.min_length}, has {length}")
    if kind.max_length is not None and length > kind.max_length:
        yield Fault(path, f"may have at most {kind.max_length}, has {length}")


def _text(value: object, kind: inspect.StrType, path: str) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(path, "must be a string")
    elif _UNFIT.search(value):
        yield Fault(path, "holds a character that is none: a control character or half of one")
    elif kind.max_length is not None and len(value) > kind.max_length:
        yield Fault(path, f"may be {kind.max_length} characters long, is {len(value)}")
    elif kind.pattern is not None and not re.search(kind.pattern, value):
        yield Fault(path, f"must match {kind.pattern}")


def _integer(value: object, kind: inspect.IntType, path: str) -> Iterator[Fault]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Fault(path, "must be a whole number")
    elif (kind.ge is not None and value < kind.ge) or (kind.le is not None and value > kind.le):
        yield Fault(path, f"must lie between {kind.ge} and {kind.le}")


def _date(value: object, path: str) -> Iterator[Fault]:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        yield Fault(path, "must be a date such as '2025-10-01'")
        return
    try:
        day = date.fromisoformat(value)
    except ValueError:
        yield Fault(path, f"{value} is no day of the calendar")
        return
    if not FIRST_DAY <= day <= LAST_DAY:
        yield Fault(path, f"must lie between {FIRST_DAY} and {LAST_DAY}")


def _decimal(value: object, schema: dict[str, Any], path: str) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(path, "must be a decimal in quotation marks, such as '400.00'")
    elif not re.fullmatch(QUANTITY_PATTERN, value) or value.endswith("\n"):
        yield Fault(path, "must be digits with at most four after the point, such as '400.00'")
    elif not re.fullmatch(schema["pattern"], value):
        yield Fault(path, f"must be {schema['description']}")


def _one_of(value: object, options: list[Any], path: str) -> Iterator[Fault]:
    # True equals 1 in Python, not in JSON.
    if not any(type(value) is type(option) and value == option for option in options):
        yield Fault(path, f"must be {_named(options)}")


def _named(options: list[Any]) -> str:
    names = [str(option) for option in options]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
