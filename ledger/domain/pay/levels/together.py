"""From lots to levels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels import notes
from ledger.domain.pay.levels.days import Happening, happenings
from ledger.domain.pay.levels.findings import Findings
from ledger.domain.pay.levels.later import Later
from ledger.domain.pay.levels.leftovers import Leftovers, following
from ledger.domain.pay.levels.lot import Handed, Lot, Period
from ledger.domain.pay.levels.needs import Asked
from ledger.domain.pay.levels.peak import Peak
from ledger.domain.pay.levels.progress import Missed, missed_years, progress_on
from ledger.domain.pay.levels.queue import UNCUT, Cuts
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.levels.tally import Note, Tally
from ledger.domain.pay.levels.turns import take_turns
from ledger.domain.pay.terms.accumulate import ProgressLost, Together, Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is asked of a sum besides its levels, and what lies before and after its periods.

    `needs` are what a requirement asks for in each period. Where every fact is a level, `cuts` say
    how the line of facts lies in tiers. `entering` is what was carried into the first period from
    one that is not among them, `after` the period behind the last. The lots that are
    counted `elsewhere` are of other versions: of one credential they may have the place.
    """

    needs: Callable[[Period], Asked] | None = None
    cuts: Cuts = UNCUT
    entering: Handed | None = None
    after: Period | None = None
    elsewhere: tuple[Lot, ...] = ()


ALONE = Around()


def levels_of(
    lots: Sequence[Lot],
    terms: Together,
    periods: Sequence[Period],
    years: Sequence[CalendarYear],
    on: date,
    around: Around = ALONE,
) -> Tally:
    """Add up what an educator's facts count for, and give the levels that the sum reaches.

    `lots` are of different facts, those dated to the day asked or before; they may begin or end to
    count after it. Neither `periods` nor the contract `years` overlap. The order of lots, periods
    and years does not matter. Blocks have a size above zero, thresholds rise from above zero.
    """
    made = (lot.progress_on for lot in lots if lot.progress_on is not None)
    since = None if terms.progress is None else min(made, default=None)
    findings = Findings({lot.fact_id: Fraction(0) for lot in lots}, Tally(progress_since=since))
    placed: list[Lot] = []
    for lot in lots:
        if any(period.contains(lot.earned_on) for period in periods):
            placed.append(_without_empty(lot))
        else:
            findings.notes[lot.fact_id].append(notes.no_period(lot, terms.over, periods))
    own = {lot.fact_id for lot in placed}
    turns = take_turns([*around.elsewhere, *placed], terms.same_credential, findings.notes)
    in_turn = [lot for lot in turns if lot.fact_id in own]
    calendar = sorted(years, key=lambda year: year.year_from)
    ordered = sorted(periods, key=lambda each: each.day_from)
    adding = _Adding(findings, terms, around, calendar, on)
    handed = around.entering
    for period, after in zip(ordered, [*ordered[1:], around.after], strict=False):
        within = [lot for lot in in_turn if period.contains(lot.earned_on)]
        entering = handed if handed is not None and handed.into == period else None
        handed = adding.add_up(within, period, entering, following(terms.over, period, after, on))
    # What was carried into a period that is counted no more, as where cycles follow on contract
    # years, goes no further.
    return findings.tally(handed if ordered else None)


@dataclass(frozen=True, slots=True)
class _Adding:
    """What is the same for every period."""

    findings: Findings
    terms: Together
    around: Around
    years: list[CalendarYear]
    on: date

    def add_up(
        self, lots: list[Lot], period: Period, entering: Handed | None, into: Period | None
    ) -> Handed | None:
        """Add up a period with what enters it; give what is handed on into the next."""
        findings, terms, on = self.findings, self.terms, self.on
        told = period.contains(on)
        progress = progress_on(on, lots, terms.progress, self.years)
        missed = missed_years(lots, terms.progress, period, self.years, on)
        if entering is not None:
            lots = [*lots, *entering.lots]
        if missed and missed[0].what is ProgressLost.STOPS:
            lots, missed = self._stopped(lots, missed[0], told=told), []
        counting = _in_order(lots)
        handed_on = None if into is None else into.day_from
        sweep = Sweep(counting, terms, self.years, on, self.around.cuts, handed_on)
        left = self._left(counting, period, into)
        days = happenings(counting, terms.unused, missed, handed_on)
        for day, happening in days:
            if day <= on:
                _go_to(day, happening, sweep, left)
        findings.look(sweep, counting, terms, period, on)
        if told:
            findings.sum_up(sweep, progress, entering)
        later = Later(counting, terms, period, on)
        peak = Peak.at(sweep)
        for day, happening in days:
            if day > on:
                _go_to(day, happening, sweep, left)
                later.look(sweep, day)
                # A requirement is met within its period or not at all.
                if not isinstance(terms.levels, Total) or period.contains(day):
                    peak.look(sweep, day)
        later.add_to(findings)
        if told:
            findings.look_ahead(sweep, peak)
        findings.levels.extend(sweep.reached.levels(period, counting, sweep.grain))
        return None if left is None else left.handed(period, on)

    def _stopped(self, lots: list[Lot], missed: Missed, *, told: bool) -> list[Lot]:
        """Give what counts where a year was missed that stops everything after it."""
        if not self._stops(lots, missed):
            return lots
        note = notes.stopped(self.terms.unit, missed.on, missed.inputs)
        if told:
            self.findings.stop(note)
        return _before_stop(self.findings, lots, missed.on, note)

    def _stops(self, lots: list[Lot], missed: Missed) -> bool:
        """Tell whether a missed year was asked for: the last level was not reached before its end.

        What was earned later may be dated back into the year, and is left out: it is after the
        stop.
        """
        counting = _in_order([lot for lot in lots if lot.earned_on < missed.on])
        sweep = Sweep(counting, self.terms, self.years, missed.on, self.around.cuts)
        for day, happening in happenings(counting, self.terms.unused, []):
            if day < missed.on:
                sweep.go_to(day, happening)
        return not sweep.complete

    def _left(self, lots: list[Lot], period: Period, into: Period | None) -> Leftovers | None:
        if into is None or not lots:
            return None
        needs = None if self.around.needs is None else self.around.needs(period)
        return Leftovers(self.terms.over, needs, into, lots)


def _go_to(day: date, happening: Happening, sweep: Sweep, left: Leftovers | None) -> None:
    sweep.go_to(day, happening)
    if left is not None:
        left.see(day, sweep)


def _without_empty(lot: Lot) -> Lot:
    spans = tuple((begin, end) for begin, end in lot.spans if begin != end)
    return lot if spans == lot.spans else replace(lot, spans=spans)


def _before_stop(findings: Findings, lots: list[Lot], stopped_on: date, note: Note) -> list[Lot]:
    """Give what was earned before a stop, and note of the rest why it counts nothing."""
    for lot in lots:
        if lot.earned_on >= stopped_on:
            findings.notes[lot.fact_id].append(note)
    return [lot for lot in lots if lot.earned_on < stopped_on]


def _in_order(lots: list[Lot]) -> list[Lot]:
    return sorted((lot for lot in lots if lot.spans), key=lambda lot: lot.order)
