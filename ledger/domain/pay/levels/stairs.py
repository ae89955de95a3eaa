"""Levels that use up units: blocks and thresholds."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.record import Record
from ledger.domain.pay.levels.rungs import Rungs
from ledger.domain.pay.levels.tally import Level


@dataclass(slots=True)
class _Step:
    """A level that was reached once: by whom, with which units, on which days."""

    cause: int
    record: Record = field(default_factory=Record)
    takes: Changes = field(default_factory=dict)
    shown: Changes = field(default_factory=dict)


class Stairs:
    """The levels of one period, from day to day. Those held are always the lowest ones.

    A level keeps the units it has. What it loses, and what a new one needs, comes from the oldest
    units that no level has.
    """

    def __init__(self, rungs: Rungs, on: date) -> None:
        """Begin without units; `on` is the day asked."""
        self._rungs, self._on = rungs, on
        self._steps: list[_Step] = []
        self._held = 0
        self._counted: Changes = {}
        self._used: Changes = {}
        self._free: list[int] = []

    def settle(self, day: date, moved: Changes, risen: Changes, total: Grains) -> None:
        """Go on to a day on which lots have other units and the sum is `total`.

        `risen` has what the lots that may have crossed to a new level have gained, in order.
        """
        reached = self._rungs.reached(total)
        short = self._lose(moved)
        self._drop(day, reached)
        self._raise(day, reached, risen, total)
        for number in sorted(short | set(range(self._held + 1, reached + 1))):
            if number <= reached:
                self._fill(day, number)
        self._held = reached

    def used(self, place: int) -> Grains:
        """Give how many units of a lot the levels have."""
        return self._used.get(place, 0)

    def full(self, total: Grains) -> bool:
        """Tell whether a sum reaches the last level."""
        return self._rungs.last is not None and total >= self._rungs.last

    def missing(self, total: Grains) -> Grains | None:
        """Give what a sum lacks to the next level; None where there is no further one."""
        return self._rungs.missing(total)

    def levels(self, period: Period, lots: Sequence[Lot], grain: Grain) -> list[Level]:
        """Give every level that was reached, or will be."""
        return [
            Level(
                number=number,
                period=period,
                at=grain.units(self._rungs.at(number)),
                quantity=grain.units(self._rungs.quantity(number)),
                cause=lots[step.cause],
                used=tuple(
                    (lots[place], grain.units(each)) for place, each in sorted(step.shown.items())
                ),
                spans=tuple(step.record.spans),
            )
            for number, step in enumerate(self._steps, 1)
        ]

    def _lose(self, moved: Changes) -> set[int]:
        """Take from levels, the highest first, what is no longer there; say which lack units."""
        short: set[int] = set()
        for place, units in moved.items():
            self._counted[place] = units
            excess = self.used(place) - units
            for number in range(self._held if excess > 0 else 0, 0, -1):
                takes = self._steps[number - 1].takes
                if place in takes and excess > 0:
                    part = min(takes[place], excess)
                    self._give_back(number, place, part)
                    excess -= part
                    short.add(number)
            self._list(place)
        return short

    def _drop(self, day: date, reached: int) -> None:
        for number in range(self._held, reached, -1):
            step = self._steps[number - 1]
            for place, units in list(step.takes.items()):
                self._give_back(number, place, units)
            step.record.end(day)

    def _raise(self, day: date, reached: int, risen: Changes, total: Grains) -> None:
        for number in range(self._held + 1, reached + 1):
            if number > len(self._steps):
                self._steps.append(_Step(_crossing(self._rungs.at(number), risen, total)))
            self._steps[number - 1].record.begin(day)

    def _fill(self, day: date, number: int) -> None:
        step = self._steps[number - 1]
        lacks = self._rungs.quantity(number) - sum(step.takes.values())
        while lacks:
            place = self._free[0]
            part = min(lacks, self._counted[place] - self.used(place))
            step.takes[place] = step.takes.get(place, 0) + part
            self._used[place] = self.used(place) + part
            lacks -= part
            self._list(place)
        if day <= self._on or not step.shown:
            step.shown = dict(step.takes)

    def _give_back(self, number: int, place: int, units: Grains) -> None:
        takes = self._steps[number - 1].takes
        takes[place] -= units
        if not takes[place]:
            del takes[place]
        self._used[place] -= units
        self._list(place)

    def _list(self, place: int) -> None:
        """Keep the list of lots with units to take."""
        index = bisect_left(self._free, place)
        listed = index < len(self._free) and self._free[index] == place
        has_units = self._counted[place] > self.used(place)
        if has_units and not listed:
            insort(self._free, place)
        elif listed and not has_units:
            del self._free[index]


def _crossing(at: Grains, risen: Changes, total: Grains) -> int:
    before = total - sum(risen.values())
    sums = accumulate(risen.values(), initial=before)
    next(sums)
    crossing = (place for place, reached in zip(risen, sums, strict=True) if reached >= at)
    return next(crossing, max(risen))
