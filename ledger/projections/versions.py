"""What was published under a name, version by version, and which of it was known when."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

_POSITION = attrgetter("position")


class Positioned(Protocol):
    """What an entry published; `position` is that of the entry."""

    @property
    def position(self) -> int:
        """The position of the entry."""


V = TypeVar("V", bound=Positioned)


class Versions(Generic[V]):
    """Versions by name; they are added in the order of their entries and never change."""

    def __init__(self) -> None:
        """Start with none."""
        self._named: dict[str, list[V]] = defaultdict(list)
        self._positions: list[int] = []

    def add(self, name: str, version: V) -> None:
        """Take the next version of a name."""
        self._named[name].append(version)
        self._positions.append(version.position)

    def count(self, at: int) -> int:
        """Tell how many versions of all names are known at a position."""
        return bisect_right(self._positions, at)

    def positions(self, at: int) -> Sequence[int]:
        """Give the positions of all versions of all names that are known at a position."""
        return self._positions[: self.count(at)]

    def known(self, name: str, at: int) -> Sequence[V]:
        """Give the versions of a name that are known at a position, in order."""
        versions = self._named.get(name, ())
        return versions[: bisect_right(versions, at, key=_POSITION)]

    def latest(self, after: str, at: int) -> Iterator[V]:
        """Give the last version known at a position of each name behind another, by name."""
        for name in sorted(self._named):
            if name > after and (known := self.known(name, at)):
                yield known[-1]
