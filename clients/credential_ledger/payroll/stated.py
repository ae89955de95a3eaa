"""On which basis each pay date was last stated, which is what a new run is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
FIRST_DAY = date(1900, 1, 1)
"""Before any pay date that the ledger takes."""


@dataclass(frozen=True, slots=True)
class Run:
    """A payroll run on record: it stated its pay date and brought all earlier ones up to date."""

    pay_date: date
    basis: int


@dataclass(frozen=True, slots=True)
class StatedSpan:
    """Pay dates in `[payable_from, payable_until)`, last stated on a basis; None: never."""

    payable_from: date
    payable_until: date
    basis: int | None


def stated(runs: Sequence[Run], pay_date: date) -> list[StatedSpan]:
    """On which basis the pay dates up to `pay_date` were last stated, in order, without gaps.

    `runs` are in the order in which they were recorded: of each pay date the last of those at it or
    after it speaks. A pay date behind all of them was never stated, so all of it is owed; but where
    there is no run at all, those before `pay_date` were paid from elsewhere.
    """
    spans: list[StatedSpan] = []
    first = FIRST_DAY
    # Newest first: what a newer run covers an older one does not speak of.
    for run in reversed(runs):
        until = min(run.pay_date, pay_date) + _DAY
        if until > first:
            spans.append(StatedSpan(first, until, run.basis))
            first = until
    end = pay_date + _DAY
    if not runs:
        return [StatedSpan(pay_date, end, None)]
    return [*spans, StatedSpan(first, end, None)] if first < end else spans
