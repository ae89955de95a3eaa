"""Which field of a message belongs to which field of a struct: the one of the same name."""

import types
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any, Union, get_args, get_origin

import msgspec
from google.protobuf.descriptor import Descriptor, FieldDescriptor


class Mismatch(TypeError):
    """A message and a struct that should be one noun differ; a fault of the program."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A field of both. `type` is the struct's annotation without `None`.

    `optional` says that the struct may hold None; `required` that it has no default.
    """

    name: str
    field: FieldDescriptor
    type: Any
    optional: bool
    required: bool

    @property
    def is_map(self) -> bool:
        """Whether it is a protobuf map."""
        entry = self.field.message_type
        return entry is not None and bool(entry.GetOptions().map_entry)

    @property
    def element_field(self) -> FieldDescriptor:
        """The field that describes one element, or one value of a map."""
        entry = self.field.message_type
        return entry.fields_by_name["value"] if entry is not None and self.is_map else self.field

    @property
    def element(self) -> Any:
        """The annotation of one element of a tuple, or of one value of a dict."""
        arguments = get_args(bare(self.type))
        return arguments[1] if self.is_map else arguments[0]


@cache
def pairs(descriptor: Descriptor, struct: type[msgspec.Struct]) -> tuple[Pair, ...]:
    """Pairs the fields of a message with those of a struct, in the order of the message.

    Raises:
        Mismatch: one of them has a field that the other has not.
    """
    ours = {field.name: field for field in msgspec.structs.fields(struct)}
    theirs = [field.name for field in descriptor.fields]
    if set(ours) != set(theirs):
        odd = ", ".join(sorted(set(ours) ^ set(theirs)))
        message = f"{struct.__name__} and {descriptor.full_name} differ in {odd}"
        raise Mismatch(message)
    return tuple(_pair(descriptor.fields_by_name[name], ours[name]) for name in theirs)


def bare(annotation: Any) -> Any:
    """The type inside `Annotated`."""
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def _pair(field: FieldDescriptor, info: msgspec.structs.FieldInfo) -> Pair:
    annotation, optional = _without_none(info.type)
    return Pair(field.name, field, annotation, optional, info.required)


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, False
    others = [one for one in get_args(annotation) if one is not types.NoneType]
    return reduce(or_, others), len(others) < len(get_args(annotation))
