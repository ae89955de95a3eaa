"""Deadlines that a later contract year makes up for, and so never matter."""

from collections.abc import Iterator

from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.terms.conditions import Deadline, Order
from ledger.domain.pay.terms.date import NextYear
from ledger.domain.pay.terms.days import Day, InYear, NthDay, YearBound

_UPPER = (Order.NOT_AFTER, Order.BEFORE)
_PROBLEM = (
    "changes nothing: what misses it meets that of a later contract year, as otherwise is "
    "next_year, and takes effect on the same day, for no part of effective is a day of that year"
)


def useless_next_year(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give the deadlines of a year that only put off the year in which a fact meets its window.

    Where there is one window, and neither its effective day nor its day of payment is one of the
    year whose window is met, every year dates the fact alike.
    """
    if len(benefit.date.windows) > 1 or not isinstance(benefit.date.otherwise, NextYear):
        return
    (window,) = benefit.date.windows
    dated = (window.effective, *(() if window.payable is None else (window.payable,)))
    ways = [*map(_met_later, window.deadlines)]
    if any(map(_of_the_year, dated)) or None in ways:
        return
    for index, later in enumerate(ways):
        if later:
            yield Fault(f"{path}/date/windows/0/deadlines/{index}", _PROBLEM)


def _met_later(deadline: Deadline) -> bool | None:
    """Whether a later year makes up for a deadline; None where it may be met in no later one."""
    of_the_year = [_of_the_year(each) for each in (deadline.date, deadline.limit)]
    if not any(of_the_year):
        return False
    alone = all(isinstance(each, _YEAR_DAYS) for each in leaves(deadline.limit))
    return True if alone and not of_the_year[0] and deadline.order in _UPPER else None


_YEAR_DAYS = (InYear, NthDay, YearBound)


def _of_the_year(day: Day) -> bool:
    return any(isinstance(each, _YEAR_DAYS) for each in leaves(day))
