"""Everything a policy document names that stands elsewhere, each with its place."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ledger.domain.facts.calendar import DayKind, YearKind
from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.reading.parts import Parts, Place, benefit_of, parts_of
from ledger.domain.pay.terms.accumulate import OF_YEARS, LimitScope, Progress
from ledger.domain.pay.terms.conditions import HowOften
from ledger.domain.pay.terms.days import InYear, NthDay, PeriodKind, StepUnit, YearBound
from ledger.domain.pay.terms.decide import Cell, Lanes
from ledger.domain.pay.terms.facts import MetFacts
from ledger.domain.pay.terms.names import NAMES, NameOf
from ledger.domain.pay.terms.pay import Paid, Paying
from ledger.domain.pay.terms.pools import Scope

_HERE = (NameOf.BENEFIT, NameOf.POOL, NameOf.ITEM, NameOf.LABEL)
"""What stands in the document itself, or nowhere."""


class Mention(NamedTuple):
    """Where a name stands, of what it is, and the name.

    That of a lane is SCHEDULE/LANE, that of a cell SCHEDULE/LANE/STEP. What rests on calendars
    names kinds of years, periods and days, whether it says so or not.
    """

    path: str
    of: NameOf
    name: str


def mentions(document: PolicyDocument) -> Iterator[Mention]:
    """Give every name, as often as it stands in the document."""
    for place in parts_of(document):
        of = place.extra.get(NAMES)
        if of is not None and of not in _HERE:
            yield Mention(place.path, NameOf(of), _whole(place))
        elif of is None:
            found = _in_calendars(place.value)
            if found is not None:
                yield Mention(place.path, *found)


def _whole(place: Place) -> str:
    within, name = place.within and place.within.value, str(place.value)
    match place.extra[NAMES], within:
        case NameOf.LANE, Lanes() | Cell():
            return f"{within.schedule_id}/{name}"
        case NameOf.CELL, Cell():
            return f"{within.schedule_id}/{within.lane_id}/{name}"
    return name


_CONTRACT_YEAR = (NameOf.YEAR, str(YearKind.CONTRACT))
_PAY_PERIOD = (NameOf.PERIODS, str(PeriodKind.PAY_PERIOD))
_KINDS: dict[object, tuple[NameOf, str]] = {
    PeriodKind.CONTRACT_YEAR: _CONTRACT_YEAR,
    PeriodKind.PAY_PERIOD: _PAY_PERIOD,
    PeriodKind.TERM: (NameOf.PERIODS, str(PeriodKind.TERM)),
    StepUnit.PAY_PERIODS: _PAY_PERIOD,
    StepUnit.SCHOOL_DAYS: (NameOf.DAYS, str(DayKind.SCHOOL)),
    StepUnit.BUSINESS_DAYS: (NameOf.DAYS, str(DayKind.BUSINESS)),
    StepUnit.CONTRACT_DAYS: (NameOf.DAYS, str(DayKind.CONTRACT)),
    HowOften.EACH_PAY_PERIOD: _PAY_PERIOD,
    HowOften.EACH_CONTRACT_YEAR: _CONTRACT_YEAR,
    Scope.CONTRACT_YEAR: _CONTRACT_YEAR,
    **dict.fromkeys(OF_YEARS, _CONTRACT_YEAR),
    **dict.fromkeys((each for each in Paid if each is not Paid.INSTALMENTS), _PAY_PERIOD),
}
"""What words of a policy rest on in calendars."""


def _in_calendars(value: object) -> tuple[NameOf, str] | None:
    """Say what a part rests on that calendars name."""
    match value:
        case YearKind():
            return NameOf.YEAR, str(value)
        case DayKind():
            return NameOf.DAYS, str(value)
        case PeriodKind() | StepUnit() | HowOften() | Scope() | LimitScope() | Paid():
            return _KINDS.get(value)
        case InYear() | NthDay() | YearBound() | Progress():
            return _CONTRACT_YEAR
        case _:
            return _CONTRACT_YEAR if isinstance(value, Paying) else None


def requirements_named(parts: Parts) -> Mapping[str, frozenset[str]]:
    """Name the requirements that each benefit is about; what stands in none has an empty name."""
    named: dict[str, set[str]] = {}
    for path, facts in parts.of(MetFacts):
        benefit = parts.at(benefit_of(path))
        name = benefit.benefit_id if isinstance(benefit, Benefit) else ""
        named.setdefault(name, set()).update(facts.benefits)
    return {name: frozenset(names) for name, names in named.items()}
