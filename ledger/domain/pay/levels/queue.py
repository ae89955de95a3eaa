"""Levels that are the facts themselves: each with its units, and their place in the sum."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.record import Record
from ledger.domain.pay.levels.tally import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """The sums `at` which the line of facts is cut into tiers, in rising order.

    `ended`: above the last of them nothing is brought. `places_kept`: what of a fact began to count
    keeps its place, whatever is lost before it, as what it brings is paid once and for all.
    """

    at: tuple[Decimal, ...] = ()
    ended: bool = False
    places_kept: bool = False


UNCUT = Cuts()
_Name = tuple[int, int, tuple[Grains, ...]]
"""Of which lot, which layer of it, and how much of it lies in each tier."""


@dataclass(slots=True, eq=False)
class _Layer:
    """Units of a lot that began to count together; `end` is the sum up to and with them."""

    place: int
    number: int
    units: Grains
    end: Grains = 0
    counts: bool = True
    name: _Name | None = None


@dataclass(slots=True, eq=False)
class _Part:
    """Where a layer first began that lies in the tiers like this, and the days on which it does."""

    at: Grains
    quantity: Grains
    record: Record = field(default_factory=Record)


class Queue:
    """The lots of one period in a line, from day to day.

    What begins to count lies upon all that counts already, so that what limits let in late moves
    nothing that was paid; of one day the oldest lots come first.
    """

    def __init__(self, cuts: Cuts, grain: Grain) -> None:
        """Begin without units."""
        self._cuts = tuple(grain.grains(each) for each in cuts.at)
        self._ended, self._kept = cuts.ended, cuts.places_kept
        self._line: list[_Layer] = []
        self._parts: dict[_Name, _Part] = {}
        self._layers: dict[int, list[_Layer]] = {}
        self._units: Changes = {}

    def settle(self, day: date, moved: Changes, _risen: Changes, _total: Grains) -> None:
        """Go on to a day on which lots have other units; whose place it is needs no crossing."""
        turned = [self._change(day, place, moved[place]) for place in sorted(moved)]
        first = min(turned, default=len(self._line))
        end = self._line[first - 1].end if first else 0
        for layer in self._line[first:]:
            start, end = end, end + layer.units
            layer.end = end
            self._turn(day, layer, self._name(layer, start) if layer.counts else None, start)

    def _change(self, day: date, place: int, units: Grains) -> int:
        """Have other units of a lot in the line; give from where on it changes."""
        layers = self._layers.setdefault(place, [])
        held = sum(layer.units for layer in layers)
        first = len(self._line)
        self._units[place] = units
        if layers and (self._kept or units < held):
            first = self._line.index(layers[0])
        if self._kept:
            for layer in layers:
                layer.counts = units > 0
        else:
            self._fall(day, layers, held - units)
        if units > held:
            layer = _Layer(place, len(layers) + 1, units - held)
            layers.append(layer)
            self._line.append(layer)
        return first

    def _fall(self, day: date, layers: list[_Layer], units: Grains) -> None:
        """Take units from a lot, the last to count first."""
        while units > 0:
            layer = layers[-1]
            taken = min(units, layer.units)
            layer.units, units = layer.units - taken, units - taken
            if not layer.units:
                self._turn(day, layer, None, 0)
                layers.pop()
                self._line.remove(layer)

    def _turn(self, day: date, layer: _Layer, name: _Name | None, start: Grains) -> None:
        """Have a layer lie otherwise in the tiers from a day on."""
        before = layer.name
        if before == name:
            return
        if before is not None:
            self._parts[before].record.end(day)
        if name is not None:
            self._parts.setdefault(name, _Part(start, layer.units)).record.begin(day)
        layer.name = name

    def used(self, place: int) -> Grains:
        """Give how much of a lot is in the line: all that counts."""
        return self._units.get(place, 0)

    def levels(self, period: Period, lots: Sequence[Lot], grain: Grain) -> list[Level]:
        """Give every fact that counts, or will, and how it lies in the tiers."""
        turns = self._turns(grain)
        return [
            Level(
                number=number,
                period=period,
                at=grain.units(part.at),
                quantity=grain.units(part.quantity),
                cause=lots[place],
                used=((lots[place], grain.units(part.quantity)),),
                spans=tuple(part.record.spans),
                of_fact=True,
                turns=turns[place, number],
            )
            for (place, number, _), part in self._parts.items()
        ]

    def _turns(self, grain: Grain) -> dict[tuple[int, int], dict[date, Fraction]]:
        """Give the first days of what a layer comes to, with how much that is."""
        turns: dict[tuple[int, int], dict[date, Fraction]] = {}
        for (place, number, _), part in self._parts.items():
            days = turns.setdefault((place, number), {})
            days.update((day, grain.units(part.quantity)) for day, _ in part.record.spans)
        return turns

    def full(self, total: Grains) -> bool:
        """Tell whether a sum fills the last tier."""
        return self._ended and total >= self._cuts[-1]

    def missing(self, total: Grains) -> Grains | None:
        """Give what a sum lacks to another fact that brings anything; None where none does."""
        return None if self.full(total) else 0

    def _name(self, layer: _Layer, start: Grains) -> _Name:
        parts: list[Grains] = []
        for cut in self._cuts:
            part = max(min(layer.end, cut) - start, 0)
            parts.append(part)
            start += part
        return layer.place, layer.number, (*parts, layer.end - start)
