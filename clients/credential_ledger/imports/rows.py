"""The rows of a CSV file (RFC 4180), each by itself: a broken one costs no other."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from credential_ledger.imports.findings import Findings
from credential_ledger.imports.lines import Line

CELL_MAX = 131_072
_LINES_MAX = 100
"""A quote that is open longer than that was never meant to be one."""


class Cells(NamedTuple):
    """The cells of a row, with the number of its first line."""

    line: int
    cells: list[str]


def rows(lines: Iterable[Line], findings: Findings) -> Iterator[Cells]:
    """The rows of a file; empty lines are none, and what is no row is a fault of its line."""
    source = _Pushback(lines)
    for first in source:
        if not first.text.strip():
            continue
        whole = [first, *_rest(first, source)]
        if not all(line.sound for line in whole):
            continue
        try:
            cells = _cells("".join(line.text for line in whole))
        except ValueError as error:
            findings.break_off(first.number, str(error))
            source.put_back(whole[1:])
            continue
        yield Cells(first.number, cells)


class _Pushback:
    """Lines of which some are read a second time."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._again: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        while (line := self.next()) is not None:
            yield line

    def next(self) -> Line | None:
        return self._again.popleft() if self._again else next(self._lines, None)

    def put_back(self, lines: list[Line]) -> None:
        self._again.extendleft(reversed(lines))


def _rest(first: Line, source: _Pushback) -> Iterator[Line]:
    """The further lines of a row: as long as a quote is open, quotes being doubled within one."""
    quotes, size = first.text.count('"'), len(first.text)
    taken = 0
    while quotes % 2 and taken < _LINES_MAX and size <= CELL_MAX:
        line = source.next()
        if line is None:
            return
        quotes, size, taken = quotes + line.text.count('"'), size + len(line.text), taken + 1
        yield line


def _cells(text: str) -> list[str]:
    """The cells of one row.

    Raises:
        ValueError: it is none; says why.
    """
    if text.count('"') % 2:
        raise ValueError("a quote is opened and never closed")
    try:
        found = list(csv.reader([text], strict=True))
    except csv.Error as error:
        if "field limit" in str(error):
            raise ValueError(f"a cell is longer than {CELL_MAX} characters") from None
        raise ValueError(f"is no row of CSV: {error}") from None
    return found[0]
