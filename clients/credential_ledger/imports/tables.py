"""The columns of a file, and its rows under them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from credential_ledger.imports.cells import Form, Value
from credential_ledger.imports.findings import Findings
from credential_ledger.imports.lines import Lines
from credential_ledger.imports.rows import rows

_ANY = "*"
_NAMELESS = "a column without a name"
_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}


class Column(NamedTuple):
    """A column: its name, what a cell may say and what that is for."""

    name: str
    form: Form
    about: str
    example: str = ""


class Row(NamedTuple):
    """The filled cells of a row that are in form; `sound` where all are and none is missing.

    `out_of_form` are the columns of those that are not.
    """

    line: int
    values: Mapping[str, Value]
    sound: bool
    out_of_form: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of one file.

    Every header has the `needed` ones, and every row fills them. `passed_over` are columns that may
    be there and are never looked into; a name that ends in `*` stands for all that begin so.
    """

    file: str
    about: str
    columns: Sequence[Column]
    needed: frozenset[str]
    passed_over: tuple[str, ...] = ()

    def read(
        self, lines: Lines, findings: Findings, others: Iterable["Table"] = ()
    ) -> Iterator[Row]:
        """The rows of a file, in order; faults go to `findings`.

        Of a row whose cells are not all in form, those that are come along. `others` are tables
        that a header may be of by mistake.
        """
        found = rows(lines, findings)
        header = next(found, None)
        if header is None:
            # What cannot be read at all was told as that.
            if not findings.broken:
                findings.fault(0, "holds no header")
            return
        names = [name.strip() for name in header.cells]
        faults = list(self._faults(names))
        if faults:
            mistake = self._mistake(names, others)
            for name, what in [("", mistake)] if mistake else faults:
                findings.fault(header.line, what, name)
            return
        for row in found:
            findings.rows += 1
            if len(row.cells) == len(names):
                yield self._row(dict(zip(names, row.cells, strict=True)), row.line, findings)
            else:
                what = f"has {len(row.cells)} cells where the header has {len(names)}"
                findings.break_off(row.line, what)

    def _faults(self, names: list[str]) -> Iterator[tuple[str, str]]:
        """What is wrong with a header, column by column."""
        known = [column.name for column in self.columns]
        for name in dict.fromkeys(names):
            if _twice(name, names):
                yield name or _NAMELESS, "stands there twice"
        for name in known:
            if name in self.needed and name not in names:
                yield name, "is missing"
        for name in dict.fromkeys(names):
            if name not in known and not self._passes_over(name):
                what = f"is no column of {self.file}; there are {', '.join(known)}"
                yield name or _NAMELESS, what

    def _mistake(self, names: list[str], others: Iterable["Table"]) -> str:
        """What a header that does not fit is instead; empty where nobody knows."""
        if len(names) == 1:
            for mark, called in _OTHER_MARKS.items():
                if not any(self._faults([name.strip(' "') for name in names[0].split(mark)])):
                    return f"has {called} between its columns; save it with commas"
        for other in others:
            if not any(other._faults(names)):  # noqa: SLF001 -- of the same class
                return f"has the columns of {other.file}, not of {self.file}: is this {other.file}?"
        return ""

    def _row(self, cells: Mapping[str, str], line: int, findings: Findings) -> Row:
        values: dict[str, Value] = {}
        faults: set[str] = set()
        for column in self.columns:
            text = cells.get(column.name, "").strip()
            try:
                if text:
                    values[column.name] = column.form.read(text)
                elif column.name in self.needed:
                    raise ValueError("is empty")  # noqa: TRY301 -- a fault of a cell like any other
            except ValueError as error:
                findings.fault(line, str(error), column.name)
                faults.add(column.name)
        findings.unread.update(name for name in self._unread(cells) if cells[name].strip())
        return Row(line, values, sound=not faults, out_of_form=frozenset(faults))

    def _unread(self, cells: Mapping[str, str]) -> Iterator[str]:
        return (name for name in cells if self._passes_over(name))

    def _passes_over(self, name: str) -> bool:
        return any(
            name.startswith(each.removesuffix(_ANY)) if each.endswith(_ANY) else name == each
            for each in self.passed_over
        )


def _twice(name: str, names: Iterable[str]) -> bool:
    return sum(name == each for each in names) > 1
