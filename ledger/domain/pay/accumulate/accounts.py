"""Stage 3, accumulate: what was drawn on each pool, and in which contract year."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

AccountName = tuple[object, ...]
"""Whose pool it is, which and of what sort, and the contract year of one that has a limit in each.
"""
DrawnByYear = Mapping[AccountName, Mapping[date, Decimal]]
"""What was drawn on each account, by the first day of the contract year in which it was."""

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Draw:
    """An amount or a number of times; one that does not `stand` waits for something yet."""

    amount: Decimal
    year_from: date
    stands: bool


@dataclass(slots=True)
class Account:
    """What was drawn on one pool, by the name of what drew it."""

    draws: dict[tuple[object, ...], _Draw] = field(default_factory=dict)

    def of_others(self, name: tuple[object, ...]) -> Decimal:
        """Give what all but one have drawn."""
        others = (draw.amount for other, draw in self.draws.items() if other != name)
        return sum(others, _NOTHING)

    def draw(
        self, name: tuple[object, ...], amount: Decimal, year_from: date, *, stands: bool
    ) -> None:
        """Have something draw an amount; what has drawn already draws no less."""
        before = self.draws.get(name)
        if before is not None:
            amount, stands = max(before.amount, amount), before.stands or stands
            year_from = before.year_from
        self.draws[name] = _Draw(amount, year_from, stands)

    def by_year(self) -> Mapping[date, Decimal]:
        """Give what stands, by contract year."""
        sums: dict[date, Decimal] = defaultdict(Decimal)
        for draw in self.draws.values():
            if draw.stands:
                sums[draw.year_from] += draw.amount
        return sums

    def keep(self, year_from: date, drawn: Decimal) -> None:
        """Have no less be drawn in a contract year than this, whatever draws on it now."""
        more = drawn - self.by_year().get(year_from, _NOTHING)
        if more > 0:
            self.draw(("kept", year_from), more, year_from, stands=True)

    def release(self, year_from: date) -> None:
        """Undo what was kept for a contract year."""
        self.draws.pop(("kept", year_from), None)
