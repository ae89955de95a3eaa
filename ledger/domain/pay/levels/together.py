"""From lots to levels."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels import notes
from ledger.domain.pay.levels.days import Happening, happenings
from ledger.domain.pay.levels.findings import Findings
from ledger.domain.pay.levels.later import Later
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.outcome import Note, Outcome
from ledger.domain.pay.levels.progress import Missed, missed_years, progress_on
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.levels.turns import take_turns
from ledger.domain.pay.terms.accumulate import ProgressLost, Together


def levels_of(
    lots: Sequence[Lot],
    terms: Together,
    periods: Sequence[Period],
    years: Sequence[CalendarYear],
    on: date,
) -> Outcome:
    """Add up what an educator's facts count for, and give the levels that the sum reaches.

    `lots` are of different facts, those dated to the day asked or before; they may begin or end to
    count after it. Neither `periods` nor the contract `years` overlap. The order of lots, periods
    and years does not matter. Blocks have a size above zero, thresholds rise from above zero.
    """
    findings = Findings({lot.fact_id: Fraction(0) for lot in lots})
    if terms.progress is not None:
        made = (lot.progress_on for lot in lots if lot.progress_on is not None)
        findings.progress_since = min(made, default=None)
    placed: list[Lot] = []
    for lot in lots:
        if any(period.contains(lot.earned_on) for period in periods):
            placed.append(_without_empty(lot))
        else:
            findings.notes[lot.fact_id].append(notes.no_period(lot, terms.over, periods))
    in_turn = take_turns(placed, terms.same_credential, findings.notes)
    calendar = sorted(years, key=lambda year: year.year_from)
    for period in sorted(periods, key=lambda each: each.day_from):
        within = [lot for lot in in_turn if period.contains(lot.earned_on)]
        _add_up(findings, within, terms, period, calendar, on)
    return findings.outcome()


def _without_empty(lot: Lot) -> Lot:
    spans = tuple((begin, end) for begin, end in lot.spans if begin != end)
    return lot if spans == lot.spans else replace(lot, spans=spans)


def _add_up(
    findings: Findings,
    lots: list[Lot],
    terms: Together,
    period: Period,
    years: list[CalendarYear],
    on: date,
) -> None:
    progress = progress_on(on, lots, terms.progress, years)
    missed = missed_years(lots, terms.progress, period, years, on)
    if missed and missed[0].what is ProgressLost.STOPS:
        if _stop(lots, terms, years, missed[0]):
            note = notes.stopped(terms.unit, missed[0].on, missed[0].inputs)
            lots = _before_stop(findings, lots, missed[0].on, note)
            findings.stopped = note if period.contains(on) else findings.stopped
        missed = []
    counting = _in_order(lots)
    sweep = Sweep(counting, terms, years, on)
    days = happenings(counting, terms.unused, missed)
    for day, happening in days:
        if day <= on:
            sweep.go_to(day, happening)
    findings.look(sweep, counting, terms, period, on)
    if period.contains(on):
        findings.sum_up(sweep, counting)
        findings.progress = progress
    ahead = [each for each in days if each[0] > on]
    _look_ahead(findings, sweep, ahead, Later(counting, terms, period, on), period.contains(on))
    findings.levels.extend(sweep.reached.levels(period, counting, sweep.grain))


def _look_ahead(
    findings: Findings,
    sweep: Sweep,
    days: list[tuple[date, Happening]],
    later: Later,
    asked: bool,
) -> None:
    """Go through the days after the day asked, and see what comes of what is known by then."""
    most, most_from = sweep.total, None
    for day, happening in days:
        sweep.go_to(day, happening)
        later.look(sweep, day)
        if sweep.total > most:
            most, most_from = sweep.total, day
    findings.later |= later.counts
    for lot, told in later.notes():
        findings.notes[lot.fact_id].extend(told)
    if asked:
        findings.look_ahead(sweep, most, most_from)


def _before_stop(findings: Findings, lots: list[Lot], stopped_on: date, note: Note) -> list[Lot]:
    """Give what was earned before a stop, and note of the rest why it counts nothing."""
    for lot in lots:
        if lot.earned_on >= stopped_on:
            findings.notes[lot.fact_id].append(note)
    return [lot for lot in lots if lot.earned_on < stopped_on]


def _stop(lots: list[Lot], terms: Together, years: list[CalendarYear], missed: Missed) -> bool:
    """Tell whether a missed year was asked for: the last level was not reached before its end.

    What was earned later may be dated back into the year, and is left out: it is after the stop.
    """
    counting = _in_order([lot for lot in lots if lot.earned_on < missed.on])
    sweep = Sweep(counting, terms, years, missed.on)
    for day, happening in happenings(counting, terms.unused, []):
        if day < missed.on:
            sweep.go_to(day, happening)
    return not sweep.complete


def _in_order(lots: list[Lot]) -> list[Lot]:
    return sorted((lot for lot in lots if lot.spans), key=lambda lot: lot.order)
