"""Faults of meaning in how often a condition is tested."""

from collections.abc import Iterator

from ledger.domain.pay.days.behind import leaves
from ledger.domain.pay.days.each_year import in_year
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Condition,
    EndsWithContractYear,
    Holds,
    HowOften,
    InOrder,
    Lasting,
    NotMet,
    Test,
)
from ledger.domain.pay.terms.days import DateName, Day, Named

_TESTED = Named(name=DateName.TESTED)
_CONDITIONS = "/select/conditions/"


def lasting_faults(place: Place) -> Iterator[Fault]:
    """Give what contradicts itself between a test, how often it is made and what follows."""
    if isinstance(place.value, Condition):
        yield from _condition(place.path, place.value)
    named = isinstance(place.value, Named) and place.value == _TESTED
    # A condition with a fault of form elsewhere in it is one all the same.
    if named and _CONDITIONS not in place.path:
        yield Fault(place.path, "names the day on which a condition is tested, which this is not")


def _condition(path: str, condition: Condition) -> Iterator[Fault]:
    lasting, days = condition.unmet, list(_days(f"{path}/test", condition.test))
    if not isinstance(lasting, Lasting):
        for at, day in days:
            if _TESTED in leaves(day):
                yield Fault(at, "names the day tested, and the condition is tested once")
        return
    if lasting.tested is HowOften.EACH_DAY:
        for at, day in days:
            if day != _TESTED and _TESTED in leaves(day):
                problem = "must be the day tested itself, as the condition is tested each day"
                yield Fault(at, problem)
    if not any(_TESTED in leaves(day) or in_year(day) for _, day in days):
        problem = "has the same answer each time: no day in it is the day tested, or of the year"
        yield Fault(f"{path}/test", problem)
    whole_years = lasting.tested is HowOften.EACH_CONTRACT_YEAR
    if whole_years and isinstance(lasting, EndsWithContractYear):
        problem = "must be pauses or ends: the condition is tested for whole contract years"
        yield Fault(f"{path}/unmet/then", problem)


def _days(path: str, test: Test) -> Iterator[tuple[str, Day]]:
    """Give every day that a test names, by its place."""
    match test:
        case InOrder(date=day, limit=limit):
            yield f"{path}/date", day
            yield f"{path}/limit", limit
        case Holds(held_on=day):
            yield f"{path}/held_on", day
        case AnyOf(tests=tests):
            for index, each in enumerate(tests):
                yield from _days(f"{path}/tests/{index}", each)
        case NotMet(of=of):
            yield from _days(f"{path}/of", of)
        case _:
            pass
