"""What is seen of the days after the day asked: from when a fact counts that does not yet."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels import notes
from ledger.domain.pay.levels.findings import limits_met
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.outcome import Note
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.terms.accumulate import Together


class Later:
    """The lots of a sweep that begin after a day, and what is found out about them.

    A limit may leave nothing of one when it begins; only where others make room later, or never,
    is that day, or the limit, what there is to tell. `counts` is what each then counts for.
    """

    def __init__(self, lots: Sequence[Lot], terms: Together, period: Period, on: date) -> None:
        """Begin on the day asked."""
        self._terms, self._period = terms, period
        self._waiting = {at: lot for at, lot in enumerate(lots) if lot.spans[0][0] > on}
        self._limits: dict[int, list[Note]] = {}
        self._found: list[tuple[Lot, list[Note]]] = []
        self.counts = dict[str, Fraction]()

    def look(self, sweep: Sweep, day: date) -> None:
        """See which of them count on a day after it."""
        for place, lot in tuple(self._waiting.items()):
            if not lot.counts_on(day):
                continue
            limits = list(limits_met(sweep, place, lot, self._terms, self._period))
            self._limits.setdefault(place, limits)
            if sweep.counted[place] > 0:
                self._found.append((lot, [notes.later(day), *limits]))
                self.counts[lot.fact_id] = sweep.grain.units(sweep.counted[place])
                del self._waiting[place]

    def notes(self) -> Iterator[tuple[Lot, list[Note]]]:
        """Give what is to be told of each: the first day on which it counts, or what keeps it out.

        What neither counts nor meets a limit begins to count on its day all the same.
        """
        yield from self._found
        for place, lot in self._waiting.items():
            yield lot, self._limits.get(place) or [notes.later(lot.spans[0][0])]
