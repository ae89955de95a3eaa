"""The assignments of an educator in a district, as spans without overlap within each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ledger.domain.facts.educator import Employment, Separation
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True)
class GoesOn:
    """Why a benefit goes on where it is not paid: `assignment_id` fitted no longer from a day on.

    It goes on until the day `until`, or as long as the employment. The assignment that carries it
    had `begun_on` a day.
    """

    assignment_id: str
    lost_on: date
    until: date | None
    begun_on: date


@dataclass(frozen=True, slots=True, eq=False)
class Stint:
    """One assignment in `[day_from, day_until)` with one role and one FTE.

    `term` is the end that it was given with, whatever else ends it before. With `goes_on` it
    carries what was due on an assignment that no longer fits.
    """

    assignment_id: str
    role: str
    employee_group: str | None
    fte: Decimal
    day_from: date
    day_until: date | None
    positions: tuple[int, ...]
    school_id: str | None = None
    share_of_time: Decimal | None = None
    term: date | None = None
    goes_on: GoesOn | None = None

    @property
    def begun_on(self) -> date:
        """The day on which the assignment began to be as it is."""
        return self.day_from if self.goes_on is None else self.goes_on.begun_on

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.day_from <= day and (self.day_until is None or day < self.day_until)

    def overlaps(self, day_from: date, day_until: date) -> bool:
        """Whether it shares a day with a span."""
        return self.day_from < day_until and (self.day_until is None or day_from < self.day_until)


@dataclass(frozen=True, slots=True, eq=False)
class Stints:
    """Stints that are asked again and again which of them run on a day; each day is looked up once.

    What they are does not change with the fact for which they are asked.
    """

    every: Sequence[Stint]
    _on: dict[date, tuple[Stint, ...]] = field(default_factory=dict)

    def on(self, day: date) -> tuple[Stint, ...]:
        """Give those that run on a day."""
        found = self._on.get(day)
        if found is None:
            found = self._on[day] = tuple(each for each in self.every if each.runs_on(day))
        return found


def stints_of(items: Iterable[Item[TimelineFact]], district_id: str) -> list[Stint]:
    """Give the stints in a district by assignment and day; unsupported employment is none.

    One that a separation ends names its entries too.
    """
    known = [item for item in items if item.supported]
    left = {
        item.value.effective_on: item.positions
        for item in known
        if isinstance(item.value, Separation) and item.value.district_id == district_id
    }
    stints = [
        _stint(item.value, item.effective_until, item.positions, left)
        for item in known
        if isinstance(item.value, Employment) and item.value.district_id == district_id
    ]
    return sorted(stints, key=lambda stint: (stint.assignment_id, stint.day_from))


def _stint(
    job: Employment,
    until: date | None,
    positions: tuple[int, ...],
    left: Mapping[date, tuple[int, ...]],
) -> Stint:
    return Stint(
        assignment_id=job.assignment_id,
        role=job.role,
        employee_group=job.employee_group,
        fte=job.fte,
        day_from=job.effective_from,
        day_until=until,
        positions=positions if until is None else (*positions, *left.get(until, ())),
        school_id=job.school_id,
        share_of_time=job.share_of_time,
        term=job.effective_until,
    )


def employments_of(stints: Iterable[Stint]) -> tuple[tuple[date, date | None], ...]:
    """Give the employments in their order, each with its first day and the first day without.

    Assignments that follow one another without a day between are one employment.
    """
    found: list[tuple[date, date | None]] = []
    for stint in sorted(stints, key=lambda each: each.day_from):
        since, until = found.pop() if found else (stint.day_from, stint.day_from)
        if until is not None and stint.day_from > until:
            found.append((since, until))
            since, until = stint.day_from, stint.day_from
        ends = None if until is None or stint.day_until is None else max(until, stint.day_until)
        found.append((since, ends))
    return tuple(found)


def employed_since(stints: Iterable[Stint], on: date) -> date | None:
    """Give the first day of the employment that runs on a day, or ran last before it."""
    return hired_for(on, [each for each in employments_of(stints) if each[0] <= on])


def hired_for(day: date, employments: Sequence[tuple[date, date | None]]) -> date | None:
    """Give the first day of the employment that runs on a day; else of the next, else of the last.

    What was earned in one employment stays of that one after a rehire.
    """
    after = (since for since, until in employments if until is None or day < until)
    return next(after, employments[-1][0] if employments else None)
