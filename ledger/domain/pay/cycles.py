"""Stage 3, accumulate: the periods within which facts count together."""

from datetime import date

from ledger.domain.pay.case import Case
from ledger.domain.pay.earned import Earned
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.matching import matches
from ledger.domain.pay.terms.accumulate import Career, EachContractYear, EachCycle
from ledger.domain.timeline.holding import LapseKind


def periods_of(over: Career | EachContractYear | EachCycle, case: Case) -> tuple[Period, ...]:
    """Give the periods, in the order of their days."""
    match over:
        case Career():
            return (Period(key="career", day_from=date.min, day_until=None),)
        case EachContractYear():
            return tuple(
                Period(key=year.name, day_from=year.year_from, day_until=year.year_until)
                for year in case.almanac.years
            )
        case EachCycle(of=of):
            held = (each for each in case.earned if matches(of, each, case.book))
            found = (cycle for each in held for cycle in _cycles(each))
            return tuple(sorted(found, key=lambda each: (each.day_from, each.key)))


def _cycles(earned: Earned) -> list[Period]:
    """Give the validities of an award, each from the award or a renewal to its expiry."""
    held = earned.holding
    if held is None or held.void or earned.problem is not None:
        return []
    found: list[Period] = []
    begins = earned.earned_on
    for lapse in held.lapses:
        if lapse.kind is not LapseKind.EXPIRED:
            continue
        found.append(_cycle(earned, begins, lapse.lapsed_on))
        if lapse.restored_on is None:
            return found
        begins = max(lapse.restored_on, lapse.lapsed_on)
    return [*found, _cycle(earned, begins, held.until)]


def _cycle(earned: Earned, day_from: date, day_until: date | None) -> Period:
    key = f"{earned.described.title} from {day_from}"
    return Period(key=key, day_from=day_from, day_until=day_until)
