"""Stage 4, decide: the days on which something is due, and those on which it is measured once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from operator import itemgetter

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.decide.sharing import Slice, beside, shares
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.carrying import sharing
from ledger.domain.pay.terms.pay import OneTime


def measured(
    entitlement: Entitlement, paid: Sequence[Stint], case: Case, year: CalendarYear
) -> Iterator[Slice]:
    """Give what is measured once, as on the first day on which an assignment of it is paid.

    Whoever is on leave from another one that day is paid its share from the return on; what is paid
    once waits beyond the contract year.
    """
    found = first_days(entitlement, paid, case, year)
    if not found:
        return
    first, fte = min(day for day, _ in found.values()), entitlement.pay.fte
    running = [each for each in sharing(entitlement, case) if each.runs_on(first)]
    for each in shares(running, running, fte, (first, year.year_until)):
        day, stint = found.get(each.stint.assignment_id, (year.year_until, each.stint))
        if year.year_from <= day < year.year_until:
            others = beside(each, running, fte)
            yield replace(each, stint=stint, day_from=day, beside=others)


def first_days(
    entitlement: Entitlement, paid: Sequence[Stint], case: Case, year: CalendarYear
) -> dict[str, tuple[date, Stint]]:
    """Give by assignment the first day on which what is measured once may be paid on it."""
    days = list(_days_measured(entitlement, case, year))
    found: dict[str, tuple[date, Stint]] = {}
    for day, stint in sorted(_first_days(paid, days), key=itemgetter(0)):
        found.setdefault(stint.assignment_id, (day, stint))
    return found


def _days_measured(
    entitlement: Entitlement, case: Case, year: CalendarYear
) -> Iterator[tuple[date, date]]:
    """Give the days on which what is measured once may be so.

    What is paid once needs an assignment in the contract year in which it takes effect.
    """
    if not isinstance(entitlement.pay, OneTime):
        yield from days_due(entitlement, (year.year_from, year.year_until))
        return
    effective_from = entitlement.effective_from
    begun = year if year.year_from <= effective_from else case.almanac.year_of(effective_from)
    if begun and any(
        each.overlaps(effective_from, begun.year_until) for each in sharing(entitlement, case)
    ):
        yield from days_due(entitlement, (begun.year_from, date.max))


def _first_days(
    stints: Sequence[Stint], days: Sequence[tuple[date, date]]
) -> Iterator[tuple[date, Stint]]:
    """Give the first day of each stint that is among some days, which are in their order."""
    for stint in stints:
        common = (max(stint.day_from, each[0]) for each in days if stint.overlaps(*each))
        yield from ((day, stint) for day in islice(common, 1))


def days_due(entitlement: Entitlement, within: tuple[date, date]) -> Iterator[tuple[date, date]]:
    """Give the days within a span, such as a contract year, without the pauses.

    They are cut where a pause has no days, and where something is awaited or was met later.
    """
    if not entitlement.awaited and not entitlement.met_later:
        yield from _without_pauses(entitlement, within)
        return
    spans = [(each.day_from, each.day_until) for each in entitlement.awaited]
    spans += [(each.day_from, each.day_until) for each in entitlement.met_later]
    cuts = sorted({day for span in spans for day in span if day is not None})
    for day_from, day_until in _without_pauses(entitlement, within):
        turns = [day for day in cuts if day_from < day < day_until]
        yield from pairwise([day_from, *turns, day_until])


def _without_pauses(
    entitlement: Entitlement, within: tuple[date, date]
) -> Iterator[tuple[date, date]]:
    span_from, span_until = entitlement.span
    day_from = max(span_from, within[0])
    day_until = within[1] if span_until is None else min(span_until, within[1])
    for pause in entitlement.pauses:
        if pause.day_from < day_until:
            if day_from < pause.day_from:
                yield day_from, pause.day_from
            day_from = max(day_from, pause.day_until)
    if day_from < day_until:
        yield day_from, day_until
