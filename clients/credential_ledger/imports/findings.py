"""What reading files comes to besides facts: every fault with its place, and what was left out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A line of a file; line 0 is the file as a whole."""

    file: str
    line: int

    def __str__(self) -> str:
        """As editors and people name it."""
        return f"{self.file}:{self.line}" if self.line else self.file


class RowFault(NamedTuple):
    """What is wrong at a place; `column` is empty where it is no single cell."""

    place: Place
    column: str
    what: str

    def __str__(self) -> str:
        """`file:line: column: what`."""
        return ": ".join(part for part in (str(self.place), self.column, self.what) if part)


@dataclass(slots=True)
class Findings:
    """What was found in one file so far.

    `told` is called with each fault as it is found. A row has one verdict however many faults it
    has, so `faulty` counts rows, and so does `held_back`.
    """

    file: str
    told: Callable[[RowFault], None]
    rows: int = 0
    broken: int = 0
    """Rows of which not even the cells can be told."""
    standing: int = 0
    """Facts that the ledger holds just so."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Rows that are no business of the ledger, by the reason."""
    unread: Counter[str] = field(default_factory=Counter)
    """Cells that never leave this process, by their column."""
    _faulty: set[int] = field(default_factory=set)
    _held_back: set[int] = field(default_factory=set)

    def fault(self, line: int, what: str, column: str = "") -> None:
        """Note a fault of a line."""
        self._faulty.add(line)
        self.told(RowFault(Place(self.file, line), column, what))

    def break_off(self, line: int, what: str) -> None:
        """Note that a line cannot be taken apart."""
        self.broken += 1
        self.fault(line, what)

    def hold_back(self, lines: Iterable[int], what: str) -> None:
        """Note that the rows of one fact are not sent, because of a row that is at fault."""
        first, *others = lines
        self._held_back.update((first, *others))
        self.told(RowFault(Place(self.file, first), "", what))

    def leave_out(self, why: str) -> None:
        """Count a row that is no business of the ledger."""
        self.left_out[why] += 1

    @property
    def faulty(self) -> int:
        """How many rows have faults; the file as a whole, and its header, counts as one."""
        return len(self._faulty)

    @property
    def held_back(self) -> int:
        """How many rows without a fault of their own are not sent."""
        return len(self._held_back - self._faulty)
