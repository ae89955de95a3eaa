"""The facts behind a day that a policy names: on which days they came about."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.pay.days.resolving import Dates
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    EarlierOf,
    Issued,
    LaterOf,
    Moved,
    Named,
    Received,
)


def leaves(day: Day) -> Iterator[Day]:
    """Give the days that a day is made of."""
    match day:
        case Moved(start=start) | Aligned(start=start):
            yield from leaves(start)
        case LaterOf(days=days) | EarlierOf(days=days):
            for each in days:
                yield from leaves(each)
        case _:
            yield day


def days_behind(day: Day, dates: Dates) -> Iterator[date]:
    """Give the days of the facts that a day rests on, as far as they are there.

    The hire is no fact about what was earned. What a document bears is known once it is received,
    when something expires once it is earned.
    """
    for leaf in leaves(day):
        match leaf:
            case Named(name=DateName.EXPIRES):
                yield dates.named.get(DateName.EARNED, date.min)
            case Named(name=name) if name is not DateName.HIRED:
                yield dates.named.get(name, date.min)
            case Received(documents=kinds) | Issued(documents=kinds):
                yield from (dates.received.get(kind, date.min) for kind in kinds)
            case _:
                pass
