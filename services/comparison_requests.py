"""The form of what CompareSalaryEligibility is asked."""

from datetime import date

from ledger.domain.values import FactId, Slug
from services.requests import Known, PositionOrZero, Request


class PayDateRange(Request, frozen=True, kw_only=True):
    """Pay dates from one day to another."""

    payable_from: date
    payable_until: date


class CompareSalaryEligibility(Request, frozen=True, kw_only=True):
    """CompareSalaryEligibilityRequest; without an educator, about the whole district."""

    district_id: Slug
    educator_id: FactId | None = None
    before: Known | None = None
    after: Known | None = None
    effective_on: date | None = None
    pay_dates: PayDateRange | None = None
    found_on: date | None = None
    at_least_position: PositionOrZero
