"""What salary answers say otherwise on another basis."""

from collections.abc import Iterator
from datetime import date, datetime

from credential_ledger import dates, times
from credential_ledger.caller import Caller
from credential_ledger.v1.salary_comparison_pb2 import PayDateRange
from credential_ledger.v1.salary_service_pb2 import (
    CompareSalaryEligibilityRequest,
    CompareSalaryEligibilityResponse,
)
from credential_ledger.v1.salary_service_pb2_grpc import SalaryServiceStub


class SalaryComparisonMethods:
    """The comparing part of `SalaryService`."""

    _caller: Caller
    _stub: SalaryServiceStub

    def compare_salary_eligibility(  # noqa: PLR0913 -- what the question may say
        self,
        district_id: str,
        *,
        educator_id: str = "",
        before: datetime | int | None = None,
        after: datetime | int | None = None,
        effective_on: date | None = None,
        pay_dates: tuple[date, date] | None = None,
        found_on: date | None = None,
        at_least_position: int = 0,
    ) -> Iterator[CompareSalaryEligibilityResponse]:
        """What is said otherwise as known `after` (none: now) than `before` (none: nothing was).

        About a day (none: today) or, with `pay_dates`, about those from the first day up to, and
        without, the second; of one educator or, without one, of the district. Each educator who
        changed comes once, by id, then the summary. What pay dates pay now is told as of the day
        it is found (none: the last pay date), and so is, with the limits of recovery, what was paid
        too much. A stream that breaks is asked for again on the same bases; what it says of
        progress may be told again.
        """
        request = CompareSalaryEligibilityRequest(
            district_id=district_id,
            educator_id=educator_id,
            before=times.known(before),
            after=times.known(after),
            effective_on=dates.optional(effective_on),
            pay_dates=_range(pay_dates),
            found_on=dates.optional(found_on),
            at_least_position=at_least_position,
        )
        last = ""
        for response in self._caller.stream(self._stub.CompareSalaryEligibility, request):
            _fix(request, response)
            if response.HasField("educator"):
                if response.educator.educator_id <= last:
                    continue
                last = response.educator.educator_id
            yield response


def _range(pay_dates: tuple[date, date] | None) -> PayDateRange | None:
    if pay_dates is None:
        return None
    first, until = pay_dates
    return PayDateRange(payable_from=dates.encode(first), payable_until=dates.encode(until))


def _fix(
    request: CompareSalaryEligibilityRequest, response: CompareSalaryEligibilityResponse
) -> None:
    """Have the question, asked again, be about the very same."""
    request.after.position = response.after.position
    if response.HasField("before"):
        request.before.position = response.before.position
    if response.HasField("effective_on"):
        request.effective_on.CopyFrom(response.effective_on)
