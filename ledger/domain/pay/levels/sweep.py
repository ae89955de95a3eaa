"""One period from day to day: what counts, what a level has used, what is gone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.levels.days import Happening
from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.levels.limits import Changes, room_of
from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.levels.progress import Missed
from ledger.domain.pay.levels.queue import Cuts, Queue
from ledger.domain.pay.levels.rungs import Rungs
from ledger.domain.pay.levels.stairs import Stairs
from ledger.domain.pay.terms.accumulate import EveryFact, ScopedLimit, Together


@dataclass(frozen=True, slots=True)
class Gone:
    """Units of a lot that no level had in time; without a `missed` year, because of their age."""

    units: Grains
    on: date
    missed: Missed | None


class Sweep:
    """The state of a period on a day, at first before every day.

    `lots` are those that count on some day, oldest first; they are named by their place. On a day
    units expire or are forfeited first, then lots begin and end, then levels are reached and lost.
    What a level has then neither expires nor is forfeited, nor is it cut by a limit because other
    units are.

    `counted` is what counts of each lot. `allowed` is that and what has grown old from the day
    `handed_on` on, which brings no new level here: the next period has it until it grows old there.
    """

    def __init__(
        self,
        lots: Sequence[Lot],
        terms: Together,
        years: Sequence[CalendarYear],
        on: date,
        cuts: Cuts,
        handed_on: date | None = None,
    ) -> None:
        """Begin; `on` is the day asked."""
        self.counted: Changes = {}
        self.allowed: Changes = {}
        self.total: Grains = 0
        self.gone: dict[int, list[Gone]] = {}
        self.grain = grain = Grain.of(lots, terms)
        rooms = [
            partial(room_of, limit, lots, _years_of(lots, years, index), grain)
            for index, limit in enumerate(terms.limits)
        ]
        self.rooms = [room() for room in rooms]
        self._scoped = [
            room
            for room, limit in zip(rooms, terms.limits, strict=True)
            if isinstance(limit, ScopedLimit)
        ]
        levels = terms.levels
        self.reached = (
            Queue(cuts, grain)
            if isinstance(levels, EveryFact)
            else Stairs(Rungs.of(levels, grain), on)
        )
        self._lots, self._handed_on = lots, handed_on
        self._left = [grain.grains(lot.quantity) for lot in lots]
        self._kept: Changes = {}
        self._aged: Changes = {}
        self._limits_left: Changes = {}
        self._held: Changes = {}
        self._active: set[int] = set()
        self.complete = False

    def go_to(self, day: date, happening: Happening) -> None:
        """Go on to the next day on which something happens."""
        lost = self._lose(day, happening.expire, None)
        if happening.missed is not None and not self.complete:
            earned = [each for each, lot in enumerate(self._lots) if lot.earned_on < day]
            lost |= self._lose(day, earned, happening.missed)
        self._change(happening.units)
        self._active = (self._active - happening.end) | happening.begin
        moved = lost | set(happening.units) | happening.end | happening.begin
        changes = self._limited(sorted(moved))
        self._hold(changes, moved, lost)
        self._settle(day, changes, happening.begin - happening.end)
        self.complete = self.complete or self.reached.full(self.total)

    def holds(self, place: int) -> bool:
        """Tell whether a level has units of a lot that a limit would not leave it today."""
        return place in self._held

    def left_out(self) -> Changes:
        """Give what would count but for limits that come to leave more in as more counts."""
        if len(self._scoped) == len(self.rooms):
            return {}
        let: Changes = {place: self._there(place) for place in self.counted}
        for room in self._scoped:
            let = room().change(let)
        return {place: units - self.counted[place] for place, units in let.items()}

    def by_item(self, units: Mapping[int, Grains]) -> dict[str, Fraction]:
        """Add up units of lots by their items."""
        found: defaultdict[str, Fraction] = defaultdict(Fraction)
        for place, grains in sorted(units.items()):
            if grains > 0:
                found[self._lots[place].item_id] += self.grain.units(grains)
        return dict(found)

    def unused(self) -> Grains:
        """Give what counts and is in no level."""
        return self.total - sum(self.reached.used(place) for place in self.counted)

    def _lose(self, day: date, places: Iterable[int], missed: Missed | None) -> set[int]:
        """Leave of lots what a level has; give those that thereby lose units."""
        losing: set[int] = set()
        for place in places:
            used = self.reached.used(place)
            if missed is None:
                self._kept[place] = used
            if used < self._left[place]:
                units = self._left[place] - used
                if missed is None and self._grows_old_in_the_next(place, day):
                    self._aged[place] = units
                else:
                    self.gone.setdefault(place, []).append(Gone(units, day, missed))
                self._left[place] = self._kept[place] = used
                losing.add(place)
        return losing

    def _grows_old_in_the_next(self, place: int, day: date) -> bool:
        """Tell whether the next period has what a lot grows too old with on a day."""
        handed_on = self._handed_on is not None and self._handed_on <= day
        return handed_on and place in self._active

    def _change(self, units: Mapping[int, Fraction]) -> None:
        """Go on with other units of lots; what was lost of them, or came too late, is not there."""
        for place, quantity in units.items():
            there = self.grain.grains(quantity)
            self._left[place] = left = min(there, self._kept.get(place, there))
            self._aged[place] = min(there - left, self._aged.get(place, 0))

    def _there(self, place: int) -> Grains:
        return self._left[place] if place in self._active else 0

    def _limited(self, places: Sequence[int]) -> Changes:
        """Pass lots that have changed through all limits; give what these leave of all changed."""
        changes = {
            place: self._left[place] + self._aged.get(place, 0) if place in self._active else 0
            for place in places
        }
        for room in self.rooms:
            changes = room.change(changes)
        self._limits_left |= changes
        return {place: self._limits_left[place] for place in {*places, *changes}}

    def _hold(self, changes: Changes, moved: set[int], lost: set[int]) -> None:
        """Leave levels what they have where mere age or a missed year lets limits leave less.

        Once something that a level has ends, limits hold as they stand.
        """
        if any(self._there(place) < self.reached.used(place) for place in moved):
            changes |= {place: self._limits_left[place] for place in self._held}
            self._held.clear()
        elif lost:
            short = (place for place in changes if changes[place] < self.reached.used(place))
            self._held |= {place: self.reached.used(place) for place in short}

    def _settle(self, day: date, changes: Changes, begun: set[int]) -> None:
        self.allowed |= {
            place: max(units, self._held.get(place, 0)) for place, units in changes.items()
        }
        changes = {place: min(self.allowed[place], self._there(place)) for place in changes}
        rises: Changes = {}
        for place in sorted(changes):
            rise = changes[place] - self.counted.get(place, 0)
            self.total += rise
            self.counted[place] = changes[place]
            if rise > 0:
                rises[place] = rise
        # What begins to count may make room for others; it is what brings the new level all the
        # same.
        risen = {place: rise for place, rise in rises.items() if place in begun} or rises
        self.reached.settle(day, changes, risen, self.total)


def _years_of(lots: Sequence[Lot], years: Sequence[CalendarYear], limit: int) -> Mapping[int, str]:
    """Give the contract year of each lot that has one, as a limit places it."""
    return {
        place: year.name
        for place, lot in enumerate(lots)
        for year in years
        if (day := lot.day_for(limit)) is not None and year.year_from <= day < year.year_until
    }
