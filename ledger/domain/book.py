"""What a district and the catalogue had published, as known at one position."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self, TypeVar

from ledger.domain.calendars import filling
from ledger.domain.facts.calendar import Calendar, CalendarYear, PayPeriod, YearKind
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement, School
from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.recognition import RecognitionSpan, recognition_spans
from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact

F = TypeVar("F", bound=Fact)
K = TypeVar("K", str, date, tuple[str, date])

Definitions = Mapping[tuple[str, int], Credential]
"""Catalogue definitions by credential id and version; a version never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictBook:
    """A district and what it published: of each calendar and school the latest version.

    Requirements and salary schedules are in force from a day on: schedules stand by id and day.
    Recognitions stand by what is recognized and day. `…_positions` name the entries, in the same
    order.
    """

    district: District
    calendars: tuple[Calendar, ...]
    calendar_positions: tuple[int, ...]
    requirements: tuple[ProfessionalDevelopmentRequirement, ...]
    requirement_positions: tuple[int, ...]
    schools: tuple[School, ...] = ()
    school_positions: tuple[int, ...] = ()
    schedules: tuple[SalarySchedule, ...] = ()
    schedule_positions: tuple[int, ...] = ()
    recognitions: tuple[RecognitionSpan, ...] = ()

    def for_group(self, group: str | None) -> Self:
        """Give the same book with the calendars of an employee group, or of those without one.

        Its own calendars stand whole; what they leave unsaid, the general ones say.
        """
        if not any(calendar.employee_groups for calendar in self.calendars):
            return self
        own = [each for each in self.calendars if group in each.employee_groups]
        here = [
            (filling(each, own) if not each.employee_groups else each, position)
            for each, position in zip(self.calendars, self.calendar_positions, strict=True)
            if group in each.employee_groups or not each.employee_groups
        ]
        return replace(
            self,
            calendars=tuple(calendar for calendar, _ in here),
            calendar_positions=tuple(position for _, position in here),
        )

    def calendar(self, calendar_id: str) -> Calendar | None:
        """Give a calendar by its id."""
        return next((each for each in self.calendars if each.calendar_id == calendar_id), None)

    def school(self, school_id: str) -> School | None:
        """Give a school by its id."""
        return next((each for each in self.schools if each.school_id == school_id), None)

    def schedule_on(self, schedule_id: str, day: date) -> SalarySchedule | None:
        """Give the version of a salary schedule that is in force on a day."""
        begun = [
            each
            for each in self.schedules
            if each.schedule_id == schedule_id and each.effective_from <= day
        ]
        return begun[-1] if begun else None

    def recognition_of(self, subject: str, day: date) -> RecognitionSpan | None:
        """Give the decision by which `credential/…` or `stack/…` is recognized on a day."""
        return next(
            (
                each
                for each in self.recognitions
                if each.recognition.subject == subject and each.holds_on(day)
            ),
            None,
        )

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

    Of two entries about the same calendar, school, day of a schedule or day of the requirement the
    later replaces the earlier; for recognitions see `recognition_spans`.
    """
    district: District | None = None
    calendars: dict[str, tuple[Calendar, int]] = {}
    schools: dict[str, tuple[School, int]] = {}
    schedules: dict[tuple[str, date], tuple[SalarySchedule, int]] = {}
    requirements: dict[date, tuple[ProfessionalDevelopmentRequirement, int]] = {}
    recognizing: list[tuple[Recognition | RecognitionWithdrawal, int]] = []
    for entry in recorded:
        fact = entry.fact
        if isinstance(fact, District):
            district = fact
        elif isinstance(fact, Calendar):
            calendars[fact.calendar_id] = fact, entry.position
        elif isinstance(fact, School):
            schools[fact.school_id] = fact, entry.position
        elif isinstance(fact, SalarySchedule):
            schedules[fact.schedule_id, fact.effective_from] = fact, entry.position
        elif isinstance(fact, ProfessionalDevelopmentRequirement):
            requirements[fact.effective_from] = fact, entry.position
        elif isinstance(fact, Recognition | RecognitionWithdrawal):
            recognizing.append((fact, entry.position))
    if district is None:
        return None
    return DistrictBook(
        district=district,
        calendars=_facts(calendars),
        calendar_positions=_positions(calendars),
        requirements=_facts(requirements),
        requirement_positions=_positions(requirements),
        schools=_facts(schools),
        school_positions=_positions(schools),
        schedules=_facts(schedules),
        schedule_positions=_positions(schedules),
        recognitions=recognition_spans(recognizing),
    )


def _facts(latest: Mapping[K, tuple[F, int]]) -> tuple[F, ...]:
    return tuple(latest[key][0] for key in sorted(latest))


def _positions(latest: Mapping[K, tuple[F, int]]) -> tuple[int, ...]:
    return tuple(latest[key][1] for key in sorted(latest))
