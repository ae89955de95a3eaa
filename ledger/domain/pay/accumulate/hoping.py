"""Stage 3, accumulate: levels that rest on something that has not come yet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ledger.domain.pay.accumulate.lots import without
from ledger.domain.pay.days.bounding import Awaited
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.levels.tally import Level, Tally

Leveled = tuple[Level, tuple[Awaited, ...]]


def hoped_levels(
    hoped: Tally,
    sure: Tally,
    named: Callable[[Lot], Entitlement],
    lots: list[Entitlement],
) -> Iterator[Leveled]:
    """Give every level that is reached, or will be once all that is awaited has come.

    What it rests on is that of the facts that it uses; on the days it is reached without, on none.
    No hope takes what is sure: a fact that is awaited in one period may leave less for the next.
    """
    reached = {_name(level): level for level in sure.levels}
    for level in hoped.levels:
        same = reached.pop(_name(level), None)
        # Where a fact has a place already, what is awaited before it moves nothing yet.
        held = [each for each in sure.levels if each is same or _of_one(level, each)]
        spans = list(_beyond(level.spans, [span for each in held for span in each.spans]))
        days = _with(() if same is None else same.spans, spans)
        used = [named(lot) for lot, _ in level.used]
        if days:
            yield replace(level, spans=days), tuple(_awaited(spans, [*used, *lots]))
    yield from ((level, ()) for level in reached.values())


def _beyond(spans: Iterable[Days], taken: Iterable[Days]) -> Iterable[Days]:
    for each in taken:
        spans = [part for span in spans for part in without(span, each)]
    return spans


def _with(spans: Iterable[Days], others: Iterable[Days]) -> tuple[Days, ...]:
    """Give the days of spans and of others beside them, joined where one continues another."""
    found: list[Days] = []
    for each in sorted((*spans, *others), key=lambda span: span[0]):
        if found and found[-1][1] == each[0]:
            found[-1] = (found[-1][0], each[1])
        else:
            found.append(each)
    return tuple(found)


def _name(level: Level) -> tuple[object, ...]:
    if not level.of_fact:
        return level.period.key, level.number
    return level.period.key, level.cause.fact_id, level.number, level.at, level.quantity


def _of_one(level: Level, other: Level) -> bool:
    return level.of_fact and _name(level)[:3] == _name(other)[:3]


def _awaited(spans: Iterable[Days], lots: list[Entitlement]) -> Iterator[Awaited]:
    """Give the days with what the first of them rests on; the lots that matter most come first."""
    awaited = [each for lot in lots for each in lot.awaited]
    for day_from, day_until in spans:
        first = next((each for each in awaited if each.covers(day_from)), awaited[0])
        yield Awaited(day_from=day_from, day_until=day_until, waiting=first.waiting)
