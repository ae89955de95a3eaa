"""Levels of a band: each fact with the part of it that lies between two sums."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.limits import Changes
from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.levels.outcome import Level
from ledger.domain.pay.levels.record import Record
from ledger.domain.pay.terms.accumulate import Band

_NOTHING = Fraction(0)
_Part = tuple[Fraction, Fraction]
"""Where it begins, and how much it is."""


class Bands:
    """The parts of the lots of one period, from day to day; each lot lies upon the older ones."""

    def __init__(self, band: Band) -> None:
        """Begin without units."""
        self._above = Fraction(band.above)
        self._up_to = None if band.up_to is None else Fraction(band.up_to)
        self._line: list[int] = []
        self._units: Changes = {}
        self._ends: Changes = {}
        self._parts: dict[int, _Part] = {}
        self._records: dict[int, dict[_Part, Record]] = {}

    def settle(self, day: date, moved: Changes, _risen: Changes, _total: Fraction) -> None:
        """Go on to a day on which lots have other units; whose part it is needs no crossing."""
        for place, units in moved.items():
            if place not in self._units:
                insort(self._line, place)
            self._units[place] = units
        first = bisect_left(self._line, min(moved)) if moved else len(self._line)
        end = self._ends[self._line[first - 1]] if first else _NOTHING
        for place in self._line[first:]:
            start, end = end, end + self._units[place]
            self._ends[place] = end
            self._turn(day, place, self._part(start, end))

    def used(self, place: int) -> Fraction:
        """Give how much of a lot lies in the band."""
        return self._parts[place][1] if place in self._parts else _NOTHING

    def levels(self, period: Period, lots: Sequence[Lot]) -> list[Level]:
        """Give every part a lot had, or will have."""
        return [
            Level(
                number=number,
                period=period,
                at=at,
                quantity=quantity,
                cause=lots[place],
                used=((lots[place], quantity),),
                spans=tuple(record.spans),
            )
            for number, (place, records) in enumerate(self._records.items(), 1)
            for (at, quantity), record in records.items()
        ]

    def full(self, total: Fraction) -> bool:
        """Tell whether a sum fills the band."""
        return self._up_to is not None and total >= self._up_to

    def missing(self, total: Fraction) -> Fraction | None:
        """Give what a sum lacks to the band; None where it is full."""
        return None if self.full(total) else max(self._above - total, _NOTHING)

    def _part(self, start: Fraction, end: Fraction) -> _Part | None:
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
