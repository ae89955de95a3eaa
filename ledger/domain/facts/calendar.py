"""Calendars of districts: their years, terms, days and pay periods."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from ledger.domain.values import Fact, Part, Slug, Title


class YearKind(StrEnum):
    """What a named year is for."""

    CONTRACT = "contract"
    FISCAL = "fiscal"
    PROFESSIONAL_DEVELOPMENT = "professional_development"
    SALARY = "salary"


class CalendarYear(Part, frozen=True, kw_only=True):
    """A named span `[year_from, year_until)`, such as the contract year 2025-26."""

    kind: YearKind
    name: Title
    year_from: date
    year_until: date


class Term(Part, frozen=True, kw_only=True):
    """A named part of the school year `[term_from, term_until)`, such as a semester."""

    name: Title
    term_from: date
    term_until: date


class DayKind(StrEnum):
    """What a day may be: one may be all three."""

    CONTRACT = "contract"
    SCHOOL = "school"
    BUSINESS = "business"


class Weekday(StrEnum):
    """The days of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class DayPattern(Part, frozen=True, kw_only=True):
    """On these weekdays in `[pattern_from, pattern_until)` days are of a kind, on others not."""

    kind: DayKind
    weekdays: Annotated[tuple[Weekday, ...], Meta(min_length=1, max_length=7)]
    pattern_from: date
    pattern_until: date


class Closure(Part, frozen=True, kw_only=True):
    """Days `[closed_from, closed_until)` that are not of these kinds, such as a holiday."""

    name: Title
    closed_from: date
    closed_until: date
    kinds: Annotated[tuple[DayKind, ...], Meta(min_length=1, max_length=3)]


class PayPeriod(Part, frozen=True, kw_only=True):
    """A span `[period_from, period_until)` and the day its pay is paid.

    `input_cutoff_on` is the last day on which what is recorded still reaches this payroll.
    """

    name: Title
    period_from: date
    period_until: date
    payable_on: date
    input_cutoff_on: date | None = None


class Calendar(Fact, frozen=True, kw_only=True):
    """One school year of a district. Publishing the same calendar again replaces it.

    It is that of `employee_groups`; without any, of every group, as far as its own say nothing. It
    names something, if only terms.
    """

    owner: ClassVar[str] = "district_id"

    district_id: Slug
    calendar_id: Slug
    employee_groups: Annotated[tuple[Slug, ...], Meta(max_length=50)]
    years: Annotated[tuple[CalendarYear, ...], Meta(max_length=20)]
    terms: Annotated[tuple[Term, ...], Meta(max_length=20)]
    day_patterns: Annotated[tuple[DayPattern, ...], Meta(max_length=50)]
    closures: Annotated[tuple[Closure, ...], Meta(max_length=200)]
    pay_periods: Annotated[tuple[PayPeriod, ...], Meta(max_length=100)]
