"""What is the same for many facts of one question, and is found once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Once:
    """What was found, by what it is of; a question has one, and forgets it with the answer.

    It is named by the objects that it is of, which are told apart by their identity.
    """

    _found: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def found(self, find: Callable[[], T], on: date | None, *of: object) -> T:
        """Give what was found of some objects, on a day where it depends on that, or find it."""
        name = (on, *map(id, of))
        if name not in self._found:
            # The objects are kept beside it, so that no other takes their place in memory.
            self._found[name] = of, find()
        found: T = self._found[name][1]
        return found
