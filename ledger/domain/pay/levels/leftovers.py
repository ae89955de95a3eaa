"""What a period leaves over and hands on to the next, from day to day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Carried, Days, Handed, Lot, Period
from ledger.domain.pay.levels.needs import Asked, used_by_needs
from ledger.domain.pay.levels.sweep import Sweep
from ledger.domain.pay.terms.accumulate import CarriedAs, EachYear, Over, carry_over_of
from ledger.domain.timeline.holding import months_later

_YEAR = 12


def following(over: Over, period: Period, after: Period | None, on: date) -> Period | None:
    """Give the period that is handed what is left over of one; None where there is none yet.

    What is left over is known once the next period has begun. A year that no calendar names is not
    passed over.
    """
    if carry_over_of(over) is None or after is None or period.day_until is None:
        return None
    unnamed = isinstance(over, EachYear) and after.day_from >= months_later(period.day_until, _YEAR)
    return None if unnamed or on < after.day_from else after


class Leftovers:
    """What nothing has used of a period that is over, and what of it is carried over.

    It may be less on a later day, when something that was used is lost, and more, when something
    begins to count late.
    """

    def __init__(self, over: Over, needs: Asked | None, into: Period, lots: Sequence[Lot]) -> None:
        """Begin; `needs` are what a requirement asks for, None where there are levels."""
        rule = carry_over_of(over)
        if rule is None:
            message = "nothing is carried over"
            raise TypeError(message)
        self._rule, self._needs, self._into, self._lots = rule, needs, into, lots
        self._seen: list[tuple[date, Grains, Changes]] = []
        self._grain = Grain(1)

    def see(self, day: date, sweep: Sweep) -> None:
        """Look at a day on which something may change, from the first of the next period on."""
        if day < self._into.day_from:
            return
        self._grain = sweep.grain
        left = {place: units for place, units in self._left(sweep) if units > 0}
        self._seen.append((day, sum(left.values()), dict(self._carried(left, sweep))))

    def handed(self, period: Period, on: date) -> Handed:
        """Give what is carried over from a period, on all days, and how it stands on one."""
        (_, left, carried) = [seen for seen in self._seen if seen[0] <= on][-1]
        return Handed(
            period=period,
            into=self._into,
            lots=tuple(self._handed_on(period)),
            left=self._grain.units(left),
            carried=self._grain.units(sum(carried.values())),
        )

    def _left(self, sweep: Sweep) -> Iterator[tuple[int, Grains]]:
        """Give what is left over of each lot that may be carried, oldest first."""
        if self._needs is None:
            used = {place: sweep.reached.used(place) for place in sweep.allowed}
        else:
            used = used_by_needs(self._needs, sweep.allowed, self._lots, sweep.grain)
        rule = self._rule
        for place in sorted(sweep.allowed):
            lot = self._lots[place]
            named = rule.items is None or lot.item_id in rule.items
            times = 0 if lot.carried is None else lot.carried.times
            whole = rule.carried_as is CarriedAs.UNITS or not used.get(place)
            if named and whole and (rule.periods is None or times < rule.periods):
                yield place, sweep.allowed[place] - used.get(place, 0)

    def _carried(self, left: Changes, sweep: Sweep) -> Iterator[tuple[int, Grains]]:
        """Give what finds room; of a fact that is carried as a whole no part does."""
        if self._rule.at_most is None:
            yield from left.items()
            return
        room = sweep.grain.grains(self._rule.at_most)
        for place, units in left.items():
            fits = min(units, room)
            if fits < units and self._rule.carried_as is CarriedAs.WHOLE_FACTS:
                continue
            room -= fits
            if fits:
                yield place, fits

    def _handed_on(self, period: Period) -> Iterator[Lot]:
        for place in sorted({place for *_, carried in self._seen for place in carried}):
            lot = self._lots[place]
            steps = [(day, carried.get(place, 0)) for day, _, carried in self._seen]
            units = tuple((day, self._grain.units(each)) for day, each in _changes(steps))
            yield replace(
                lot,
                quantity=max(each for _, each in units),
                spans=tuple(_spans(units)),
                progress_on=None,
                carried=Carried(
                    period=period,
                    times=1 if lot.carried is None else lot.carried.times + 1,
                    units=units,
                ),
            )


def _changes(steps: list[tuple[date, Grains]]) -> Iterator[tuple[date, Grains]]:
    """Leave out the days on which nothing changes."""
    before: Grains = 0
    for day, units in steps:
        if units != before:
            yield day, units
        before = units


def _spans(units: Sequence[tuple[date, Fraction]]) -> Iterator[Days]:
    """Give the days on which there are any."""
    begin: date | None = None
    for day, each in units:
        if each and begin is None:
            begin = day
        elif not each and begin is not None:
            yield begin, day
            begin = None
    if begin is not None:
        yield begin, None
