"""The contract years an educator has worked in a district."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.educator import Employment, Leave
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.terms.facts import YearsWorked
from ledger.domain.timeline.item import Item, TimelineFact

A_DAY = timedelta(days=1)

Days = tuple[date, date]
"""Days `[first, second)`."""


def years_worked(
    facts: YearsWorked,
    stints: Iterable[Stint],
    items: Iterable[Item[TimelineFact]],
    almanacs: Iterable[Almanac],
    governing: Callable[[date], Almanac],
    on: date,
) -> list[Earned]:
    """Give the contract years whose last day has come by `on` and of which enough was worked.

    A year is one of the calendars that govern the educator on its last day: who changes to a group
    with another contract year keeps the years of the one before.

    The share is that of the days of the year, as calendars name it, on which an assignment of the
    roles and groups ran and was not on unpaid leave. A day counts once however many assignments it
    has, and whatever their FTE. A year that no calendar names is not guessed. `stints` are what
    `stints_of` made of `items`.
    """
    known = tuple(items)
    at_work = [_at_work(each, known) for each in stints if _asked(facts, each)]
    return [
        earned
        for almanac in almanacs
        for year in almanac.years
        if (last := year.year_until - A_DAY) <= on and governing(last) is almanac
        for earned in _worked(facts, year, at_work, almanac)
    ]


@dataclass(frozen=True, slots=True)
class _AtWork:
    """A stint with the fact that says it, and the unpaid leaves from it by day."""

    stint: Stint
    fact_id: str
    leaves: list[Item[Leave]]

    def days_in(self, year: CalendarYear) -> Iterator[Days]:
        """Give the days of a year that were worked."""
        since = max(self.stint.day_from, year.year_from)
        until = min(self.stint.day_until or date.max, year.year_until)
        for leave in self.leaves:
            if since < min(leave.effective_from, until):
                yield since, min(leave.effective_from, until)
            since = max(since, leave.effective_until or date.max)
        if since < until:
            yield since, until

    def away_in(self, year: CalendarYear) -> Iterator[Item[Leave]]:
        """Give the leaves that took days of a year from it."""
        for leave in self.leaves:
            since = max(leave.effective_from, year.year_from)
            until = min(leave.effective_until or date.max, year.year_until)
            if since < until and self.stint.overlaps(since, until):
                yield leave


def _asked(facts: YearsWorked, stint: Stint) -> bool:
    return (facts.roles is None or stint.role in facts.roles) and (
        facts.employee_groups is None or stint.employee_group in facts.employee_groups
    )


def _at_work(stint: Stint, items: tuple[Item[TimelineFact], ...]) -> _AtWork:
    """Find the fact that says a stint, and the unpaid leaves from it."""
    job = next(item for item in items if _says(item, stint))
    leaves: list[Item[Leave]] = [
        item  # type: ignore[misc]  # narrowed by its value
        for item in items
        if isinstance(item.value, Leave)
        and item.supported
        and not item.value.paid
        and item.value.district_id == job.value.district_id
        and item.value.assignment_id in (None, stint.assignment_id)
    ]
    leaves.sort(key=lambda each: each.effective_from)
    return _AtWork(stint, job.fact_id, leaves)


def _says(item: Item[TimelineFact], stint: Stint) -> TypeGuard[Item[Employment]]:
    """Whether a fact is the one a stint was read from, whose position it names first."""
    return (
        isinstance(item.value, Employment)
        and item.value.assignment_id == stint.assignment_id
        and item.value.effective_from == stint.day_from
        and item.positions[0] == stint.positions[0]
    )


def _worked(
    facts: YearsWorked, year: CalendarYear, at_work: list[_AtWork], almanac: Almanac
) -> Iterator[Earned]:
    here = [each for each in at_work if each.stint.overlaps(year.year_from, year.year_until)]
    days = _count(span for each in here for span in each.days_in(year))
    share = Fraction(days, (year.year_until - year.year_from).days)
    if not days or share < Fraction(facts.minimum_share):
        return
    said_by = [each.stint.positions for each in here]
    said_by += [leave.positions for each in here for leave in each.away_in(year)]
    jobs = tuple(dict.fromkeys(each.fact_id for each in here))
    positions = dict.fromkeys(at for each in said_by for at in each)
    yield Earned(
        kind=EarnedKind.CONTRACT_YEAR_WORKED,
        key=f"contract_year/{year.year_from}",
        facts=jobs,
        described=Described(title=f"Contract year {year.name} worked"),
        earned_on=year.year_until - A_DAY,
        positions=(*positions, almanac.positions[year]),
        subjects=jobs,
        amount=Decimal(1),
    )


def _count(spans: Iterable[Days]) -> int:
    """Count the days of spans that may overlap, each once."""
    found, reached = 0, date.min
    for since, until in sorted(spans):
        found += max(0, (until - max(since, reached)).days)
        reached = max(reached, until)
    return found
