"""What a district and the catalogue had published, as known at one position."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledger.domain.facts.calendar import Calendar, CalendarYear, PayPeriod, YearKind
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact

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


def district_book(recorded: Iterable[Recorded[Fact]]) -> DistrictBook | None:
    """Read the entries of a district's stream, in order, into its book; None where it has none.

    Calendars stand by id. Requirements stand by the day from which they hold; of two from the
    same day the later entry replaces the earlier.
    """
    district: District | None = None
    calendars: dict[str, tuple[Calendar, int]] = {}
    requirements = {}
    for entry in recorded:
        fact = entry.fact
        if isinstance(fact, District):
            district = fact
        elif isinstance(fact, Calendar):
            calendars[fact.calendar_id] = (fact, entry.position)
        elif isinstance(fact, ProfessionalDevelopmentRequirement):
            requirements[fact.effective_from] = (fact, entry.position)
    if district is None:
        return None
    published = [calendars[key] for key in sorted(calendars)]
    required = [requirements[key] for key in sorted(requirements)]
    return DistrictBook(
        district=district,
        calendars=tuple(calendar for calendar, _ in published),
        calendar_positions=tuple(position for _, position in published),
        requirements=tuple(requirement for requirement, _ in required),
        requirement_positions=tuple(position for _, position in required),
    )
