"""Stage 3, accumulate: what one fact brings into a sum."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ledger.domain.pay.days.resolving import Dates, Unknown, resolve
from ledger.domain.pay.days.windows import Dated
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.lot import Days, Lot
from ledger.domain.pay.levels.tally import Level
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.terms.accumulate import Progress, ScopedLimit, Together
from ledger.domain.pay.terms.days import Day


def lot_of(entitlement: Entitlement, terms: Together, case: Case, *, hoped: bool = False) -> Lot:
    """Give the units of a fact, the days on which they count, and the years they are of.

    With `hoped` those days are among them on which it counts once what is awaited has come.
    """
    progress = terms.progress
    return Lot(
        fact_id=entitlement.earned.key,
        item_id=entitlement.item.item_id,
        same=entitlement.same,
        quantity=entitlement.quantity,
        earned_on=entitlement.earned.earned_on,
        spans=tuple(_counting(entitlement, hoped=hoped)) if entitlement.due else (),
        progress_on=None if progress is None else _progress_on(entitlement, progress, case),
        limited_on=tuple(_limited_on(entitlement, terms, case)),
        payable_from=None if entitlement.dated is None else entitlement.dated.payable_from,
    )


def _progress_on(entitlement: Entitlement, progress: Progress, case: Case) -> date | None:
    """Give a day of the year that a fact is progress of; None where nothing says which."""
    dates = dates_of(entitlement, case)
    found = _resolved(progress.of, dates, entitlement, case)
    if found is None or progress.by is None:
        return found
    of_year = case.almanac.year_of(found)
    last = resolve(progress.by, dates, of_year, case.almanac)
    if of_year is None or isinstance(last, Unknown):
        return None
    return found if found <= last else of_year.year_until


def _limited_on(entitlement: Entitlement, terms: Together, case: Case) -> Iterator[date | None]:
    """Give the day that places a fact in a contract year, limit by limit."""
    for limit in terms.limits:
        of = limit.of if isinstance(limit, ScopedLimit) else None
        if of is None:
            yield entitlement.earned.earned_on
        else:
            yield _resolved(of, dates_of(entitlement, case), entitlement, case)


def _resolved(day: Day, dates: Dates, entitlement: Entitlement, case: Case) -> date | None:
    year = case.almanac.year_of(entitlement.earned.earned_on)
    found = resolve(day, dates, year, case.almanac)
    return None if isinstance(found, Unknown) else found


def _counting(entitlement: Entitlement, *, hoped: bool) -> Iterator[Days]:
    spans = list(_spans(entitlement))
    for each in () if hoped else entitlement.awaited:
        spans = [part for span in spans for part in without(span, (each.day_from, each.day_until))]
    yield from spans


def window_of_level(level: Level, cause: Entitlement, used: Iterable[Entitlement]) -> Dated | None:
    """Give the window of what reaches a level; nothing is paid before all it rests on may be.

    What was carried over has none of the factors of its own first year.
    """
    dated, of_parts = cause.dated, (each.dated for each in used)
    if dated is None:
        return None
    payable = (each.payable_from for each in of_parts if each is not None)
    again = level.cause.carried is not None and level.spans[0][0] != cause.effective_from
    return replace(
        dated,
        payable_from=max((day for day in payable if day is not None), default=None),
        factor=None if again else dated.factor,
    )


def without(span: Days, taken: Days) -> Iterator[Days]:
    """Give what is left of days `[from, until)` without others."""
    (day_from, until), (taken_from, taken_until) = span, taken
    apart = until is not None and until <= taken_from
    if apart or (taken_until is not None and taken_until <= day_from):
        yield span
        return
    if day_from < taken_from:
        yield day_from, taken_from
    if taken_until is not None and (until is None or taken_until < until):
        yield taken_until, until


def _spans(entitlement: Entitlement) -> Iterator[Days]:
    """Give the days on which a fact counts: between its first and last, without its pauses.

    Those on which another version speaks are left to the level: there the sum does not fall.
    """
    day_from, until = entitlement.effective_from, entitlement.until
    for pause in entitlement.pauses:
        if until is not None and pause.day_from >= until:
            break
        if day_from < pause.day_from:
            yield day_from, pause.day_from
        day_from = max(day_from, pause.day_until)
    if until is None or day_from < until:
        yield day_from, until
