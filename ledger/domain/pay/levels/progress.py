"""Contract years that brought less than they had to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.notes import exact
from ledger.domain.pay.levels.tally import YearProgress
from ledger.domain.pay.terms.accumulate import Progress, ProgressLost


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What missing the minimum does from a day on, the first after the contract year."""

    on: date
    what: ProgressLost
    inputs: dict[str, str]


def progress_on(
    on: date, lots: Iterable[Lot], progress: Progress | None, years: Iterable[CalendarYear]
) -> YearProgress | None:
    """Give what the contract year of a day brought; None where nothing is asked of one."""
    year = next((each for each in years if each.year_from <= on < each.year_until), None)
    return None if progress is None or year is None else _of_year(lots, progress, year)


def _of_year(lots: Iterable[Lot], progress: Progress, year: CalendarYear) -> YearProgress:
    """Give what a year brought; what waits for a decision holds its place."""
    within = [
        lot
        for lot in lots
        if lot.progress_on and year.year_from <= lot.progress_on < year.year_until
    ]
    return YearProgress(
        year=year,
        earned=sum((lot.quantity for lot in within), Fraction(0)),
        waiting=sum((lot.quantity for lot in within if not lot.spans), Fraction(0)),
        minimum=Fraction(progress.minimum),
    )


def missed_years(
    lots: Iterable[Lot],
    progress: Progress | None,
    period: Period,
    years: Sequence[CalendarYear],
    on: date,
) -> list[Missed]:
    """Give the years over by a day that were missed, from that of the first progress on.

    `years` are in order. What waits for a decision holds its place. A year that is over only after
    its period is not asked for.
    """
    if progress is None:
        return []
    counting = [lot for lot in lots if lot.progress_on is not None]
    first = min((lot.progress_on for lot in counting if lot.progress_on), default=None)
    if first is None:
        return []
    missed = []
    for year in years:
        over = year.year_until <= min(on, period.day_until or on)
        if not over or year.year_until <= first:
            continue
        made = _of_year(counting, progress, year)
        if made.earned < made.minimum:
            inputs = {
                "contract_year": year.name,
                "earned": exact(made.earned),
                "minimum": exact(made.minimum),
            }
            missed.append(Missed(on=year.year_until, what=progress.missed, inputs=inputs))
    return missed
