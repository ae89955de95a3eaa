"""The most that a period is known to come to, from the day asked on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.grain import Grains
from ledger.domain.pay.levels.sweep import Sweep


@dataclass(slots=True)
class Peak:
    """So many units count at once, first on the day `since` (None: on the day asked).

    It is over when fewer do and never as many again: `until`, None where no such day is known.
    """

    units: Grains
    by_item: Mapping[str, Fraction]
    since: date | None = field(default=None, init=False)
    until: date | None = field(default=None, init=False)

    @classmethod
    def at(cls, sweep: Sweep) -> "Peak":
        """Begin where a sweep stands on the day asked."""
        return cls(sweep.total, sweep.by_item(sweep.counted))

    def look(self, sweep: Sweep, day: date) -> None:
        """See where a sweep stands on a later day."""
        if sweep.total > self.units:
            self.units, self.since = sweep.total, day
            self.by_item = sweep.by_item(sweep.counted)
        if sweep.total == self.units:
            self.until = None
        elif self.until is None:
            self.until = day
