"""Questions about what changed at Lakeview between two positions."""

from decimal import Decimal
from typing import Any

from google.type.date_pb2 import Date
from google.type.money_pb2 import Money

from credential_ledger.v1 import salary_comparison_pb2 as told
from credential_ledger.v1 import salary_service_pb2 as salary
from credential_ledger.v1.basis_pb2 import Known
from tests.acceptance.edge.calls import Calls
from tests.acceptance.edge.lakeview import head

JUNE = Date(year=2026, month=6, day=30)
"""The last day of the contract year."""


def amount(money: Money) -> Decimal:
    return money.units + Decimal(money.nanos) / 1_000_000_000


def day(text: str) -> Date:
    year, month, day_ = map(int, text.split("-"))
    return Date(year=year, month=month, day=day_)


def pay_dates(first: str, until: str) -> told.PayDateRange:
    return told.PayDateRange(payable_from=day(first), payable_until=day(until))


async def asked(calls: Calls, **said: Any) -> salary.CompareSalaryEligibilityRequest:
    """A question about the district on all there is, unless it says otherwise."""
    for name in ("before", "after"):
        if name in said:
            said[name] = Known(position=said[name])
    about = {} if "pay_dates" in said else {"effective_on": JUNE}
    ordinary: dict[str, Any] = {"district_id": "lakeview", "at_least_position": await head(calls)}
    return salary.CompareSalaryEligibilityRequest(**(ordinary | about | said))


async def compared(
    calls: Calls, **said: Any
) -> tuple[list[told.EducatorComparison], told.ComparisonSummary]:
    """Who changed, and what it comes to."""
    request = await asked(calls, **said)
    answers = [answer async for answer in calls.stream("CompareSalaryEligibility", request)]
    educators = [answer.educator for answer in answers if answer.HasField("educator")]
    return educators, answers[-1].summary
