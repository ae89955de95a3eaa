"""Lots of units and terms that add them up, told in a line each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.pay.levels.lot import Days, Lot, Period
from ledger.domain.pay.levels.queue import UNCUT, Cuts
from ledger.domain.pay.levels.tally import Level, Tally
from ledger.domain.pay.levels.together import Around, levels_of
from ledger.domain.pay.terms.accumulate import (
    Blocks,
    Career,
    EachYear,
    EveryFact,
    Expires,
    FullMultiples,
    Kept,
    Limit,
    LimitScope,
    Progress,
    ProgressLost,
    SameCredential,
    ShareLimit,
    Thresholds,
    Together,
    Total,
    UnitLimit,
)
from ledger.domain.pay.terms.days import DateName, Named

CAREER = Period(key="career", day_from=date(1900, 1, 1), day_until=None)
YEARS = tuple(
    CalendarYear(
        kind=YearKind.CONTRACT,
        name=f"{year}-{(year + 1) % 100:02}",
        year_from=date(year, 7, 1),
        year_until=date(year + 1, 7, 1),
    )
    for year in range(2015, 2031)
)
BY_YEAR = tuple(
    Period(key=year.name, day_from=year.year_from, day_until=year.year_until) for year in YEARS
)


def day(text: str) -> date:
    """Read a day such as 2025-10-01."""
    return date.fromisoformat(text)


def lot(  # noqa: PLR0913 -- a lot is its parts, each named
    name: str,
    units: str | int,
    earned: str,
    *,
    since: str | None = None,
    until: str | None = None,
    item: str = "credits",
    same: str | None = None,
) -> Lot:
    """Units that count from the day they were earned, or `since`."""
    end = None if until is None else day(until)
    return Lot(
        fact_id=name,
        item_id=item,
        same=same or name,
        quantity=Fraction(units),
        earned_on=day(earned),
        spans=((day(since or earned), end),),
        progress_on=day(earned),
    )


def terms(
    levels: Blocks | Thresholds | EveryFact | Total,
    *,
    limits: Sequence[Limit] = (),
    expires: int | None = None,
    progress: Progress | None = None,
    same: SameCredential = SameCredential.EVERY_AWARD,
) -> Together:
    """Terms over a career; `expires` after so many months."""
    return Together(
        unit="hours",
        over=Career(),
        same_credential=same,
        limits=tuple(limits),
        unused=Kept() if expires is None else Expires(after_months=expires),
        levels=levels,
        uses=(),
        progress=progress,
    )


def by_contract_year(levels: Blocks | Thresholds | EveryFact | Total) -> Together:
    """Terms by contract year."""
    return Together(
        unit="hours",
        over=EachYear(kind=YearKind.CONTRACT),
        same_credential=SameCredential.EVERY_AWARD,
        limits=(),
        unused=Kept(),
        levels=levels,
        uses=(),
    )


def blocks(size: int | str, at_most: int | None = None) -> Blocks:
    """A level for every so many units."""
    return Blocks(size=Decimal(size), at_most=at_most)


def thresholds(*at: int) -> Thresholds:
    """A level at each of these sums."""
    return Thresholds(at=tuple(Decimal(each) for each in at))


def at_most(units: int, scope: LimitScope, *items: str) -> UnitLimit:
    """Of some items, or of all, at most so many units."""
    return UnitLimit(scope=scope, at_most=Decimal(units), items=items or None)


def share(percent: int, *items: str) -> ShareLimit:
    """Some items are at most such a share."""
    return ShareLimit(items=items, at_most_percent=Decimal(percent))


def multiples(of: int, *items: str) -> FullMultiples:
    """Of some items, or of all, only full multiples."""
    return FullMultiples(of=Decimal(of), items=items or None)


def each_year(minimum: int, missed: ProgressLost) -> Progress:
    """So many units in each contract year."""
    return Progress(minimum=Decimal(minimum), of=Named(name=DateName.EARNED), missed=missed)


def add_up(
    lots: Sequence[Lot], rule: Together, on: str, *periods: Period, cuts: Cuts = UNCUT
) -> Tally:
    """Ask on a day, over a career unless periods are given."""
    return levels_of(lots, rule, periods or (CAREER,), YEARS, day(on), Around(cuts=cuts))


def spans(*texts: str) -> tuple[Days, ...]:
    """Read days such as 2025-10-01/2026-01-01, or 2025-10-01/ without an end."""
    pairs = [text.split("/") for text in texts]
    return tuple((day(begin), day(end) if end else None) for begin, end in pairs)


def told(levels: Sequence[Level]) -> list[tuple[str, str, tuple[Days, ...]]]:
    """Say of each level its sum, who reached it, and on which days it holds."""
    return [(str(each.at), each.cause.fact_id, each.spans) for each in levels]


def used(level: Level) -> Sequence[object]:
    """Say which units a level has used."""
    return [(each.fact_id, units) for each, units in level.used]


def seen(*values: object) -> tuple[object, ...]:
    """Put several things that were found beside each other, whole numbers among exact ones."""
    return values


def codes(tally: Tally, name: str) -> list[str]:
    """Say why a fact counts less."""
    return [note.code for note in tally.notes.get(name, ())]
