"""What a document may hold: the fields of a noun of the contract, of its parts, and enums."""

from collections.abc import Iterator

from google.protobuf.descriptor import Descriptor, EnumDescriptor
from google.protobuf.message import Message

from credential_ledger.described import descriptor

_OWN = "credential_ledger."


def of(noun: type[Message]) -> Iterator[str]:
    """The fields of a noun in a sentence, then each of its parts and enums in one."""
    yield from _part("Fields", descriptor(noun))


def _part(name: str, kind: Descriptor) -> Iterator[str]:
    yield f"{name}: {', '.join(field.name for field in kind.fields)}."
    for field in kind.fields:
        if field.enum_type is not None:
            yield _values(field.name, field.enum_type)
        elif field.message_type is not None and field.message_type.full_name.startswith(_OWN):
            each = " (each)" if field.is_repeated else ""
            yield from _part(f"{field.name}{each}", field.message_type)


def _values(name: str, kind: EnumDescriptor) -> str:
    return f"{name} is one of {', '.join(value.name for value in kind.values if value.number)}."
