"""Items and registrations as the bytes of their rows, and back."""

from functools import lru_cache
from typing import Any, get_args

import msgspec

from ledger.domain.timeline.item import Item, TimelineFact
from ledger.store.codec import TYPES, type_of

REGISTRATION = "educator"
"""The kind of the row that stands while an educator is registered."""


class Registration(msgspec.Struct, frozen=True):
    """That an educator is registered; `positions` are all entries about it, in order."""

    positions: tuple[int, ...]


Standing = Item[TimelineFact] | Registration
"""What one row says of an educator."""

_ENCODER = msgspec.json.Encoder(decimal_format="string")
_REGISTRATIONS = msgspec.json.Decoder(Registration)
_ITEMS: dict[str, msgspec.json.Decoder[Any]] = {
    name.partition(".")[0]: msgspec.json.Decoder(Item[fact])  # type: ignore[valid-type]  # one of TimelineFact
    for name, fact in TYPES.items()
    if fact in get_args(TimelineFact)
}


def kind_of(standing: Standing) -> str:
    """Gives the kind of a row: the type of its entry without the version (`award`)."""
    if isinstance(standing, Registration):
        return REGISTRATION
    return type_of(standing.value).partition(".")[0]


def encode(standing: Standing) -> bytes:
    """Gives the payload of a row."""
    return _ENCODER.encode(standing)


def decode_registration(payload: bytes) -> Registration:
    """Reads the payload of a registration."""
    return _REGISTRATIONS.decode(payload)


@lru_cache(maxsize=100_000)
def decode_item(kind: str, payload: bytes) -> Item[TimelineFact]:
    """Reads the payload of an item. What was read lately is not read again."""
    item: Item[TimelineFact] = _ITEMS[kind].decode(payload)
    return item
