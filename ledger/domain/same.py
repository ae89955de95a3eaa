"""What is made of something large is made once, and found again by that very thing."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """A value as the key of a cache, known again by a part of it: by which, not by what it says.

    To compare calendars or policies costs more than to make again what is made of them. Whoever
    holds the key holds the part, so that no other can take its place.
    """

    __slots__ = ("_part", "value")

    def __init__(self, value: T, part: object) -> None:
        """Take a value and the part of it that what is made depends on."""
        self.value = value
        self._part = part

    def __hash__(self) -> int:
        """Hash the identity of the part."""
        return id(self._part)

    def __eq__(self, other: object) -> bool:
        """Tell whether both have the very same part."""
        return isinstance(other, Same) and self._part is other._part
