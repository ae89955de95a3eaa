"""How long after a contract year policies may still pay something of it."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    Direction,
    EarlierOf,
    Edge,
    InYear,
    LaterOf,
    Moved,
    Named,
    NthDay,
    PeriodKind,
    StepUnit,
    YearBound,
)
from ledger.domain.pay.terms.pay import Paid, Paying

ONE_YEAR = timedelta(days=366)
"""What a contract year brings may be paid in the next one: it was approved late, or no pay period
of its own was left."""

_STEPS = {
    StepUnit.DAYS: 1,
    StepUnit.MONTHS: 31,
    StepUnit.PAY_PERIODS: 92,
    StepUnit.BUSINESS_DAYS: 7,
    StepUnit.SCHOOL_DAYS: 7,
    StepUnit.CONTRACT_DAYS: 7,
}
_SUMMER = 123
"""How long no calendar may have a school day."""
_PERIODS = {
    PeriodKind.MONTH: 31,
    PeriodKind.PAY_PERIOD: 92,
    PeriodKind.TERM: 366,
    PeriodKind.CONTRACT_YEAR: 366,
}
_BEFORE = (DateName.EARNED, DateName.STARTED, DateName.HIRED)
"""Dates of a fact that do not lie behind the contract year in which it takes effect."""


def paid_within(policies: Iterable[Adopted]) -> timedelta | None:
    """Give how long after a contract year something of it is paid at the latest.

    None: whenever, as of what is payable once a document is there, or an award expires. It is a
    year where no policy names days of payment, and rather too long than too short where one does.
    """
    every = [day for each in policies for day in _days_of(each.policy.document.benefits)]
    found = [_behind(day) for day in every]
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    return ONE_YEAR + timedelta(days=max(known, default=0))


def _days_of(benefits: Iterable[Benefit]) -> Iterator[Day]:
    for benefit in benefits:
        yield from (each.payable for each in benefit.date.windows if each.payable is not None)
        pay = benefit.pay
        if isinstance(pay, Paying) and pay.paid is Paid.INSTALMENTS:
            yield from (each.payable for each in pay.instalments or ())


def _behind(day: Day) -> int | None:
    """Give how many days behind its contract year a day may lie; None: as many as there are."""
    match day:
        case InYear() | NthDay() | YearBound():
            return 0
        case Named(name=name):
            return 0 if name in _BEFORE else None
        case Moved(start=start, direction=direction, count=count, unit=unit):
            more = count * _STEPS[unit] + (_SUMMER if _STEPS[unit] > 1 else 0)
            return _added(start, more if direction is Direction.AFTER else 0)
        case Aligned(start=start, edge=edge, period=period):
            return _added(start, 0 if edge is Edge.START else _PERIODS[period])
        case LaterOf(days=days) | EarlierOf(days=days):
            found = [_behind(each) for each in days]
            known = [each for each in found if each is not None]
            return max(known) if len(known) == len(found) else None
        case _:
            return None


def _added(start: Day, more: int) -> int | None:
    behind = _behind(start)
    return None if behind is None else behind + more
