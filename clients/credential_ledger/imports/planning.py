"""What is to be sent, and from where in the files it comes."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.known import Known, Reference
from credential_ledger.imports.sorts import Sort
from credential_ledger.imports.tables import Row
from credential_ledger.v1.credential_service_pb2 import BatchItem


class Planned(NamedTuple):
    """An item of a batch, the line it comes from, and the sort of row that says it.

    `replaces` is its noun where it takes the place of what stands.
    """

    place: Place
    item: BatchItem
    sort: Sort | None = None
    replaces: Reference | None = None


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
            what = (
                f"line {first} says the same" if not column else f"{key} is in line {first} already"
            )
            self._findings.fault(line, what, column)
        return first == line
