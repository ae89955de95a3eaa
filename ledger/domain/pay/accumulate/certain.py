"""Stage 3, accumulate: since when it has been certain that a sum reaches a level.

A level is there because of the whole sum, whatever units it has. What comes to count late makes
certain what the sum reaches with it, and that may be a level of other units. Where every fact is a
level it may be more of another fact, as limits leave more of it or it lies in a dearer tier.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ledger.domain.pay.accumulate.lots import without
from ledger.domain.pay.days.bounding import MetLater
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.levels.tally import Level, Tally
from ledger.domain.pay.terms.pay import OneTime


@dataclass(frozen=True, slots=True)
class Height:
    """Some days on which a level is reached, and what it brings on them beside other levels."""

    number: int
    days: Days
    brings: Fraction


LevelName = tuple[str, int | str]
"""The period of a level, and its number there; of the levels of one fact the fact."""
Reached = Mapping[LevelName, tuple[Height, ...]]
"""On which days each level is reached, or how much of each fact counts."""
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


def reached(tally: Tally, brings: Callable[[Level], Fraction]) -> Reached:
    """Give the days of all levels; of those of one fact it matters what each `brings`."""
    found: dict[LevelName, tuple[Height, ...]] = {}
    for each in tally.levels:
        heights = (Height(each.number, days, brings(each)) for days in each.spans)
        found[_name(each)] = (*found.get(_name(each), ()), *heights)
    return found


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


def certain_since(level: Level, known: Sequence[tuple[date, Reached]]) -> tuple[MetLater, ...]:
    """Give the days of a level with each day on which more of what it brings became certain."""
    history = list(_turned(_name(level), known))
    borders = {day for _, heights in history for each in heights for day in each.days}
    found = (
        (days, tuple(_grown(level.number, days[0], history)))
        for span in level.spans
        for days in _cut(span, {day for day in borders if day is not None})
    )
    return tuple(
        MetLater(day_from=days[0], day_until=days[1], met_on=met_on, share=share)
        for days, grown in _joined(found)
        for met_on, share in grown
    )


_Grown = tuple[tuple[date, Fraction], ...]
"""Days on which more became certain, each with the share of all that did."""


_History = list[tuple[date, tuple[Height, ...]]]
"""What was certain of one level, at first and since each day that changed it."""


def _turned(
    name: LevelName, known: Iterable[tuple[date, Reached]]
) -> Iterator[tuple[date, tuple[Height, ...]]]:
    before: tuple[Height, ...] | None = None
    for day, levels in known:
        heights = levels.get(name, ())
        if heights != before:
            yield day, heights
            before = heights


def _grown(number: int, day: date, history: _History) -> Iterator[tuple[date, Fraction]]:
    """Give since when what a level brings on a day has been certain: what lies upon those below.

    What was certain once and no longer was, as where others took its room, is as late as the day
    on which it was certain again.
    """
    now = [each for each in history[-1][1] if _counts(each, day)]
    below = sum((each.brings for each in now if each.number < number), Fraction(0))
    whole = left = sum((each.brings for each in now if each.number == number), Fraction(0))
    since = history[-1][0]
    for met_on, heights in reversed(history):
        there = (each.brings for each in heights if _counts(each, day))
        upto = max(sum(there, Fraction(0)) - below, Fraction(0))
        if upto < left:
            yield since, (left - upto) / whole
            left = upto
        since = met_on
    if left:
        yield since, left / whole


def _counts(height: Height, day: date) -> bool:
    day_from, until = height.days
    return day_from <= day and (until is None or day < until)


def _cut(span: Days, borders: Iterable[date]) -> Iterator[Days]:
    """Cut days wherever others begin or end."""
    day_from, until = span
    cuts = sorted(day for day in borders if day_from < day and (until is None or day < until))
    yield from zip([day_from, *cuts], [*cuts, until], strict=True)


def _joined(found: Iterable[tuple[Days, _Grown]]) -> Iterator[tuple[Days, _Grown]]:
    """Join days that follow on one another and became certain alike."""
    before: tuple[Days, _Grown] | None = None
    for days, grown in found:
        if before is not None and before[0][1] == days[0] and before[1] == grown:
            before = (before[0][0], days[1]), grown
            continue
        if before is not None:
            yield before
        before = days, grown
    if before is not None:
        yield before


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
    later = tuple(each for each in since if each.met_on > first.met_on)
    if isinstance(found.benefit.pay, OneTime):
        later = tuple(each for each in later if each.covers(first.day_from))
        return replace(found, effective_from=first.day_from, met_later=later)
    return replace(found, met_later=later)


def _name(level: Level) -> LevelName:
    return level.period.key, level.cause.fact_id if level.of_fact else level.number
