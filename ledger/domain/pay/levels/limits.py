"""What limits leave of the units that would count on a day.

From day to day only a few lots change, so what is passed on are changes: from the lots through
every limit, in the document's order. Lots are named by their place in the order of age.
"""

from bisect import insort
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ledger.domain.pay.levels.grain import Grain, Grains, whole
from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.accumulate import (
    FactLimit,
    FullMultiples,
    Limit,
    LimitScope,
    ScopedLimit,
    ShareLimit,
    WholeFacts,
)

Changes = dict[int, Grains]
"""Units of lots that are now other than they were."""


class _Unnamed:
    """The contract year of a day that no calendar names."""


_UNNAMED = _Unnamed()


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a lot wants of a limit and is allowed; `year_named` is false where no year is known."""

    wanted: Grains
    allowed: Grains
    year_named: bool


def _itself(units: Grains) -> Grains:
    return units


def _one(units: Grains) -> Grains:
    return 1 if units else 0


@dataclass(slots=True)
class _Room:
    """Lots that share a limit: the oldest find room first.

    A lot takes up as much room as `size` makes of its units. Where only `whole` lots count, one
    that finds too little leaves the room to others; else a part of it counts.
    """

    most: Grains
    size: Callable[[Grains], Grains] = _itself
    whole: bool = False
    total: Grains = 0
    line: list[int] = field(default_factory=list)
    wanted: Changes = field(default_factory=dict)
    allowed: Changes = field(default_factory=dict)

    def change(self, changes: Changes, most: Grains) -> Changes:
        """Let lots want other units, or make other room; give what is now allowed."""
        had_room = self.total <= self.most
        for place, units in changes.items():
            if place not in self.wanted:
                insort(self.line, place)
            self.total += self.size(units) - self.size(self.wanted.get(place, 0))
            self.wanted[place] = units
        self.most = most
        # As long as there is room for all, no lot's units depend on another's.
        moved = changes if had_room and self.total <= most else self._filled()
        self.allowed.update(moved)
        return moved

    def _filled(self) -> Changes:
        left, moved = self.most, Changes()
        for place in self.line:
            units = wanted = self.wanted[place]
            if (size := self.size(wanted)) <= left:
                left -= size
            elif self.whole:
                units = 0
            else:
                units, left = left, 0
            before = self.allowed.get(place)
            if before is not units and before != units:
                moved[place] = units
        return moved


class ScopedRoom:
    """A limit with a scope: a room for each fact, credential, contract year, or for all."""

    def __init__(
        self, limit: ScopedLimit, grain: Grain, key: Callable[[int], Hashable | None]
    ) -> None:
        """Take the limit and what says which room a lot is in; None: the limit is not for it."""
        facts = isinstance(limit, FactLimit)
        self._most = limit.at_most if isinstance(limit, FactLimit) else grain.grains(limit.at_most)
        self._size = _one if facts else _itself
        self._whole = facts or isinstance(limit, WholeFacts)
        self._key = key
        self._rooms: dict[Hashable, _Room] = {}

    def change(self, changes: Changes) -> Changes:
        """Pass on what is left of changes."""
        passed, by_key = Changes(), dict[Hashable, Changes]()
        for place, units in changes.items():
            key = self._key(place)
            if key is None:
                passed[place] = units
            else:
                by_key.setdefault(key, {})[place] = units
        for key, some in by_key.items():
            # A year that no calendar names is not guessed: nothing is known to find room in it.
            most = 0 if key is _UNNAMED else self._most
            room = self._rooms.setdefault(key, _Room(most, self._size, self._whole))
            passed |= room.change(some, most)
        return passed

    def allowance(self, place: int) -> Allowance | None:
        """Give what a lot wants and what it is allowed, where that is less."""
        key = self._key(place)
        return None if key is None else _allowance(self._rooms.get(key), place, key is not _UNNAMED)


class ShareRoom:
    """A limit on a share: the more other items bring, the more room there is for some."""

    def __init__(self, percent: Fraction, named: Callable[[int], bool]) -> None:
        """Take the limit and what says whether it is for a lot."""
        # p percent of the whole is p to 100 - p of the others.
        self._ratio = None if percent >= 100 else percent / (100 - percent)  # noqa: PLR2004
        self._named = named
        self._others: Changes = {}
        self._room = _Room(0)
        self._of_others: Grains = 0

    def change(self, changes: Changes) -> Changes:
        """Pass on what is left of changes."""
        if self._ratio is None:
            return changes
        passed = {place: units for place, units in changes.items() if not self._named(place)}
        for place, units in passed.items():
            self._of_others += units - self._others.get(place, 0)
            self._others[place] = units
        named = {place: units for place, units in changes.items() if place not in passed}
        return passed | self._room.change(named, whole(self._of_others * self._ratio))

    def allowance(self, place: int) -> Allowance | None:
        """Give what a lot wants and what it is allowed, where that is less."""
        return _allowance(self._room, place, named=True)


class MultiplesRoom:
    """A limit to full multiples: what the last of them lacks to another counts nothing."""

    def __init__(self, of: Grains, named: Callable[[int], bool]) -> None:
        """Take what there has to be a multiple of and what says whether it is for a lot."""
        self._of, self._named = of, named
        self._wanted: Changes = {}
        self._room = _Room(0)
        self._total: Grains = 0

    def change(self, changes: Changes) -> Changes:
        """Pass on what is left of changes."""
        named = {place: units for place, units in changes.items() if self._named(place)}
        for place, units in named.items():
            self._total += units - self._wanted.get(place, 0)
            self._wanted[place] = units
        passed = {place: units for place, units in changes.items() if place not in named}
        return passed | self._room.change(named, self._total // self._of * self._of)

    def allowance(self, place: int) -> Allowance | None:
        """Give what a lot wants and what it is allowed, where that is less."""
        return _allowance(self._room, place, named=True)


def room_of(
    limit: Limit,
    lots: Sequence[Lot],
    years: Mapping[int, Hashable],
    grain: Grain,
) -> ScopedRoom | ShareRoom | MultiplesRoom:
    """Make what applies a limit; `years` has the contract year of each lot that has one."""
    items = limit.items

    def named(place: int) -> bool:
        return items is None or lots[place].item_id in items

    if isinstance(limit, ShareLimit):
        return ShareRoom(Fraction(limit.at_most_percent), named)
    if isinstance(limit, FullMultiples):
        return MultiplesRoom(grain.grains(limit.of), named)

    def key(place: int) -> Hashable:
        match limit.scope:
            case LimitScope.FACT:
                return place
            case LimitScope.CREDENTIAL:
                return lots[place].same
            case LimitScope.CONTRACT_YEAR:
                return years.get(place, _UNNAMED)
            case LimitScope.CREDENTIAL_IN_CONTRACT_YEAR:
                return (lots[place].same, years[place]) if place in years else _UNNAMED
            case LimitScope.PERIOD:  # swept by itself
                return limit.scope

    return ScopedRoom(limit, grain, lambda place: key(place) if named(place) else None)


def _allowance(room: _Room | None, place: int, named: bool) -> Allowance | None:
    if room is None or place not in room.wanted:
        return None
    wanted, allowed = room.wanted[place], room.allowed[place]
    return Allowance(wanted, allowed, named) if allowed < wanted else None
