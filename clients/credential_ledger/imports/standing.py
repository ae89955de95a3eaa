"""What replaces what stands: sent only where it differs.

Such a fact may be said again after it was replaced, so its request id cannot follow from what it
says; that it is recorded once follows from looking first.
"""

from collections.abc import Iterator

from credential_ledger import batches
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.planning import Planned
from credential_ledger.v1.calendar_pb2 import Calendar
from credential_ledger.v1.district_pb2 import School
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule


def replacing(
    noun: School | Calendar | SalarySchedule,
    stands: School | Calendar | SalarySchedule | None,
    place: Place,
    findings: Findings,
) -> Iterator[Planned]:
    """Record a noun, unless just so it stands."""
    if noun == stands:
        findings.standing += 1
        return
    yield Planned(place, batches.item(noun))
