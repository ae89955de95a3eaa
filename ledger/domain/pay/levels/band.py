"""Levels of a band: each fact with the part of it that lies between two sums."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.outcome import Level
from ledger.domain.pay.levels.record import Record
from ledger.domain.pay.terms.accumulate import Band

_Part = tuple[Grains, Grains]
"""Where it begins, and how much it is."""


class Bands:
    """The parts of the lots of one period, from day to day; each lot lies upon the older ones."""

    def __init__(self, band: Band, grain: Grain) -> None:
        """Begin without units."""
        self._above = grain.grains(band.above)
        self._up_to = None if band.up_to is None else grain.grains(band.up_to)
        self._line: list[int] = []
        self._units: Changes = {}
        self._ends: Changes = {}
        self._parts: dict[int, _Part] = {}
        self._records: dict[int, dict[_Part, Record]] = {}

    def settle(self, day: date, moved: Changes, _risen: Changes, _total: Grains) -> None:
        """Go on to a day on which lots have other units; whose part it is needs no crossing."""
        for place, units in moved.items():
            if place not in self._units:
                insort(self._line, place)
            self._units[place] = units
        first = bisect_left(self._line, min(moved)) if moved else len(self._line)
        end = self._ends[self._line[first - 1]] if first else 0
        for place in self._line[first:]:
            start, end = end, end + self._units[place]
            self._ends[place] = end
            self._turn(day, place, self._part(start, end))

    def used(self, place: int) -> Grains:
        """Give how much of a lot lies in the band."""
        return self._parts[place][1] if place in self._parts else 0

    def levels(self, period: Period, lots: Sequence[Lot], grain: Grain) -> list[Level]:
        """Give every part a lot had, or will have."""
        return [
            Level(
                number=number,
                period=period,
                at=grain.units(at),
                quantity=grain.units(quantity),
                cause=lots[place],
                used=((lots[place], grain.units(quantity)),),
                spans=tuple(record.spans),
            )
            for number, (place, records) in enumerate(self._records.items(), 1)
            for (at, quantity), record in records.items()
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

    def _turn(self, day: date, place: int, part: _Part | None) -> None:
        before = self._parts.get(place)
        if before == part:
            return
        if before is not None:
            self._records[place][before].end(day)
            del self._parts[place]
        if part is not None:
            self._records.setdefault(place, {}).setdefault(part, Record()).begin(day)
            self._parts[place] = part
