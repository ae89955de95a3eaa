"""What the comparisons of many educators come to."""

from decimal import Decimal

from ledger.domain.pay.words.amounts import money
from ledger.domain.retro.comparison_shape import (
    ComparedSide,
    ComparisonSummary,
    EducatorComparison,
)


class Totals:
    """Adds up comparisons as they come."""

    def __init__(self, currency: str) -> None:
        """Start with nobody; all amounts are of one currency."""
        self._currency = currency
        self._educators = 0
        self._affected = 0
        self._gains: list[Decimal] = []
        self._losses: list[Decimal] = []

    def add(self, comparison: EducatorComparison) -> None:
        """Count an educator; who has no difference of money neither gains nor loses."""
        self._educators += 1
        self._affected += comparison.says_anything
        difference = comparison.difference.amount
        if difference > 0:
            self._gains.append(difference)
        elif difference < 0:
            self._losses.append(difference)

    def skip(self, educators: int = 1) -> None:
        """Count educators for whom nothing can have changed."""
        self._educators += educators

    def summary(self) -> ComparisonSummary:
        """Give what it comes to."""
        return ComparisonSummary(
            educators=self._educators,
            educators_affected=self._affected,
            gains=self._side(self._gains),
            losses=self._side(self._losses),
            difference=money(sum([*self._gains, *self._losses], Decimal(0)), self._currency),
        )

    def _side(self, amounts: list[Decimal]) -> ComparedSide:
        total = sum(amounts, Decimal(0))
        return ComparedSide(educators=len(amounts), amount=money(total, self._currency))
