"""What is seen of a period on the day asked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels import notes
from ledger.domain.pay.levels.lot import Handed, Lot, Period
from ledger.domain.pay.levels.peak import Peak
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.levels.tally import FactUnits, Level, Note, Tally, YearProgress
from ledger.domain.pay.terms.accumulate import Expires, Together
from ledger.domain.timeline.holding import months_later


@dataclass(slots=True)
class Findings:
    """What has been found so far, period by period; `seen` is what is seen of the day asked."""

    counted: dict[str, Fraction]
    seen: Tally
    used: dict[str, Fraction] = field(default_factory=dict)
    later: dict[str, Fraction] = field(default_factory=dict)
    notes: defaultdict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))
    levels: list[Level] = field(default_factory=list)
    carried: dict[str, FactUnits] = field(default_factory=dict)

    def look(
        self, sweep: Sweep, lots: Sequence[Lot], terms: Together, period: Period, on: date
    ) -> None:
        """See what counts on the day asked, where a sweep stands, and why not more.

        Of what was carried over that is said where the period contains that day.
        """
        for place, lot in enumerate(lots):
            counted = sweep.grain.units(sweep.allowed.get(place, 0))
            used = sweep.grain.units(sweep.reached.used(place))
            counts = lot.counts_on(on)
            found = tuple(_less(sweep, place, lot, terms, period)) if counts else ()
            if lot.carried is None:
                self.counted[lot.fact_id], self.used[lot.fact_id] = counted, used
                self.notes[lot.fact_id].extend(found)
            elif period.contains(on) and counts:
                units = FactUnits(counted=counted, used=used, notes=found)
                self.carried[lot.fact_id] = units

    def sum_up(self, sweep: Sweep, progress: YearProgress | None, entered: Handed | None) -> None:
        """See what the period of the day asked comes to."""
        units, missing = sweep.grain.units, sweep.reached.missing(sweep.total)
        self.seen = replace(
            self.seen,
            total=units(sweep.total),
            unused=units(sweep.unused()),
            left_out=sweep.by_item(sweep.left_out()),
            missing=None if missing is None else units(missing),
            by_item=sweep.by_item(sweep.counted),
            progress=progress,
            entered=entered,
        )

    def look_ahead(self, sweep: Sweep, peak: Peak) -> None:
        """See what is to earn beyond all that is known to count."""
        units, missing = sweep.grain.units, sweep.reached.missing(peak.units)
        stopped = None if missing is None else self.seen.stopped
        self.seen = replace(
            self.seen,
            coming=units(peak.units) - self.seen.total,
            coming_from=peak.since,
            lasts_until=peak.until,
            in_all_by_item=peak.by_item,
            stopped=stopped,
            to_earn=None if missing is None or stopped is not None else units(missing),
        )

    def stop(self, note: Note) -> None:
        """Have nothing count that was earned after a year that was missed."""
        self.seen = replace(self.seen, stopped=note)

    def tally(self, handed: Handed | None) -> Tally:
        """Give it all, with what is carried out of the last period."""
        return replace(
            self.seen,
            levels=tuple(self.levels),
            counted=self.counted,
            used=self.used,
            later=self.later,
            notes={fact_id: tuple(several) for fact_id, several in self.notes.items() if several},
            carried=self.carried,
            handed=handed,
        )


def _less(sweep: Sweep, place: int, lot: Lot, terms: Together, period: Period) -> Iterator[Note]:
    units = sweep.grain.units
    for gone in sweep.gone.get(place, ()):
        if gone.missed is None:
            yield notes.expired(units(gone.units), terms.unit, gone.on)
        else:
            of_year = gone.missed.inputs
            yield notes.forfeited(units(gone.units), terms.unit, gone.on, of_year)
    free = sweep.counted[place] - sweep.reached.used(place)
    if free > 0 and isinstance(terms.unused, Expires):
        on = months_later(lot.earned_on, terms.unused.after_months)
        yield notes.will_expire(units(free), terms.unit, on)
    yield from limits_met(sweep, place, lot, terms, period)


def limits_met(
    sweep: Sweep, place: int, lot: Lot, terms: Together, period: Period
) -> Iterator[Note]:
    """Tell of each limit that leaves less of a lot on the day on which a sweep stands."""
    units = sweep.grain.units
    if sweep.holds(place):
        return
    for index, room in enumerate(sweep.rooms):
        allowance = room.allowance(place)
        if allowance is not None and not allowance.year_named:
            yield notes.no_year(lot, index)
        elif allowance is not None:
            wanted, allowed = units(allowance.wanted), units(allowance.allowed)
            yield notes.limited(index, terms, period, wanted, allowed)
