"""Days: which day it is that a policy names, or what has to happen before it is one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from ledger.domain.facts.calendar import CalendarYear, DayKind
from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    Direction,
    EarlierOf,
    Edge,
    InYear,
    Issued,
    LaterOf,
    Moved,
    Named,
    Nth,
    NthDay,
    Received,
    StepUnit,
    YearBound,
)
from ledger.domain.pay.words.day_words import ABSENT, counted, document, words
from ledger.domain.pay.words.months import NAMES, day_within
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.holding import months_later
from ledger.domain.values import FIRST_DAY, LAST_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A day that is not known: what has to happen first, in words that make a sentence.

    `by` is the last day on which that still meets what it is asked for, if there is one. `past`
    where it may turn out to have been a day before the one asked, as the date on a document.
    `missed` says what was tried in vain before. `never` where it is no day, whatever happens.
    """

    kind: WaitingKind
    text: str
    announced_on: date | None = None
    by: date | None = None
    past: bool = False
    never: bool = False
    missed: str = field(default="", compare=False)

    @property
    def waiting(self) -> WaitingFor:
        """The same as an answer says it."""
        return WaitingFor(
            kind=self.kind, text=self.text, announced_on=self.announced_on, last_on=self.by
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of one fact. A date that lies after the day asked is not in it.

    `received` is the first day on which an official document of a kind was there, `issued` the
    first that one bears. `absent` stands for every date that is not in it, where somebody asks what
    it would come to. `earned` is what sentences call that it came about.
    """

    named: Mapping[DateName, date]
    received: Mapping[str, date] = field(default_factory=dict)
    issued: Mapping[str, date] = field(default_factory=dict)
    absent: date | None = None
    earned: str = "earned"

    def were_absent(self, day: date) -> Self:
        """Give the same dates with a day for every one that is not there."""
        return replace(self, absent=day)

    def known_by(self, day: date) -> Self:
        """Give those there were on an earlier day.

        What a document bears is known with it, and when something expires with what expires.
        """
        received = {kind: at for kind, at in self.received.items() if at <= day}
        return replace(
            self,
            named={
                name: at
                for name, at in self.named.items()
                if (self.named[DateName.EARNED] if name is DateName.EXPIRES else at) <= day
            },
            received=received,
            issued={kind: at for kind, at in self.issued.items() if kind in received},
        )


_DAY_KINDS = {
    StepUnit.SCHOOL_DAYS: DayKind.SCHOOL,
    StepUnit.BUSINESS_DAYS: DayKind.BUSINESS,
    StepUnit.CONTRACT_DAYS: DayKind.CONTRACT,
}


def resolve(day: Day, dates: Dates, year: CalendarYear | None, almanac: Almanac) -> date | Unknown:
    """Give the day that a policy names, of a fact and in a contract year."""
    match day:
        case Named(name=name):
            return dates.named.get(name) or _absent(name, dates)
        case Received(documents=documents) | Issued(documents=documents):
            found_by = _received if isinstance(day, Received) else _issued
            return _latest(found_by(kind, dates) for kind in documents)
        case InYear() | NthDay() | YearBound():
            return _in_year(day, year, almanac)
        case Moved(start=start) | Aligned(start=start):
            found = resolve(start, dates, year, almanac)
            return found if isinstance(found, Unknown) else _put(day, found, almanac)
        case LaterOf(days=days):
            return _latest(resolve(each, dates, year, almanac) for each in days)
        case EarlierOf(days=days):
            return _earliest(resolve(each, dates, year, almanac) for each in days)


def first_of(unknown: Iterable[Unknown]) -> Unknown:
    """Give what is waited for first: what somebody can do before what a calendar has to say.

    What is never a day comes before all: nothing helps.
    """
    return min(
        unknown,
        key=lambda each: (
            not each.never,
            each.kind is WaitingKind.CALENDAR,
            each.past,
            each.by or date.max,
        ),
    )


def _absent(name: DateName, dates: Dates) -> date | Unknown:
    if name is DateName.EXPIRES:
        return Unknown(kind=WaitingKind.FACT, text="It does not expire.", never=True)
    kind, text = ABSENT[name]
    return dates.absent or Unknown(kind=kind, text=text)


def _received(kind: str, dates: Dates) -> date | Unknown:
    text = f"No official {document(kind)} was received yet."
    return dates.received.get(kind) or dates.absent or Unknown(kind=WaitingKind.DOCUMENT, text=text)


def _issued(kind: str, dates: Dates) -> date | Unknown:
    text = f"No official {document(kind)} that bears a day was received yet."
    waiting = Unknown(kind=WaitingKind.DOCUMENT, text=text, past=True)
    return dates.issued.get(kind) or dates.absent or waiting


def _latest(found: Iterable[date | Unknown]) -> date | Unknown:
    known, unknown = _parted(found)
    return first_of(unknown) if unknown else max(known)


def _earliest(found: Iterable[date | Unknown]) -> date | Unknown:
    known, unknown = _parted(found)
    if known:
        return min(known)
    hopeful = [each for each in unknown if not each.never] or unknown
    return next((each for each in hopeful if each.past), first_of(hopeful))


def _parted(found: Iterable[date | Unknown]) -> tuple[list[date], list[Unknown]]:
    known: list[date] = []
    unknown: list[Unknown] = []
    for each in found:
        if isinstance(each, Unknown):
            unknown.append(each)
        else:
            known.append(each)
    return known, unknown


def _in_year(
    day: InYear | NthDay | YearBound, year: CalendarYear | None, almanac: Almanac
) -> date | Unknown:
    if year is None:
        return _unnamed(f"No published calendar names the contract year of {words(day)}.")
    match day:
        case InYear(month=month, day_of_month=day_of_month):
            found = day_within(year.year_from, year.year_until, month, day_of_month)
            return found or _unnamed(f"The contract year {year.name} has no {words(day)}.")
        case NthDay(month=month, kind=kind, nth=nth):
            return almanac.nth_day(year, month, kind, nth) or _unnamed(
                f"No published calendar says which days of {NAMES[month - 1]} in {year.name} are "
                f"{kind} days."
            )
        case YearBound(nth=nth):
            last = year.year_until - timedelta(days=1)
            return year.year_from if nth is Nth.FIRST else last


def _put(day: Moved | Aligned, start: date, almanac: Almanac) -> date | Unknown:
    if isinstance(day, Moved):
        return _moved(day, start, almanac)
    return _aligned(day, start, almanac)


def _moved(day: Moved, start: date, almanac: Almanac) -> date | Unknown:
    count = day.count if day.direction is Direction.AFTER else -day.count
    found: date | None
    match day.unit:
        case StepUnit.DAYS:
            found = start + timedelta(days=count)
        case StepUnit.MONTHS:
            found = months_later(start, count)
        case StepUnit.PAY_PERIODS:
            found = almanac.pay_periods_from(start, count)
        case kind:
            found = almanac.day_from(start, _DAY_KINDS[kind], count)
    if found is not None and FIRST_DAY <= found <= LAST_DAY:
        return found
    distance = f"{counted(day.count, day.unit)} {day.direction}"
    return _unnamed(f"No published calendar says which day is {distance} {said(start)}.")


def _aligned(day: Aligned, start: date, almanac: Almanac) -> date | Unknown:
    if day.edge is Edge.NEXT_START:
        return almanac.next_start(start, day.period, day.first_day) or _unnamed(
            f"No published calendar says what follows {said(start)}."
        )
    bounds = almanac.containing(start, day.period)
    if bounds is None:
        period = day.period.value.replace("_", " ")
        return _unnamed(f"No published calendar names a {period} that contains {said(start)}.")
    return bounds[0] if day.edge is Edge.START else bounds[1] - timedelta(days=1)


def _unnamed(text: str) -> Unknown:
    return Unknown(kind=WaitingKind.CALENDAR, text=text)
