"""Stage 3, accumulate: since when it has been certain that a sum reaches a level.

A level is there because of the whole sum, whatever units it has. What comes to count late makes
certain what the sum reaches with it, and that may be a level of other units.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ledger.domain.pay.accumulate.lots import without
from ledger.domain.pay.days.bounding import MetLater
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.levels.tally import Level, Tally
from ledger.domain.pay.terms.pay import OneTime

LevelName = tuple[str, int]
"""The period of a level, and its number there."""
Reached = Mapping[LevelName, tuple[Days, ...]]
"""On which days each level is reached."""
ALWAYS = date.min
"""By this day nothing is known that came late."""


Late = Mapping[str, tuple[MetLater, ...]]
"""By fact, its days of which it became certain that they count when they were over."""


def came_late(lots: Iterable[Entitlement], almanac: Almanac) -> Late:
    """Give what came to count when days of it might have been paid already."""
    found = {each.earned.key: tuple(_late(each, almanac)) for each in lots if each.due}
    return {key: late for key, late in found.items() if late}


def known_by(lot: Lot, late: Iterable[MetLater], by: date) -> Lot:
    """Give a lot with the days of which it was certain by a day that it counts."""
    spans: Iterable[Days] = lot.spans
    unknown = [(each.day_from, each.day_until) for each in late if by < each.met_on]
    for taken in unknown:
        spans = [part for span in spans for part in without(span, taken)]
    return replace(lot, spans=tuple(spans)) if unknown else lot


def _late(of: Entitlement, almanac: Almanac) -> Iterator[MetLater]:
    every = MetLater(day_from=of.effective_from, day_until=None, met_on=of.met_on)
    for each in (every, *of.met_later):
        days = each.day_from, each.met_on
        if days[0] < days[1] and not almanac.paid_alike(*days):
            yield each


def reached(tally: Tally) -> Reached:
    """Give the days of all levels."""
    return {_name(each): each.spans for each in tally.levels}


def turns(days: Sequence[date], at: Callable[[date], Reached]) -> Iterator[tuple[date, Reached]]:
    """Give what was certain at first, and on each day that changed it; found by halves."""
    yield days[0], at(days[0])
    yield from _between(days, at)


def _between(days: Sequence[date], at: Callable[[date], Reached]) -> Iterator[tuple[date, Reached]]:
    if len(days) < 2 or at(days[0]) == at(days[-1]):  # noqa: PLR2004 -- between two days
        return
    if len(days) == 2:  # noqa: PLR2004 -- it changed on the second
        yield days[1], at(days[1])
        return
    middle = len(days) // 2
    yield from _between(days[: middle + 1], at)
    yield from _between(days[middle:], at)


def certain_since(level: Level, known: Iterable[tuple[date, Reached]]) -> tuple[MetLater, ...]:
    """Give the days of a level with the day since which each has been certain, in that order."""
    left: list[Days] = list(level.spans)
    found: list[MetLater] = []
    for day, levels in known:
        for span in levels.get(_name(level), ()):
            rest = [part for each in left for part in without(each, span)]
            found.extend(
                MetLater(day_from=part[0], day_until=part[1], met_on=day)
                for each in left
                for part in _within(each, span)
            )
            left = rest
    return tuple(found)


def dated(found: Entitlement, since: Sequence[MetLater]) -> Entitlement:
    """Give a level with the days since which its days have been certain.

    What is paid once is due for the days of which it was certain first.
    """
    if not since:
        return found
    begun = min(found.met_on, found.effective_from)
    if all(each.met_on == ALWAYS for each in since):
        return replace(found, met_on=begun, met_later=())
    first = min(since, key=lambda each: (max(each.met_on, each.day_from), each.day_from))
    found = replace(found, met_on=max(first.met_on, begun))
    if isinstance(found.benefit.pay, OneTime):
        return replace(found, effective_from=first.day_from, met_later=())
    later = tuple(each for each in since if each.met_on > first.met_on)
    return replace(found, met_later=later)


def _within(span: Days, other: Days) -> Iterator[Days]:
    """Give the days that are of both."""
    day_from = max(span[0], other[0])
    ends = [each for each in (span[1], other[1]) if each is not None]
    until = min(ends, default=None)
    if until is None or day_from < until:
        yield day_from, until


def _name(level: Level) -> LevelName:
    return level.period.key, level.number
