"""Every part of a document with its place, found by walking the document's own types.

The one walk: whatever asks something of all days, filters, tests, expressions or names of a
document asks it of these, so that a new term is covered as soon as it has a type.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, Optional, TypeVar

import msgspec
from msgspec import inspect

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.reading.fault import Fault, pointer

T = TypeVar("T")

FORM = inspect.type_info(PolicyDocument)
_NOTHING: Mapping[str, Any] = {}


class Place(NamedTuple):
    """A part of a document: where it stands, what its type says of it, and in what it stands.

    Objects, and what they hold down to texts and numbers, are parts; lists and tables are not.
    `within` is None for the document itself, and for what stands in something unreadable.
    """

    path: str
    value: object
    extra: Mapping[str, Any] = _NOTHING
    within: Optional["Place"] = None

    def around(self, kind: type[T]) -> T | None:
        """Give the nearest of some kind that this stands in."""
        place = self.within
        while place is not None and not isinstance(place.value, kind):
            place = place.within
        return None if place is None else place.value  # type: ignore[return-value]  # told above


class Parts:
    """The parts of a document, or of what is readable of it, in its own order."""

    def __init__(self, places: Iterable[Place], unreadable: Iterable[str] = ()) -> None:
        self.places = tuple(places)
        self.unreadable = frozenset(unreadable)

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    def of(self, kind: type[T]) -> Iterator[tuple[str, T]]:
        """Give the parts of a kind, each with its path."""
        return ((each.path, each.value) for each in self.places if isinstance(each.value, kind))

    def at(self, path: str) -> object | None:
        """Give the part at a path, where it is readable."""
        return self._at.get(path)

    def is_readable(self, path: str) -> bool:
        """Whether neither what stands at a path nor what it stands in has a fault of its own."""
        steps = path.split("/")
        return self.unreadable.isdisjoint(
            "/".join(steps[:count]) for count in range(1, len(steps) + 1)
        )

    @cached_property
    def _at(self) -> dict[str, object]:
        return {each.path: each.value for each in self.places}


def parts_of(document: PolicyDocument) -> Parts:
    """Give every part of a document."""
    return Parts(_within(document, FORM, "", None))


def readable_parts(value: object, faults: Iterable[Fault]) -> Parts:
    """Give the parts of a JSON value in which there is no fault of form."""
    unreadable = {each.path for each in faults}
    return Parts(_readable(value, FORM, "", _above(unreadable)), unreadable)


def _within(
    value: object,
    kind: inspect.Type,
    path: str,
    owner: Place | None,
    extra: Mapping[str, Any] = _NOTHING,
) -> Iterator[Place]:
    match kind:
        case inspect.Metadata(type=inner):
            yield from _within(value, inner, path, owner, kind.extra or extra)
        case inspect.UnionType(types=types):
            yield from _within(value, _chosen(types, value), path, owner, extra)
        case inspect.VarTupleType(item_type=inner) if isinstance(value, Iterable):
            for index, each in enumerate(value):
                yield from _within(each, inner, f"{path}/{index}", owner)
        case inspect.DictType() if isinstance(value, Mapping):
            for key, each in value.items():
                at = pointer(path, key)
                yield from _within(key, kind.key_type, at, owner)
                yield from _within(each, kind.value_type, at, owner)
        case inspect.StructType():
            place = Place(path, value, extra, owner)
            yield place
            for field in kind.fields:
                held = getattr(value, field.name)
                if held is not None:
                    yield from _within(held, field.type, f"{path}/{field.encode_name}", place)
        case _:
            yield Place(path, value, extra, owner)


def _chosen(types: Iterable[inspect.Type], value: object) -> inspect.Type:
    """Give which of several types a value that was read is of."""
    present = [each for each in types if not isinstance(each, inspect.NoneType)]
    own = (
        each for each in present if isinstance(each, inspect.StructType) and each.cls is type(value)
    )
    return next(own, present[0])


def _above(paths: Iterable[str]) -> frozenset[str]:
    """Give some paths and all those above them."""
    steps = (path.split("/") for path in paths)
    return frozenset("/".join(each[:count]) for each in steps for count in range(1, len(each) + 1))


def _readable(
    value: object, kind: inspect.Type, path: str, broken: frozenset[str]
) -> Iterator[Place]:
    if path not in broken:
        yield from _within(_read(value, kind), kind, path, None)
        return
    for key, each, inner in _held(value, kind):
        yield from _readable(each, inner, pointer(path, key), broken)


def _held(value: object, kind: inspect.Type) -> Iterator[tuple[str | int, object, inspect.Type]]:
    """Give what a JSON value holds that should be of a type, with its keys and their types."""
    match kind:
        case inspect.Metadata(type=inner):
            yield from _held(value, inner)
        case inspect.UnionType(types=types):
            own = tagged(types, value)
            yield from () if own is None else _held(value, own)
        case inspect.VarTupleType(item_type=inner) if isinstance(value, list):
            yield from ((index, each, inner) for index, each in enumerate(value))
        case inspect.DictType() if isinstance(value, dict):
            for key, each in value.items():
                yield key, key, kind.key_type
                yield key, each, kind.value_type
        case inspect.StructType() if isinstance(value, dict):
            for field in kind.fields:
                if field.encode_name in value:
                    yield field.encode_name, value[field.encode_name], field.type


def _read(value: object, kind: inspect.Type) -> object:
    """Read a JSON value that is of a type."""
    match kind:
        case inspect.Metadata(type=inner):
            return _read(value, inner)
        case inspect.UnionType(types=types):
            own = tagged(types, value)
            return value if own is None else _read(value, own)
        case inspect.VarTupleType(item_type=inner) if isinstance(value, list):
            return tuple(_read(each, inner) for each in value)
        case inspect.DictType(value_type=inner) if isinstance(value, dict):
            return {key: _read(each, inner) for key, each in value.items()}
        case inspect.StructType(cls=cls) | inspect.EnumType(cls=cls):
            return msgspec.convert(value, cls)
        case _:
            scalar = _SCALARS.get(type(kind))
            return value if scalar is None else msgspec.convert(value, scalar)


_SCALARS: dict[type, type] = {inspect.DecimalType: Decimal, inspect.DateType: date}


def tagged(types: Iterable[inspect.Type], value: object) -> inspect.Type | None:
    """Give which of several types a JSON value says it is of; of one alone, that."""
    present = [each for each in types if not isinstance(each, inspect.NoneType)]
    if len(present) == 1:
        return present[0]
    structs = [each for each in present if isinstance(each, inspect.StructType)]
    if not isinstance(value, dict):
        return None
    return next((each for each in structs if value.get(str(each.tag_field)) == each.tag), None)


def benefit_of(path: str) -> str:
    """Give the path of the benefit in which something stands; nothing where it stands in none."""
    top, *rest = path.split("/")[1:]
    return f"/{top}/{rest[0]}" if top == "benefits" and rest else ""
