"""Stage 3, accumulate, second part: levels that rest on something that has not come yet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ledger.domain.pay.bounding import Awaited
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.levels.lot import Days
from ledger.domain.pay.levels.outcome import Level, Outcome
from ledger.domain.pay.lots import without

Leveled = tuple[Level, tuple[Awaited, ...]]


def hoped_levels(hoped: Outcome, sure: Outcome, lots: Mapping[str, Entitlement]) -> list[Leveled]:
    """Give every level that is reached, or will be once all that is awaited has come.

    What it rests on is that of the facts that it uses; on the days it is reached without, on none.
    """
    reached = {_name(level): level for level in sure.levels}
    found: list[Leveled] = []
    for level in hoped.levels:
        same = reached.pop(_name(level), None)
        used = [lots[lot.fact_id] for lot, _ in level.used]
        # Where a fact has a place already, what is awaited before it moves nothing yet.
        held = [each for each in sure.levels if each is same or _of_one(level, each)]
        spans = _beyond(level, held)
        days = _joined([*spans, *(() if same is None else same.spans)])
        if days:
            awaited = tuple(_awaited(spans, [*used, *lots.values()]))
            found.append((replace(level, spans=tuple(days)), awaited))
    found.extend((level, ()) for level in reached.values() if level.of_fact)
    return found


def _name(level: Level) -> tuple[object, ...]:
    if not level.of_fact:
        return level.period.key, level.number
    return level.period.key, level.cause.fact_id, level.number, level.at, level.quantity


def _of_one(level: Level, other: Level) -> bool:
    return level.of_fact and _name(level)[:3] == _name(other)[:3]


def _joined(spans: list[Days]) -> list[Days]:
    """Give days that lie apart in order; those that follow one another are one span."""
    joined: list[Days] = []
    for day_from, day_until in sorted(spans, key=lambda span: span[0]):
        if joined and joined[-1][1] == day_from:
            day_from_before, _ = joined.pop()
            joined.append((day_from_before, day_until))
        else:
            joined.append((day_from, day_until))
    return joined


def _beyond(level: Level, others: Iterable[Level]) -> list[Days]:
    """Give the days of a level that are none of others."""
    spans: list[Days] = list(level.spans)
    for other in others:
        for span in other.spans:
            spans = [part for each in spans for part in without(each, span)]
    return spans


def _awaited(spans: Iterable[Days], lots: list[Entitlement]) -> Iterator[Awaited]:
    """Give the days with what the first of them rests on; the lots that matter most come first."""
    awaited = [each for lot in lots for each in lot.awaited]
    for day_from, day_until in spans:
        first = next((each for each in awaited if each.covers(day_from)), awaited[0])
        yield Awaited(day_from=day_from, day_until=day_until, waiting=first.waiting)
