"""How explanations put the days that a policy names."""

from collections.abc import Sequence
from functools import lru_cache

from ledger.domain.pay.answer import WaitingKind
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
from ledger.domain.pay.words.months import NAMES

_PAIR = 2
_NAMED = {
    DateName.STARTED: "the day it was started",
    DateName.REQUESTED: "the day its approval was requested",
    DateName.APPROVED: "the day it was approved",
    DateName.CLAIMED: "the day it was claimed",
    DateName.DECIDED: "the day its claim was decided",
    DateName.HIRED: "the first day of employment",
    DateName.TESTED: "the day tested",
    DateName.RELEASED: "the day it was released",
}

_EXPIRES = {
    "earned": "the day it expires",
    "renewed": "the expiry it follows on",
    "met": "the day its time is over",
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
def words(day: Day, earned: str = "earned") -> str:
    """Put a day as a policy names it: the later of 1 October and the day it was earned.

    A renewal is not earned but renewed, and follows on an expiry; a requirement is met.
    """
    match day:
        case Named(name=name):
            return _NAMED.get(name) or _of_kind(name, earned)
        case Received() | Issued():
            return _papers(day)
        case InYear(month=month, day_of_month=day_of_month):
            return f"{day_of_month} {NAMES[month - 1]}"
        case NthDay(nth=nth, kind=kind, month=month):
            return f"the {nth} {kind} day of {NAMES[month - 1]}"
        case YearBound(nth=nth):
            return f"the {nth} day of the contract year"
        case _:
            return _composed(day, earned)


def _of_kind(name: DateName, earned: str) -> str:
    if name is DateName.EARNED:
        return f"the day it was {earned}"
    return _EXPIRES[earned]


def counted(count: int, unit: StepUnit) -> str:
    """Put so many days, months or periods: 5 school days, 1 month."""
    name = unit.value.replace("_", " ")
    return f"{count} {name[:-1] if count == 1 else name}"


def document(kind: str) -> str:
    """Put a kind of document: official-transcript is an official transcript."""
    return kind.replace("-", " ").replace("_", " ").replace(".", " ")


def listed(names: Sequence[str]) -> str:
    """Put several names: a, b and c."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _composed(day: Moved | Aligned | LaterOf | EarlierOf, earned: str) -> str:
    match day:
        case Moved(start=start, direction=direction, count=count, unit=unit):
            return f"{counted(count, unit)} {direction} {words(start, earned)}"
        case Aligned():
            return _aligned(day, earned)
        case LaterOf(days=days):
            which = "later" if len(days) == _PAIR else "latest"
            return f"the {which} of {_and_days(days, earned)}"
        case EarlierOf(days=days):
            which = "earlier" if len(days) == _PAIR else "earliest"
            return f"the {which} of {_and_days(days, earned)}"


def _papers(day: Received | Issued) -> str:
    one = len(day.documents) == 1
    received, issued = ("was received", "bears") if one else ("were received", "bear")
    happened = received if isinstance(day, Received) else issued
    return f"the day the official {listed(list(map(document, day.documents)))} {happened}"


def _aligned(day: Aligned, earned: str) -> str:
    period, start = day.period.value.replace("_", " "), words(day.start, earned)
    match day.edge:
        case Edge.START:
            return f"the first day of the {period} of {start}"
        case Edge.LAST_DAY:
            return f"the last day of the {period} of {start}"
        case Edge.NEXT_START:
            after = "on or after" if day.first_day is FirstDay.COUNTS else "after"
            return f"the first day of a {period} {after} {start}"


def _and_days(days: Sequence[Day], earned: str) -> str:
    return listed([words(each, earned) for each in days])
