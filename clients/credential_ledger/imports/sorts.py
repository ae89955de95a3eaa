"""Sorts of rows: which fact a row says, which columns it takes, and where each goes."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from google.protobuf.message import Message

from credential_ledger import dates, decimals
from credential_ledger.imports.cells import Value
from credential_ledger.imports.findings import Findings
from credential_ledger.imports.tables import Row

Paths = Mapping[str, str]
"""Where the columns go: to a field of the noun by its path, to several, or to none."""


def at(*names: str, **paths: str) -> Paths:
    """Columns that bear the names of their fields, and others with the paths of theirs."""
    return {name: name for name in names} | paths


class Sort(NamedTuple):
    """A sort of rows, called `name` in the file: which noun it says, and of which columns.

    Where the noun is but a part of a fact, `part_of` is the field of the fact it goes to.
    `examples` are cells of such a row that differ from those of other rows in a template.
    """

    name: str
    noun: type[Message]
    about: str
    needs: Paths
    takes: Paths = MappingProxyType({})
    part_of: str = ""
    examples: Mapping[str, str] = MappingProxyType({})

    def fits(self, row: Row, alike: frozenset[str], findings: Findings) -> bool:
        """Whether the row fills what such a row needs, and nothing else; faults to `findings`.

        `alike` are columns that every row of the file has, such as who it is about.
        """
        faults = [
            *(
                (name, f"is needed for {self.name}")
                for name in self.needs
                if name not in row.values and name not in row.out_of_form
            ),
            *(
                (name, f"is not for {self.name}")
                for name in row.values
                if name not in self.needs and name not in self.takes and name not in alike
            ),
        ]
        for name, what in faults:
            findings.fault(row.line, what, name)
        return not faults

    def fill(self, noun: Message, row: Row) -> None:
        """Put what the row says into `noun`."""
        for paths in (self.needs, self.takes):
            for name, path in paths.items():
                for each in path.split() if name in row.values else ():
                    put(noun, each, row.values[name])

    def column_of(self, path: str) -> str:
        """The column that goes to a field of the noun; the path itself where none does."""
        found = (
            name
            for paths in (self.needs, self.takes)
            for name, to in paths.items()
            if path in to.split()
        )
        return next(found, path)


def by_name(*sorts: Sort) -> dict[str, Sort]:
    """Sorts by what they are called in the file."""
    return {sort.name: sort for sort in sorts}


def put(noun: Message, path: str, value: Value) -> None:
    """Set the field at `path`, such as `cell.lane_id`; to a list a tuple is added."""
    *parts, name = path.split(".")
    owner: Any = noun
    for part in parts:
        owner = getattr(owner, part)
    match value:
        case tuple():
            getattr(owner, name).extend(value)
        case date():
            getattr(owner, name).CopyFrom(dates.encode(value))
        case Decimal():
            # As the ledger says it, so that what stands there can be told from what differs.
            getattr(owner, name).CopyFrom(decimals.encode(format(value.normalize(), "f")))
        case _:
            setattr(owner, name, value)


def canonical(rows: Iterator[Row] | list[Row]) -> str:
    """What rows say, in one form: however the columns stand and the numbers are written."""
    said = [{name: _plain(value) for name, value in row.values.items()} for row in rows]
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Value) -> object:
    match value:
        case tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case _:
            return value
