"""What the contract says of a message: its fields, by name."""

from typing import cast

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message


def descriptor(message: Message | type[Message]) -> Descriptor:
    """The description of a message or its class."""
    # The stubs tell the two runtimes of protobuf apart; both behave as this class says.
    return cast("Descriptor", message.DESCRIPTOR)


def fields(message: Message | type[Message]) -> dict[str, FieldDescriptor]:
    """The fields of a message or its class, in order."""
    return {field.name: field for field in descriptor(message).fields}


def put(noun: Message, envelope: Message) -> None:
    """Set that part of a oneof of `envelope` which takes a noun of this kind.

    Raises:
        TypeError: there is none.
    """
    kind = descriptor(noun)
    for field in descriptor(envelope).fields:
        part = field.message_type
        if field.containing_oneof and part is not None and part.full_name == kind.full_name:
            held: Message = getattr(envelope, field.name)
            held.SetInParent()
            held.CopyFrom(noun)
            return
    raise TypeError(f"{descriptor(envelope).name} holds no {kind.name}")


def is_map(field: FieldDescriptor) -> bool:
    """True for a `map<..., ...>`."""
    entry = field.message_type
    return entry is not None and entry.GetOptions().map_entry
