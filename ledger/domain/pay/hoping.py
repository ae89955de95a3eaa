"""Stage 3, accumulate, second part: levels that rest on something that has not come yet."""

from collections.abc import Iterable, Iterator, Mapping

from ledger.domain.pay.bounding import Awaited
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.levels.lot import Days
from ledger.domain.pay.levels.outcome import Level, Outcome
from ledger.domain.pay.lots import without
from ledger.domain.pay.terms.accumulate import Band, Together

Leveled = tuple[Level, tuple[Awaited, ...]]


def hoped_levels(
    hoped: Outcome, sure: Outcome, terms: Together, lots: Mapping[str, Entitlement]
) -> list[Leveled]:
    """Give every level that is reached, or will be once all that is awaited has come.

    What it rests on is that of the facts that it uses; on the days it is reached without, on none.
    """
    banded = isinstance(terms.levels, Band)
    reached = {_name(level, banded=banded): level for level in sure.levels}
    found: list[Leveled] = []
    for level in hoped.levels:
        same = reached.get(_name(level, banded=banded))
        spans: list[Days] = list(level.spans)
        for span in () if same is None else same.spans:
            spans = [part for each in spans for part in without(each, span)]
        used = [lots[lot.fact_id] for lot, _ in level.used]
        found.append((level, tuple(_awaited(spans, [*used, *lots.values()]))))
    return found


def _name(level: Level, *, banded: bool) -> tuple[object, ...]:
    if not banded:
        return level.period.key, level.number
    return level.period.key, level.cause.fact_id, level.at, level.quantity


def _awaited(spans: Iterable[Days], lots: list[Entitlement]) -> Iterator[Awaited]:
    """Give the days with what the first of them rests on; the lots that matter most come first."""
    awaited = [each for lot in lots for each in lot.awaited]
    for day_from, day_until in spans:
        first = next((each for each in awaited if each.covers(day_from)), awaited[0])
        yield Awaited(day_from=day_from, day_until=day_until, waiting=first.waiting)
