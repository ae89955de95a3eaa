"""What is seen of a period on the day asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels import notes
from ledger.domain.pay.levels.lot import Handed, Lot, Period
from ledger.domain.pay.levels.peak import Peak
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.levels.tally import FactUnits, Level, Note, Tally, YearProgress
from ledger.domain.pay.terms.accumulate import Expires, Together
from ledger.domain.timeline.holding import months_later

_NOTHING = Fraction(0)


@dataclass(slots=True)
class Findings:
    """What has been found so far, period by period."""

    counted: dict[str, Fraction]
    used: dict[str, Fraction] = field(default_factory=dict)
    later: dict[str, Fraction] = field(default_factory=dict)
    notes: defaultdict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))
    levels: list[Level] = field(default_factory=list)
    total: Fraction = _NOTHING
    unused: Fraction = _NOTHING
    left_out: Mapping[str, Fraction] = field(default_factory=dict)
    missing: Fraction | None = None
    coming: Fraction = _NOTHING
    coming_from: date | None = None
    lasts_until: date | None = None
    to_earn: Fraction | None = None
    progress: YearProgress | None = None
    stopped: Note | None = None
    progress_since: date | None = None
    by_item: Mapping[str, Fraction] = field(default_factory=dict)
    in_all_by_item: Mapping[str, Fraction] = field(default_factory=dict)
    carried: dict[str, FactUnits] = field(default_factory=dict)
    entered: Handed | None = None
    handed: Handed | None = None

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

    def sum_up(self, sweep: Sweep) -> None:
        """See what the period of the day asked comes to."""
        units, missing = sweep.grain.units, sweep.reached.missing(sweep.total)
        self.total, self.unused = units(sweep.total), units(sweep.unused())
        self.left_out = sweep.by_item(sweep.left_out())
        self.missing = None if missing is None else units(missing)
        self.by_item = sweep.by_item(sweep.counted)

    def look_ahead(self, sweep: Sweep, peak: Peak) -> None:
        """See what is to earn beyond all that is known to count."""
        units, missing = sweep.grain.units, sweep.reached.missing(peak.units)
        self.coming, self.coming_from = units(peak.units) - self.total, peak.since
        self.lasts_until, self.in_all_by_item = peak.until, peak.by_item
        if missing is None:
            self.stopped = None
        elif self.stopped is None:
            self.to_earn = units(missing)

    def tally(self) -> Tally:
        """Give it all."""
        return Tally(
            levels=tuple(self.levels),
            counted=self.counted,
            used=self.used,
            later=self.later,
            notes={fact_id: tuple(several) for fact_id, several in self.notes.items() if several},
            total=self.total,
            unused=self.unused,
            left_out=self.left_out,
            missing=self.missing,
            coming=self.coming,
            coming_from=self.coming_from,
            lasts_until=self.lasts_until,
            to_earn=self.to_earn,
            progress=self.progress,
            stopped=self.stopped,
            progress_since=self.progress_since,
            by_item=self.by_item,
            in_all_by_item=self.in_all_by_item,
            carried=self.carried,
            entered=self.entered,
            handed=self.handed,
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
        cut = room.cut(place)
        if cut is not None and not cut.year_named:
            yield notes.no_year(lot, index)
        elif cut is not None:
            wanted, allowed = units(cut.wanted), units(cut.allowed)
            yield notes.limited(index, terms, period, wanted, allowed)
