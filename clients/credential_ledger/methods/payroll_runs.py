"""Payroll runs on record."""

from datetime import date, datetime

from credential_ledger import dates, times
from credential_ledger.caller import Caller
from credential_ledger.listing import Listing
from credential_ledger.request_ids import mint
from credential_ledger.v1.payroll_run_pb2 import PayrollRun, RecordedPayrollRun
from credential_ledger.v1.salary_service_pb2 import (
    ListPayrollRunsRequest,
    ListPayrollRunsResponse,
    RecordPayrollRunRequest,
    RecordPayrollRunResponse,
)
from credential_ledger.v1.salary_service_pb2_grpc import SalaryServiceStub


class PayrollRunMethods:
    """The part of `SalaryService` that keeps payroll runs."""

    _caller: Caller
    _stub: SalaryServiceStub

    def record_payroll_run(
        self, run: PayrollRun, *, request_id: str | None = None
    ) -> RecordPayrollRunResponse:
        """Record what a run stated; nothing is computed again, and nothing changes it later."""
        request = RecordPayrollRunRequest(request_id=mint(request_id), run=run)
        return self._caller.command(self._stub.RecordPayrollRun, request)

    def list_payroll_runs(
        self,
        district_id: str,
        *,
        pay_date_from: date | None = None,
        pay_date_until: date | None = None,
        page_size: int = 0,
        known: datetime | int | None = None,
        at_least_position: int = 0,
    ) -> Listing[ListPayrollRunsResponse, RecordedPayrollRun]:
        """The runs of a district, by pay date, then by position; newest last.

        Of the pay dates from the first day (none: all before) up to the second and without it
        (none: all after).
        """

        def read(token: str) -> ListPayrollRunsResponse:
            request = ListPayrollRunsRequest(
                district_id=district_id,
                pay_date_from=dates.optional(pay_date_from),
                pay_date_until=dates.optional(pay_date_until),
                page_size=page_size,
                page_token=token,
                known=times.known(known),
                at_least_position=at_least_position,
            )
            return self._caller.question(self._stub.ListPayrollRuns, request)

        return Listing(read, lambda page: page.runs)
