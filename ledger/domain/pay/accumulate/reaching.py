"""Stage 3, accumulate: whether limits let a sum come to its next level, and what a year adds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.accumulate.most import most_of_fact, most_units
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.levels.tally import Note, Tally
from ledger.domain.pay.terms.accumulate import (
    FactLimit,
    LimitScope,
    ScopedLimit,
    Together,
    WholeFacts,
)
from ledger.domain.pay.terms.quantity import One, Stated
from ledger.domain.pay.terms.select import Item
from ledger.domain.pay.words.wording import plain, unit_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTaken:
    """What one fact of an item, earned on a day, is known to count for now or later.

    What `ends` is known to cease, so that it may leave its room to others.
    """

    item_id: str
    earned_on: date
    units: Fraction
    ends: bool


def reachable(
    tally: Tally, terms: Together, items: Collection[str], period: Period | None
) -> Tally:
    """Give the same with nothing to earn where limits never let its period come to a next level."""
    most = most_units(terms, items)
    if tally.to_earn is None or most is None:
        return tally
    if tally.in_all + tally.to_earn <= Fraction(most):
        return tally
    return _stopped(tally, f"{unit_words(terms.unit, most)} count at the most", most, period)


def with_room(
    tally: Tally,
    terms: Together,
    items: Sequence[Item],
    period: Period | None,
    taken: Iterable[RoomTaken],
) -> Tally:
    """Give the same with nothing to earn where its period has too little room left for it."""
    if tally.to_earn is None:
        return tally
    lasting = tuple(each for each in taken if not each.ends)
    left = _Rooms(terms, items, LimitScope.PERIOD, lasting).left()
    if left is None or left >= tally.to_earn:
        return tally
    more = "no more count" if not left else f"{unit_words(terms.unit, left, more=True)} count"
    return _stopped(tally, more, left, period)


def _stopped(tally: Tally, lets: str, at_most: Decimal | Fraction, period: Period | None) -> Tally:
    within = f" in {period.key}" if period is not None and period.bounded else ""
    note = Note(
        code="limits_reached",
        text=f"Limits let {lets}{within}.",
        pointer="/accumulate/limits",
        inputs={"at_most": plain(at_most)},
    )
    return replace(tally, to_earn=None, stopped=note)


def room_left(
    terms: Together, items: Sequence[Item], year: CalendarYear | None, taken: Iterable[RoomTaken]
) -> Fraction | None:
    """Give how much more of a contract year limits let count at the most; None: they let all.

    `taken` is what counts already, or is known to later.
    """
    if year is None:
        return None
    of_year = (each for each in taken if year.year_from <= each.earned_on < year.year_until)
    return _Rooms(terms, items, LimitScope.CONTRACT_YEAR, tuple(of_year)).left()


@dataclass(frozen=True, slots=True)
class _Limit:
    of: ScopedLimit

    def names(self, item: Item) -> bool:
        """Whether it is for an item."""
        return self.of.items is None or item.item_id in self.of.items


@dataclass(frozen=True, slots=True)
class _Rooms:
    """What the limits of one scope leave, of a year or a period, beside what is known to count."""

    terms: Together
    items: Sequence[Item]
    scope: LimitScope
    taken: tuple[RoomTaken, ...]

    def left(self) -> Fraction | None:
        """Give how much more may count: of each item what its tightest limit leaves, in all."""
        limits = [
            _Limit(limit)
            for limit in self.terms.limits
            if isinstance(limit, ScopedLimit) and limit.scope is self.scope and limit.of is None
        ]
        rooms = [self._room(limit) for limit in limits]
        everything = [
            room
            for limit, room in zip(limits, rooms, strict=True)
            if room is not None and all(map(limit.names, self.items))
        ]
        tightest: dict[int, Fraction] = {}
        for item in self.items:
            own = [
                (room, at)
                for at, limit in enumerate(limits)
                if limit.names(item) and (room := rooms[at]) is not None
            ]
            if not own:
                return min(everything, default=None)
            room, at = min(own)
            if self._fits(item, limits[at].of, room):
                tightest[at] = room
        return min([*everything, sum(tightest.values(), Fraction(0))])

    def _room(self, limit: _Limit) -> Fraction | None:
        """Give what a limit leaves; None where that has no bound in units."""
        of, named = limit.of, [each for each in self.items if limit.names(each)]
        ids = {each.item_id for each in named}
        taken = [each.units for each in self.taken if each.item_id in ids and each.units]
        if not isinstance(of, FactLimit):
            return max(Fraction(of.at_most) - sum(taken, Fraction(0)), Fraction(0))
        facts = max(of.at_most - len(taken), 0)
        sizes = [most_of_fact(each) for each in named]
        if not facts:
            return Fraction(0)
        known = [Fraction(size) for size in sizes if size is not None]
        return facts * max(known) if len(known) == len(sizes) and known else None

    @staticmethod
    def _fits(item: Item, limit: ScopedLimit, room: Fraction) -> bool:
        """Whether a fact finds room where only whole ones do."""
        if not isinstance(limit, WholeFacts) or item.convert is not None:
            return True
        match item.counts:
            case One():
                return room >= 1
            case Stated(quantity=quantity):
                return room >= Fraction(quantity)
            case _:
                return True
