"""The periods within which facts count together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.matching import matches
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.terms.accumulate import Career, EachCycle, EachYear, Over, Together
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.holding import LapseKind


def periods_of(over: Over, case: Case) -> tuple[Period, ...]:
    """Give the periods, in the order of their days."""
    return case.once.found(lambda: _periods_of(over, case), None, _periods_of, over)


def _periods_of(over: Over, case: Case) -> tuple[Period, ...]:
    match over:
        case Career():
            return (Period(key="career", day_from=date.min, day_until=None),)
        case EachYear(kind=kind):
            return tuple(
                Period(key=year.name, day_from=year.year_from, day_until=year.year_until)
                for year in case.almanac.named[kind]
            )
        case EachCycle(of=of):
            held = (each for each in case.earned if matches(of, each, case.book))
            found = (cycle for each in held for cycle in _cycles(each))
            return tuple(_apart(sorted(found, key=lambda each: (each.day_from, each.key))))


def period_of(benefit: Benefit, day: date, case: Case) -> Period | None:
    """Give the period of a day in which what a benefit counts adds up, if there is one."""
    counting = benefit.accumulate
    if not isinstance(counting, Together):
        return None
    return next((each for each in periods_of(counting.over, case) if each.contains(day)), None)


def by_period(benefit: Benefit) -> bool:
    """Whether in each period the version of its first day speaks."""
    on_period = benefit.date.governed_by is GovernedBy.VERSION_ON_PERIOD
    return on_period and isinstance(benefit.accumulate, Together)


def last_of(over: EachCycle, case: Case) -> Earned | None:
    """Give the last award whose validity was a period, or would have been were it not void."""
    held = [each for each in case.earned if matches(over.of, each, case.book)]
    return max(held, key=lambda each: each.age, default=None)


def _cycles(earned: Earned) -> list[Period]:
    """Give the validities of an award, each from the award or a renewal to its expiry or end."""
    held = earned.holding
    if held is None or held.void or earned.problem is not None:
        return []
    ended = (lapse.lapsed_on for lapse in held.lapses if lapse.kind is LapseKind.ENDED)
    end = min(ended, default=None)
    expiries = [lapse for lapse in held.lapses if lapse.kind is LapseKind.EXPIRED]
    found: list[Period] = []
    begins: date | None = earned.earned_on
    for lapse in expiries:
        if begins is not None:
            found.append(_cycle(earned, begins, lapse.lapsed_on))
        begins = lapse.lapsed_until
    if begins is not None:
        found.append(_cycle(earned, begins, None))
    return [cycle for each in found if (cycle := _until(each, end)) is not None]


def _cycle(earned: Earned, day_from: date, day_until: date | None) -> Period:
    key = f"{earned.described.title} from {said(day_from)}"
    return Period(key=key, day_from=day_from, day_until=day_until, of=earned.described.title)


def _until(period: Period, end: date | None) -> Period | None:
    """Give a period cut on a day; None where nothing of it is before that."""
    if end is None or (period.day_until is not None and period.day_until <= end):
        return period
    return replace(period, day_until=end) if period.day_from < end else None


def _apart(periods: Iterable[Period]) -> Iterator[Period]:
    """Let each period end where the next begins, so that nothing counts in two."""
    ordered = list(periods)
    for each, after in zip_longest(ordered, ordered[1:]):
        cut = _until(each, None if after is None else after.day_from)
        if cut is not None:
            yield cut
