"""The columns of a file, and its rows under them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from credential_ledger.imports.cells import Form, Value
from credential_ledger.imports.findings import Findings
from credential_ledger.imports.lines import Lines
from credential_ledger.imports.rows import rows

_ANY = "*"


class Column(NamedTuple):
    """A column: its name, what a cell may say and what that is for."""

    name: str
    form: Form
    about: str
    example: str = ""


class Row(NamedTuple):
    """The filled cells of a row that are in form; `sound` where all are and none is missing."""

    line: int
    values: Mapping[str, Value]
    sound: bool


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

    def read(self, lines: Lines, findings: Findings) -> Iterator[Row]:
        """The rows of a file, in order; faults go to `findings`.

        Of a row whose cells are not all in form, those that are come along.
        """
        found = rows(lines, findings)
        header = next(found, None)
        if header is None:
            findings.fault(0, "holds no header")
            return
        names = [name.strip() for name in header.cells]
        if not self._fits(names, header.line, findings):
            return
        for row in found:
            findings.rows += 1
            if len(row.cells) == len(names):
                yield self._row(dict(zip(names, row.cells, strict=True)), row.line, findings)
            else:
                what = f"has {len(row.cells)} cells where the header has {len(names)}"
                findings.break_off(row.line, what)

    def _fits(self, names: list[str], line: int, findings: Findings) -> bool:
        known = [column.name for column in self.columns]
        faults = [
            *((name, "stands there twice") for name in dict.fromkeys(names) if _twice(name, names)),
            *((name, "is missing") for name in known if name in self.needed - set(names)),
            *(
                (name, f"is no column of {self.file}; there are {', '.join(known)}")
                for name in dict.fromkeys(names)
                if name not in known and not self._passes_over(name)
            ),
        ]
        for name, what in faults:
            findings.fault(line, what, name or "a column without a name")
        return not faults

    def _row(self, cells: Mapping[str, str], line: int, findings: Findings) -> Row:
        values: dict[str, Value] = {}
        sound = True
        for column in self.columns:
            text = cells.get(column.name, "").strip()
            try:
                if text:
                    values[column.name] = column.form.read(text)
                elif column.name in self.needed:
                    raise ValueError("is empty")  # noqa: TRY301 -- a fault of a cell like any other
            except ValueError as error:
                findings.fault(line, str(error), column.name)
                sound = False
        findings.unread.update(name for name in self._unread(cells) if cells[name].strip())
        return Row(line, values, sound)

    def _unread(self, cells: Mapping[str, str]) -> Iterator[str]:
        return (name for name in cells if self._passes_over(name))

    def _passes_over(self, name: str) -> bool:
        return any(
            name.startswith(each.removesuffix(_ANY)) if each.endswith(_ANY) else name == each
            for each in self.passed_over
        )


def _twice(name: str, names: Iterable[str]) -> bool:
    return sum(name == each for each in names) > 1
