"""Levels of a band: each fact with the part of it that lies between two sums."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.outcome import Level
from ledger.domain.pay.levels.record import Record
from ledger.domain.pay.terms.accumulate import Band

_Part = tuple[Grains, Grains]
"""Where it begins, and how much it is."""


@dataclass(slots=True, eq=False)
class _Layer:
    """Units of a lot that began to count together; `end` is the sum up to and with them."""

    place: int
    units: Grains
    end: Grains = 0
    part: _Part | None = None
    records: dict[_Part, Record] = field(default_factory=dict)


class Bands:
    """The parts of the lots of one period, from day to day.

    What begins to count lies upon all that counts already, so that what limits let in late moves
    nothing that was paid; of one day the oldest lots come first.
    """

    def __init__(self, band: Band, grain: Grain) -> None:
        """Begin without units."""
        self._above = grain.grains(band.above)
        self._up_to = None if band.up_to is None else grain.grains(band.up_to)
        self._line: list[_Layer] = []
        self._ever: list[_Layer] = []
        self._units: Changes = {}
        self._used: Changes = {}

    def settle(self, day: date, moved: Changes, _risen: Changes, _total: Grains) -> None:
        """Go on to a day on which lots have other units; whose part it is needs no crossing."""
        first = len(self._line)
        for place in sorted(moved):
            rise = moved[place] - self._units.get(place, 0)
            self._units[place] = moved[place]
            if rise > 0:
                self._line.append(_Layer(place, rise))
            elif rise < 0:
                first = min(first, self._fall(day, place, -rise))
        end = self._line[first - 1].end if first else 0
        for layer in self._line[first:]:
            start, end = end, end + layer.units
            layer.end = end
            self._turn(day, layer, self._part(start, end))

    def _fall(self, day: date, place: int, units: Grains) -> int:
        """Take units from a lot, the last to count first; give where the line begins to move."""
        moved = len(self._line)
        for index in range(len(self._line) - 1, -1, -1):
            layer = self._line[index]
            if layer.place == place and units:
                taken = min(units, layer.units)
                layer.units, units, moved = layer.units - taken, units - taken, index
                if not layer.units:
                    self._turn(day, layer, None)
                    del self._line[index]
        return moved

    def _turn(self, day: date, layer: _Layer, part: _Part | None) -> None:
        """Have another part of a layer in the band from a day on."""
        before = layer.part
        if before == part:
            return
        if before is not None:
            layer.records[before].end(day)
            self._used[layer.place] -= before[1]
        if part is not None:
            if not layer.records:
                self._ever.append(layer)
            layer.records.setdefault(part, Record()).begin(day)
            self._used[layer.place] = self.used(layer.place) + part[1]
        layer.part = part

    def used(self, place: int) -> Grains:
        """Give how much of a lot lies in the band."""
        return self._used.get(place, 0)

    def levels(self, period: Period, lots: Sequence[Lot], grain: Grain) -> list[Level]:
        """Give every part a lot had, or will have."""
        return [
            Level(
                number=number,
                period=period,
                at=grain.units(at),
                quantity=grain.units(quantity),
                cause=lots[layer.place],
                used=((lots[layer.place], grain.units(quantity)),),
                spans=tuple(record.spans),
            )
            for number, layer in enumerate(self._ever, 1)
            for (at, quantity), record in layer.records.items()
        ]

    def full(self, total: Grains) -> bool:
        """Tell whether a sum fills the band."""
        return self._up_to is not None and total >= self._up_to

    def missing(self, total: Grains) -> Grains | None:
        """Give what a sum lacks to the band; None where it is full."""
        return None if self.full(total) else max(self._above - total, 0)

    def _part(self, start: Grains, end: Grains) -> _Part | None:
        begin = max(start, self._above)
        end = end if self._up_to is None else min(end, self._up_to)
        return (begin, end - begin) if end > begin else None
