"""Stage 3, accumulate: what was drawn on each pool, and in which contract year."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

AccountName = tuple[object, ...]
"""Whose pool it is, which and of what sort, and the contract year of one that has a limit in each.
"""
DrawName = tuple[object, ...]
"""What draws: an entitlement, or what it brings in a year, or for some days of it."""
Key = tuple[str, str, str]
"""The key of an entitlement."""


@dataclass(frozen=True, slots=True)
class Draw:
    """An amount or a number of times, drawn in a contract year by what has a `key` and a `title`.

    `positions` are those of the fact behind it. One that does not `stand` waits for something yet.
    One that `keeps_room` was drawn while that year lasted: it has it until it is drawn anew.
    """

    key: Key
    amount: Decimal
    year_from: date
    stands: bool
    title: str = ""
    positions: tuple[int, ...] = ()
    keeps_room: bool = False


Draws = Mapping[AccountName, Mapping[DrawName, Draw]]
"""What was drawn on each account, but for what does not stand."""

_NOTHING = Decimal(0)


@dataclass(slots=True)
class Account:
    """What was drawn on one pool, by the name of what drew it."""

    draws: dict[DrawName, Draw] = field(default_factory=dict)

    def of_others(self, name: DrawName) -> Decimal:
        """Give how much all but one have drawn."""
        return sum((draw.amount for draw in self.others(name)), _NOTHING)

    def others(self, name: DrawName) -> Iterator[Draw]:
        """Give what all but one have drawn."""
        return (draw for other, draw in self.draws.items() if other != name)

    def draw(self, name: DrawName, new: Draw) -> None:
        """Have something draw an amount; what has drawn already draws no less."""
        before = self.draws.get(name)
        if before is not None:
            new = replace(new, year_from=before.year_from)
        if before is not None and not before.keeps_room:
            amount = max(before.amount, new.amount)
            new = replace(new, amount=amount, stands=before.stands or new.stands)
        self.draws[name] = new

    def standing(self) -> Mapping[DrawName, Draw]:
        """Give what stands."""
        return {name: draw for name, draw in self.draws.items() if draw.stands}

    def keep(self, year_from: date, drawn: Mapping[DrawName, Draw]) -> None:
        """Have no less be drawn in a contract year than was, by what drew it then."""
        more = _of_year(drawn, year_from) - _of_year(self.standing(), year_from)
        for name, then in drawn.items():
            now = self.draws[name].amount if name in self.draws else _NOTHING
            lacks = min(then.amount - now, more)
            if then.year_from == year_from and lacks > 0:
                self.draws[name] = replace(then, amount=now + lacks, keeps_room=True)
                more -= lacks

    def release(self, keys: Collection[Key], year_from: date) -> None:
        """Undo what is kept of a contract year for what has not drawn it anew."""
        for name, draw in list(self.draws.items()):
            if draw.keeps_room and draw.year_from == year_from and draw.key in keys:
                del self.draws[name]


def _of_year(drawn: Mapping[DrawName, Draw], year_from: date) -> Decimal:
    return sum((each.amount for each in drawn.values() if each.year_from == year_from), _NOTHING)


def drawing(draws: Draws) -> frozenset[Key]:
    """Give the keys of what has drawn on any account."""
    return frozenset(each.key for drawn in draws.values() for each in drawn.values())
