"""What is seen of the days after the day asked: from when a fact counts that does not yet."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels import notes
from ledger.domain.pay.levels.findings import Findings, limits_met
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.levels.tally import Note
from ledger.domain.pay.terms.accumulate import Together


class Later:
    """The lots of a sweep that begin after a day, and what is found out about them.

    A limit may leave nothing of one when it begins; only where others make room later, or never,
    is that day, or the limit, what there is to tell.
    """

    def __init__(self, lots: Sequence[Lot], terms: Together, period: Period, on: date) -> None:
        """Begin on the day asked."""
        self._terms, self._period = terms, period
        self._waiting = {
            at: lot for at, lot in enumerate(lots) if lot.spans[0][0] > on and lot.carried is None
        }
        self._limits = dict[int, list[Note]]()
        self._found = list[tuple[Lot, list[Note]]]()
        self._counts = dict[str, Fraction]()

    def look(self, sweep: Sweep, day: date) -> None:
        """See which of them count on a day after it."""
        for place, lot in tuple(self._waiting.items()):
            if not lot.counts_on(day):
                continue
            limits = list(limits_met(sweep, place, lot, self._terms, self._period))
            self._limits.setdefault(place, limits)
            if sweep.counted[place] > 0:
                self._found.append((lot, [notes.later(day), *limits]))
                self._counts[lot.fact_id] = sweep.grain.units(sweep.counted[place])
                del self._waiting[place]

    def add_to(self, findings: Findings) -> None:
        """Add from when each counts, or what keeps it out, and what it then counts for.

        What neither counts nor meets a limit begins to count on its day all the same.
        """
        for lot, told in self._found:
            findings.notes[lot.fact_id].extend(told)
        for place, lot in self._waiting.items():
            told = self._limits.get(place) or [notes.later(lot.spans[0][0])]
            findings.notes[lot.fact_id].extend(told)
        findings.later |= self._counts
