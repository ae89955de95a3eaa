"""How explanations put the days that a policy names."""

from collections.abc import Sequence
from functools import lru_cache

from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.months import NAMES
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    EarlierOf,
    Edge,
    FirstDay,
    InYear,
    Issued,
    LaterOf,
    Moved,
    Named,
    NthDay,
    Received,
    StepUnit,
    YearBound,
)

_PAIR = 2
_NAMED = {
    DateName.EARNED: "the day it was earned",
    DateName.STARTED: "the day it was started",
    DateName.REQUESTED: "the day its approval was requested",
    DateName.APPROVED: "the day it was approved",
    DateName.CLAIMED: "the day it was claimed",
    DateName.DECIDED: "the day its claim was decided",
    DateName.HIRED: "the first day of employment",
    DateName.TESTED: "the day tested",
    DateName.RELEASED: "the day it was released",
}

ABSENT = {
    DateName.EARNED: (WaitingKind.FACT, "It was not earned yet."),
    DateName.STARTED: (WaitingKind.FACT, "Nothing says when it was started."),
    DateName.REQUESTED: (WaitingKind.APPROVAL, "Its approval was not requested yet."),
    DateName.APPROVED: (WaitingKind.APPROVAL, "It was not approved yet."),
    DateName.CLAIMED: (WaitingKind.CLAIM, "It was not claimed yet."),
    DateName.DECIDED: (WaitingKind.DECISION, "Its claim was not decided yet."),
    DateName.HIRED: (WaitingKind.ASSIGNMENT, "There is no employment in the district yet."),
    DateName.TESTED: (WaitingKind.FACT, "It was not tested yet."),
    DateName.RELEASED: (WaitingKind.FACT, "What it is held for is not there yet."),
}
"""What is waited for, and in which words, while a date is not there."""


@lru_cache(maxsize=4096)
def words(day: Day) -> str:
    """Put a day as a policy names it: the later of 1 October and the day it was earned."""
    match day:
        case Named(name=name):
            return _NAMED[name]
        case Received() | Issued():
            return _papers(day)
        case InYear(month=month, day_of_month=day_of_month):
            return f"{day_of_month} {NAMES[month - 1]}"
        case NthDay(nth=nth, kind=kind, month=month):
            return f"the {nth} {kind} day of {NAMES[month - 1]}"
        case YearBound(nth=nth):
            return f"the {nth} day of the contract year"
        case _:
            return _composed(day)


def counted(count: int, unit: StepUnit) -> str:
    """Put so many days, months or periods: 5 school days, 1 month."""
    name = unit.value.replace("_", " ")
    return f"{count} {name[:-1] if count == 1 else name}"


def document(kind: str) -> str:
    """Put a kind of document: official-transcript is an official transcript."""
    return kind.replace("-", " ").replace("_", " ").replace(".", " ")


def _composed(day: Moved | Aligned | LaterOf | EarlierOf) -> str:
    match day:
        case Moved(start=start, direction=direction, count=count, unit=unit):
            return f"{counted(count, unit)} {direction} {words(start)}"
        case Aligned():
            return _aligned(day)
        case LaterOf(days=days):
            return f"the {'later' if len(days) == _PAIR else 'latest'} of {_and_days(days)}"
        case EarlierOf(days=days):
            return f"the {'earlier' if len(days) == _PAIR else 'earliest'} of {_and_days(days)}"


def _papers(day: Received | Issued) -> str:
    one = len(day.documents) == 1
    received, issued = ("was received", "bears") if one else ("were received", "bear")
    happened = received if isinstance(day, Received) else issued
    return f"the day the official {_and(list(map(document, day.documents)))} {happened}"


def _aligned(day: Aligned) -> str:
    period, start = day.period.value.replace("_", " "), words(day.start)
    match day.edge:
        case Edge.START:
            return f"the first day of the {period} of {start}"
        case Edge.LAST_DAY:
            return f"the last day of the {period} of {start}"
        case Edge.NEXT_START:
            after = "on or after" if day.first_day is FirstDay.COUNTS else "after"
            return f"the first day of a {period} {after} {start}"


def _and_days(days: Sequence[Day]) -> str:
    return _and([words(each) for each in days])


def _and(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
