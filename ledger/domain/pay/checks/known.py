"""What a district and the catalogue know, as far as a policy document may name or rest on it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import YearKind
from ledger.domain.facts.district import DatedLabel
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.terms.names import NameOf
from ledger.domain.pay.terms.recovery import MonthDay


class Names(Protocol):
    """What there is, by name."""

    def names(self, of: NameOf, wanted: Collection[str]) -> Collection[str]:
        """Give those of some names that there are."""


class DistrictKnowledge(Names, Protocol):
    """What is known; each part is asked for once somebody wants to know it."""

    def year_begins(self) -> tuple[MonthDay, ...]:
        """Give the days on which the district's contract years begin."""

    def currency(self) -> str:
        """Give the currency of all its money."""

    def others(self) -> Iterable[tuple[str, PolicyDocument]]:
        """Give the latest document of every other policy of the district, with its id."""


class Elsewhere(NamedTuple):
    """What stands in no district's book, gathered before: names by what they are of, policies."""

    names: Mapping[NameOf, Collection[str]]
    others: tuple[tuple[str, PolicyDocument], ...] = ()


class KnownInBook:
    """What a district has published, and with it what was gathered elsewhere."""

    def __init__(self, book: DistrictBook, elsewhere: Elsewhere) -> None:
        self._book = book
        self._elsewhere = elsewhere

    def names(self, of: NameOf, wanted: Collection[str]) -> Collection[str]:
        """Give those of some names that there are."""
        there = {*names_in(self._book, of), *self._elsewhere.names.get(of, ())}
        return there & {*wanted}

    def year_begins(self) -> tuple[MonthDay, ...]:
        """Give the days on which contract years begin."""
        return year_begins_in(self._book)

    def currency(self) -> str:
        """Give the currency of all its money."""
        return self._book.district.currency

    def others(self) -> Iterable[tuple[str, PolicyDocument]]:
        """Give the other policies."""
        return self._elsewhere.others


def year_begins_in(book: DistrictBook) -> tuple[MonthDay, ...]:
    """Give the days on which the contract years of a district's calendars begin."""
    first = {(y.year_from.month, y.year_from.day) for y in book.years(YearKind.CONTRACT)}
    return tuple(MonthDay(month=month, day=day) for month, day in sorted(first))


def names_in(book: DistrictBook, of: NameOf) -> Iterator[str]:
    """Give the names of a kind that a district has published."""
    match of:
        case NameOf.SCHEDULE | NameOf.LANE | NameOf.CELL:
            for each in latest_schedules(book).values():
                yield from _in_schedule(each, of)
        case NameOf.SCHOOL:
            yield from (each.school_id for each in book.schools)
        case NameOf.SCHOOL_LEVEL:
            yield from _labels(each.levels for each in book.schools)
        case NameOf.SCHOOL_DESIGNATION:
            yield from _labels(each.designations for each in book.schools)
        case NameOf.EMPLOYEE_GROUP:
            yield from (name for each in book.calendars for name in each.fact.employee_groups)
            yield from (name for each in book.schedules for name in each.fact.employee_groups)
        case NameOf.CATEGORY:
            for span in book.recognitions:
                yield from span.recognition.terms.categories
        case _:
            yield from _in_calendars(book, of)


def latest_schedules(book: DistrictBook) -> dict[str, SalarySchedule]:
    """Give the latest version of each salary schedule."""
    return {each.fact.schedule_id: each.fact for each in book.schedules}


def _in_schedule(schedule: SalarySchedule, of: NameOf) -> Iterator[str]:
    name = schedule.schedule_id
    if of is NameOf.SCHEDULE:
        yield name
    for lane in schedule.lanes:
        if of is NameOf.LANE:
            yield f"{name}/{lane.lane_id}"
        if of is NameOf.CELL:
            yield from (f"{name}/{lane.lane_id}/{each.step_id}" for each in lane.cells)


def _labels(told: Iterable[Iterable[DatedLabel]]) -> Iterator[str]:
    return (each.label for several in told for each in several)


def _in_calendars(book: DistrictBook, of: NameOf) -> Iterator[str]:
    for calendar in (each.fact for each in book.calendars):
        match of:
            case NameOf.YEAR:
                yield from (str(each.kind) for each in calendar.years)
            case NameOf.DAYS:
                yield from (str(each.kind) for each in calendar.day_patterns)
            case NameOf.PERIODS:
                yield from ["term"] * bool(calendar.terms)
                yield from ["pay_period"] * bool(calendar.pay_periods)
            case _:
                return
