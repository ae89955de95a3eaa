"""Contract years that brought less than they had to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.notes import exact
from ledger.domain.pay.terms.accumulate import Progress, ProgressLost


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What missing the minimum does from a day on, the first after the contract year."""

    on: date
    what: ProgressLost
    inputs: dict[str, str]


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
    made = [(lot.progress_on, lot.quantity) for lot in lots if lot.progress_on is not None]
    if not made:
        return []
    first, minimum = min(made)[0], Fraction(progress.minimum)
    missed = []
    for year in years:
        over = year.year_until <= min(on, period.day_until or on)
        if not over or year.year_until <= first:
            continue
        earned = sum(
            (units for day, units in made if year.year_from <= day < year.year_until), Fraction(0)
        )
        if earned < minimum:
            inputs = {
                "contract_year": year.name,
                "earned": exact(earned),
                "minimum": exact(minimum),
            }
            missed.append(Missed(on=year.year_until, what=progress.missed, inputs=inputs))
    return missed
