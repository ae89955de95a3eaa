"""What a district and the catalogue had published, as known at one position."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Self, TypeVar

from ledger.domain.calendars import filling
from ledger.domain.facts.calendar import Calendar, CalendarYear, PayPeriod, YearKind
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.district import District, ProfessionalDevelopmentRequirement, School
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.recognition import Recognition, RecognitionWithdrawal
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.recognition import RecognitionSpan, recognition_spans
from ledger.domain.recorded import Published, Recorded
from ledger.domain.same import Same
from ledger.domain.timeline.items import Items
from ledger.domain.values import Fact

K = TypeVar("K", str, date, tuple[str, date])
V = TypeVar("V")

Definitions = Mapping[tuple[str, int], Credential]
"""Catalogue definitions by credential id and version; a version never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictBook:
    """A district and what it published: of each calendar and school the latest version.

    Requirements and salary schedules are in force from a day on: schedules stand by id and day.
    Recognitions stand by what is recognized and day. What an answer rests on has its position.
    `calendars` may be those that govern one job; then `published` are those of everybody.
    """

    district: District
    calendars: tuple[Published[Calendar], ...]
    requirements: tuple[Published[ProfessionalDevelopmentRequirement], ...]
    schools: tuple[School, ...] = ()
    schedules: tuple[Published[SalarySchedule], ...] = ()
    recognitions: tuple[RecognitionSpan, ...] = ()
    published: tuple[Published[Calendar], ...] = ()

    def governing(self, items: Items, on: date) -> Self:
        """Give the same book with the calendars that govern an educator on a day.

        They are those of the primary assignment. Between two that is the one held last, before the
        first the one to come.
        """
        if not self._of_groups:
            return self
        employments = items.employments(self.district.district_id)
        jobs = [item.value for item in employments if item.value.primary]
        begun = [job for job in jobs if job.effective_from <= on]
        held = begun[-1:] or jobs[:1]
        return self.for_job(held[0] if held else None)

    def for_job(self, job: Employment | None) -> Self:
        """Give the same book with the calendars of a job, or of who has none.

        The calendar it names comes first, then those of its employee group, then the general ones:
        each says what those before it leave unsaid.
        """
        if not self._of_groups:
            return self
        published = self.published or self.calendars
        named = (None, None) if job is None else (job.employee_group, job.calendar_id)
        calendars = _of_job(Same(published, published), *named)
        return replace(self, calendars=calendars, published=published)

    @property
    def _of_groups(self) -> bool:
        """Whether calendars are of some employee groups, so that not all govern everybody."""
        return any(each.fact.employee_groups for each in self.published or self.calendars)

    def calendar(self, calendar_id: str) -> Calendar | None:
        """Give a calendar by its id."""
        found = (each.fact for each in self.calendars if each.fact.calendar_id == calendar_id)
        return next(found, None)

    def school(self, school_id: str) -> School | None:
        """Give a school by its id."""
        return next((each for each in self.schools if each.school_id == school_id), None)

    def schedule_on(self, schedule_id: str, day: date) -> Published[SalarySchedule] | None:
        """Give the version of a salary schedule that is in force on a day."""
        begun = [
            each
            for each in self.schedules
            if each.fact.schedule_id == schedule_id and each.fact.effective_from <= day
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
        found = (year for each in self.calendars for year in each.fact.years)
        return tuple(sorted((y for y in found if y.kind == kind), key=lambda y: y.year_from))

    def pay_periods(self) -> tuple[PayPeriod, ...]:
        """All pay periods, in order."""
        found = (period for each in self.calendars for period in each.fact.pay_periods)
        return tuple(sorted(found, key=lambda period: period.period_from))


def district_book(recorded: Iterable[Recorded[Fact]]) -> DistrictBook | None:
    """Read the entries of a district's stream, in order, into its book; None where it has none.

    Of two entries about the same calendar, school, day of a schedule or day of the requirement the
    later replaces the earlier; for recognitions see `recognition_spans`.
    """
    district: District | None = None
    calendars: dict[str, Published[Calendar]] = {}
    schools: dict[str, School] = {}
    schedules: dict[tuple[str, date], Published[SalarySchedule]] = {}
    requirements: dict[date, Published[ProfessionalDevelopmentRequirement]] = {}
    recognizing: list[tuple[Recognition | RecognitionWithdrawal, int]] = []
    for entry in recorded:
        fact = entry.fact
        if isinstance(fact, District):
            district = fact
        elif isinstance(fact, Calendar):
            calendars[fact.calendar_id] = Published(fact, entry.position)
        elif isinstance(fact, School):
            schools[fact.school_id] = fact
        elif isinstance(fact, SalarySchedule):
            schedules[fact.schedule_id, fact.effective_from] = Published(fact, entry.position)
        elif isinstance(fact, ProfessionalDevelopmentRequirement):
            requirements[fact.effective_from] = Published(fact, entry.position)
        elif isinstance(fact, Recognition | RecognitionWithdrawal):
            recognizing.append((fact, entry.position))
    if district is None:
        return None
    return DistrictBook(
        district=district,
        calendars=_in_order(calendars),
        requirements=_in_order(requirements),
        schools=_in_order(schools),
        schedules=_in_order(schedules),
        recognitions=recognition_spans(recognizing),
    )


@lru_cache(maxsize=1024)
def _of_job(
    same: Same[tuple[Published[Calendar], ...]], group: str | None, calendar_id: str | None
) -> tuple[Published[Calendar], ...]:
    """Give the calendars of who names a group and a calendar; for the same they are the same."""
    said: list[Calendar] = []
    here: list[Published[Calendar]] = []
    for calendars in _by_precedence(same.value, group, calendar_id):
        filled = [Published(filling(each.fact, said), each.position) for each in calendars]
        said += [each.fact for each in filled]
        here += filled
    return tuple(sorted(here, key=lambda each: each.fact.calendar_id))


def _by_precedence(
    calendars: Iterable[Published[Calendar]], group: str | None, calendar_id: str | None
) -> tuple[list[Published[Calendar]], ...]:
    """Give the calendars of a job: the one it names, its group's, the general ones."""
    named: list[Published[Calendar]] = []
    own: list[Published[Calendar]] = []
    general: list[Published[Calendar]] = []
    for each in calendars:
        if each.fact.calendar_id == calendar_id:
            named.append(each)
        elif group in each.fact.employee_groups:
            own.append(each)
        elif not each.fact.employee_groups:
            general.append(each)
    return named, own, general


def _in_order(latest: Mapping[K, V]) -> tuple[V, ...]:
    return tuple(latest[key] for key in sorted(latest))
