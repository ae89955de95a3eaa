"""What is to be sent, and from where in the files it comes."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.known import Known
from credential_ledger.imports.ledger import Reference
from credential_ledger.imports.sorts import Sort
from credential_ledger.imports.tables import Row
from credential_ledger.v1.credential_service_pb2 import BatchItem


class Part(NamedTuple):
    """The line that says a part of a fact, and the sort of row it is."""

    line: int
    sort: Sort | None = None


class Planned(NamedTuple):
    """An item of a batch, the line it comes from, and the sort of row that says it.

    `person` is the sourcedId of whom it is about. Where several rows say it, `parts` tells which
    says what, by the path of each part, such as `pay_periods[2]`. `published` is its noun where a
    district publishes it, and `replaces` tells whether that takes the place of one that stands.
    """

    place: Place
    item: BatchItem
    sort: Sort | None = None
    person: str = ""
    parts: Mapping[str, Part] = MappingProxyType({})
    published: Reference | None = None
    replaces: bool = False


Planner = Callable[[Iterator[Row], Findings, Known], Iterator[Planned]]
"""Makes of the rows of one file what is to be sent."""


class Once:
    """Notices what stands in a file twice."""

    def __init__(self, findings: Findings) -> None:
        """Nothing was seen so far."""
        self._findings = findings
        self._lines: dict[object, int] = {}

    def sees(self, key: object, line: int, column: str = "") -> bool:
        """Whether a key comes for the first time; where not, both lines are told."""
        first = self._lines.setdefault(key, line)
        if first != line:
            name = " ".join(map(str, key)) if isinstance(key, tuple) else key
            what = f"{name} is in line {first} already" if column else f"line {first} says the same"
            self._findings.fault(line, what, column)
        return first == line
