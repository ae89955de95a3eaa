"""Enum values on the wire and in the core: `CREDIT_UNIT_CLOCK_HOUR` is `clock_hour`."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from google.protobuf.descriptor import EnumDescriptor

from services.messages.pairs import Mismatch


@dataclass(frozen=True, slots=True)
class EnumTable:
    """The values of one enum; 0, which is UNSPECIFIED, has no member."""

    members: dict[int, StrEnum]
    numbers: dict[StrEnum, int]


@cache
def enum_table(descriptor: EnumDescriptor, enum: type[StrEnum]) -> EnumTable:
    """Pairs the values of both enums by name.

    Raises:
        Mismatch: one of them has a value that the other has not.
    """
    prefix = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", descriptor.name).upper() + "_"
    numbers = {
        value.name.removeprefix(prefix).lower(): value.number
        for value in descriptor.values
        if value.number
    }
    if set(numbers) != {member.value for member in enum}:
        odd = ", ".join(sorted(set(numbers) ^ {member.value for member in enum}))
        message = f"{enum.__name__} and {descriptor.full_name} differ in {odd}"
        raise Mismatch(message)
    return EnumTable(
        members={numbers[member.value]: member for member in enum},
        numbers={member: numbers[member.value] for member in enum},
    )
