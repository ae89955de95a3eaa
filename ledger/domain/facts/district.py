"""Districts, their calendars, and what they require of professional development each year."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ledger.domain.values import Currency, Fact, Part, Slug, TimeZone, Title


class District(Fact, frozen=True, kw_only=True):
    """An employer and tenant. Registering it again is a new version; the currency never changes."""

    district_id: Slug
    name: Title
    time_zone: TimeZone
    currency: Currency
    state: Slug | None = None


class YearKind(StrEnum):
    """What a named year is for."""

    CONTRACT = "contract"
    PROFESSIONAL_DEVELOPMENT = "professional_development"


class CalendarYear(Part, frozen=True, kw_only=True):
    """A named span `[year_from, year_until)`, such as the contract year 2025-26."""

    kind: YearKind
    name: Title
    year_from: date
    year_until: date


class PayPeriod(Part, frozen=True, kw_only=True):
    """A span `[period_from, period_until)` and the day its pay is paid."""

    name: Title
    period_from: date
    period_until: date
    payable_on: date


class Calendar(Fact, frozen=True, kw_only=True):
    """One school year of a district. Publishing the same calendar again replaces it."""

    district_id: Slug
    calendar_id: Slug
    years: Annotated[tuple[CalendarYear, ...], Meta(min_length=1, max_length=20)]
    pay_periods: Annotated[tuple[PayPeriod, ...], Meta(max_length=100)]


class ProfessionalDevelopmentRequirement(Fact, frozen=True, kw_only=True):
    """Clock hours a year of professional development; a version holds until the next.

    It governs the professional-development years that start on or after `effective_from`.
    """

    district_id: Slug
    effective_from: date
    required_hours: Decimal
    approval_required: bool
    language: Annotated[int, Meta(ge=1, le=1)]
