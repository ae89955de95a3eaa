"""What a district and the catalogue had published, as known at one position: the rules' reference."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.district import (
    Calendar,
    CalendarYear,
    District,
    PayPeriod,
    ProfessionalDevelopmentRequirement,
    YearKind,
)

Definitions = Mapping[tuple[str, int], Credential]
"""Catalogue definitions by credential id and version; a version never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictBook:
    """A district, its calendars (the latest version of each) and its yearly requirements.

    `requirement_positions` and `calendar_positions` name the entries, in the same order.
    """

    district: District
    calendars: tuple[Calendar, ...]
    calendar_positions: tuple[int, ...]
    requirements: tuple[ProfessionalDevelopmentRequirement, ...]
    requirement_positions: tuple[int, ...]

    def years(self, kind: YearKind) -> tuple[CalendarYear, ...]:
        """The named years of one kind, in order."""
        found = (year for calendar in self.calendars for year in calendar.years)
        return tuple(sorted((y for y in found if y.kind == kind), key=lambda y: y.year_from))

    def pay_periods(self) -> tuple[PayPeriod, ...]:
        """All pay periods, in order."""
        found = (period for calendar in self.calendars for period in calendar.pay_periods)
        return tuple(sorted(found, key=lambda period: period.period_from))
