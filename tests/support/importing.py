"""Files read for a test, with a ledger that knows what the test says."""

import io
from collections.abc import Collection
from dataclasses import dataclass

from credential_ledger.client import LedgerClient
from credential_ledger.imports.files import FILES, TABLES
from credential_ledger.imports.findings import Findings, RowFault
from credential_ledger.imports.known import Known
from credential_ledger.imports.ledger import Ledger
from credential_ledger.imports.lines import Lines
from credential_ledger.imports.planning import Planned
from credential_ledger.v1.credential_service_pb2 import BatchItem
from credential_ledger.v1.district_service_pb2 import GetDistrictResponse


def _nobody() -> LedgerClient:
    raise AssertionError("the test has no service to ask")


class ToldLedger(Ledger):
    """A ledger that knows a district and some educators, and asks nobody."""

    def __init__(self, district: GetDistrictResponse, educators: Collection[str]) -> None:
        super().__init__(_nobody, "lakeview")
        self.__dict__["district"] = district
        self._educators = educators

    def knows(self, educator_id: str) -> bool:
        return educator_id in self._educators


def known(
    district: GetDistrictResponse | None = None,
    *,
    educators: Collection[str] = (),
    people: Collection[str] = ("u-1001", "u-1002"),
    registrar: str = "hr-1",
    asks: bool = True,
) -> Known:
    """What an import by hr-1 in lakeview may refer to: two people of the roster."""
    ledger = ToldLedger(district or GetDistrictResponse(), educators)
    return Known(ledger, "hr-1", registrar, asks=asks, people=set(people))


@dataclass(frozen=True, slots=True)
class Read:
    """What a file came to."""

    planned: list[Planned]
    faults: list[str]
    findings: Findings

    @property
    def items(self) -> list[BatchItem]:
        """What would be sent."""
        return [each.item for each in self.planned]


def read(file: str, content: str | bytes, given: Known | None = None) -> Read:
    """Read a file of this name."""
    faults: list[RowFault] = []
    findings = Findings(file, faults.append)
    raw = content.encode() if isinstance(content, str) else content
    importable = FILES[file]
    rows = importable.table.read(Lines(io.BytesIO(raw), findings), findings, TABLES)
    planned = list(importable.plan(rows, findings, given or known()))
    return Read(planned, [str(fault) for fault in faults], findings)
