"""Faults of meaning in quantities, limits and levels."""

from collections.abc import Iterator
from decimal import Decimal

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.terms.accumulate import (
    OF_YEARS,
    Blocks,
    Career,
    CarryOver,
    EveryFact,
    FactLimit,
    FullMultiples,
    Limit,
    LimitScope,
    ScopedLimit,
    ShareLimit,
    Thresholds,
    Together,
    UnitLimit,
    WholeFacts,
    carry_over_of,
)
from ledger.domain.pay.terms.conditions import ApprovalRequired, NotDenied
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.pay.terms.quantity import AfterRate, AfterShare, BeforeRate, Conversion

_LEAST_BLOCK = Decimal("0.1")


def counting_faults(place: Place) -> Iterator[Fault]:
    """Give what contradicts itself in how facts are converted and counted."""
    path = place.path
    match place.value:
        case Conversion() as convert:
            yield from _conversion(path, convert)
        case Blocks() | Thresholds() as levels:
            yield from _levels(path, levels)
        case ShareLimit() | FullMultiples() | UnitLimit() | WholeFacts() | FactLimit() as limit:
            yield from _limit(path, limit)
        case AfterShare(step=step) if not step:
            yield Fault(f"{path}/step", "must be more than 0")
        case CarryOver(at_most=at_most) if at_most is not None and not at_most:
            yield Fault(f"{path}/at_most", "must be more than 0: nothing would be carried over")
        case Together(levels=EveryFact(), over=over) if carry_over_of(over) is not None:
            problem = "needs levels that use units up, or a total: facts leave nothing over"
            yield Fault(f"{path}/over/carry_over", problem)
        case Benefit() as benefit:
            yield from _periods(path, benefit)


def _periods(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what rests on years or cycles where a benefit counts in none."""
    counting, approval = benefit.accumulate, benefit.select.approval
    within = isinstance(counting, Together) and not isinstance(counting.over, Career)
    if benefit.date.governed_by is GovernedBy.VERSION_ON_PERIOD and not within:
        yield Fault(f"{path}/date/governed_by", "needs a year or cycle over which facts count")
    late = isinstance(approval, ApprovalRequired | NotDenied) and approval.late is not None
    if late and not (within and isinstance(benefit.decide, Requirement)):
        problem = "closes how a requirement stands in a year or cycle, and there is none"
        yield Fault(f"{path}/select/approval/late", problem)

    if not within and isinstance(benefit.decide, Requirement):
        for index, alternative in enumerate(benefit.decide.alternatives):
            for place, need in enumerate(alternative.needs):
                if need.prorated is not None:
                    at = f"{path}/decide/alternatives/{index}/needs/{place}/prorated"
                    yield Fault(at, "is a share of a year or cycle, and there is none")


def _conversion(path: str, convert: Conversion) -> Iterator[Fault]:
    if isinstance(convert.rounding, BeforeRate | AfterRate) and not convert.rounding.step:
        yield Fault(f"{path}/rounding/step", "must be more than 0")
    for index, rate in enumerate(convert.rates):
        if not rate.amount:
            yield Fault(f"{path}/rates/{index}/amount", "must be more than 0")
    days = [rate.effective_from for rate in convert.rates]
    if days != sorted(set(days)):
        yield Fault(f"{path}/rates", "must follow one another, each with a day of its own")


def _levels(path: str, levels: Blocks | Thresholds) -> Iterator[Fault]:
    match levels:
        case Blocks(size=size) if size < _LEAST_BLOCK:
            # Every block is a level of its own, and is told.
            yield Fault(f"{path}/size", f"must be at least {_LEAST_BLOCK}")
        case Thresholds(at=at):
            if list(at) != sorted(set(at)) or not at[0]:
                yield Fault(f"{path}/at", "must rise from one to the next, the first above 0")


def _limit(path: str, limit: Limit) -> Iterator[Fault]:
    match limit:
        case FullMultiples(of=of) if not of:
            yield Fault(f"{path}/of", "must be more than 0")
        case UnitLimit() | WholeFacts() | FactLimit() if not limit.at_most:
            yield Fault(f"{path}/at_most", "must be more than 0: nothing would ever count")
        case FactLimit(scope=LimitScope.FACT):
            yield Fault(f"{path}/scope", "is one fact: a limit on their number needs another")
    if isinstance(limit, ScopedLimit) and limit.of is not None and limit.scope not in OF_YEARS:
        problem = f"is for a limit of contract years, not for scope {limit.scope}"
        yield Fault(f"{path}/of", problem)
