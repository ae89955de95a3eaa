"""The days on which something may change in a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.levels.progress import Missed
from ledger.domain.pay.terms.accumulate import Expires, Kept
from ledger.domain.timeline.holding import months_later


@dataclass(slots=True)
class Happening:
    """What happens on one day: lots begin and end to count, or grow too old; a year was missed.

    Of what was carried over there are other `units` from the day on.
    """

    begin: set[int] = field(default_factory=set)
    end: set[int] = field(default_factory=set)
    expire: set[int] = field(default_factory=set)
    units: dict[int, Fraction] = field(default_factory=dict)
    missed: Missed | None = None


def happenings(
    lots: Sequence[Lot],
    unused: Kept | Expires,
    missed: Iterable[Missed],
    handed_on: date | None = None,
) -> list[tuple[date, Happening]]:
    """Give them in order. A span that begins on the day another of its lot ends continues it.

    What is left over is handed on from the day `handed_on`, also where nothing else happens then.
    """
    found: dict[date, Happening] = {}
    if handed_on is not None:
        found[handed_on] = Happening()
    for place, lot in enumerate(lots):
        for begin, end in lot.spans:
            if end == begin:
                continue
            found.setdefault(begin, Happening()).begin.add(place)
            if end is not None:
                found.setdefault(end, Happening()).end.add(place)
        for day, units in () if lot.carried is None else lot.carried.units:
            found.setdefault(day, Happening()).units[place] = units
        if isinstance(unused, Expires):
            day = months_later(lot.earned_on, unused.after_months)
            found.setdefault(day, Happening()).expire.add(place)
    for each in missed:
        found.setdefault(each.on, Happening()).missed = each
    return sorted(found.items(), key=lambda item: item[0])
