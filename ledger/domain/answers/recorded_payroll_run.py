"""A payroll run as it is on record (`payroll_run.proto`)."""

from datetime import datetime

from ledger.domain.facts.payroll import PayrollRun
from ledger.domain.values import Part


class RecordedPayrollRun(Part, frozen=True, kw_only=True):
    """A payroll run, its minted id, and the position and time of its entry."""

    fact_id: str
    run: PayrollRun
    position: int
    recorded_at: datetime
