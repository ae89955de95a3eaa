"""Which sums reach a level."""

from bisect import bisect_right
from dataclasses import dataclass

from ledger.domain.pay.levels.grain import Grain, Grains
from ledger.domain.pay.terms.accumulate import (
    MOST_LEVELS,
    Blocks,
    EveryFact,
    Thresholds,
    Total,
)


@dataclass(frozen=True, slots=True)
class Rungs:
    """Sums in rising order: every full `size`, at most `most` of them; or those `listed`.

    Where a document states no such limit, `beyond` says that one more level stands for all that a
    sum reaches further: nobody is told of a million levels, and no money is lost without a word.
    """

    listed: tuple[Grains, ...] = ()
    size: Grains | None = None
    most: int = MOST_LEVELS
    beyond: bool = False

    @classmethod
    def of(cls, levels: Blocks | Thresholds | EveryFact | Total, grain: Grain) -> "Rungs":
        """Read them; where every fact is a level, or only the sum is asked for, there are none."""
        match levels:
            case Blocks(size=size, at_most=most):
                size_of = grain.grains(size)
                return cls(size=size_of, most=most or MOST_LEVELS, beyond=most is None)
            case Thresholds(at=at):
                return cls(listed=tuple(grain.grains(each) for each in at))
        return cls()

    def reached(self, total: Grains) -> int:
        """Give the number of levels that a sum reaches."""
        if self.size is None:
            return bisect_right(self.listed, total)
        return min(total // self.size, self.most + self.beyond)

    def at(self, number: int) -> Grains:
        """Give the sum that reaches a level; level 0 is where it all begins."""
        if not number:
            return 0
        return self.listed[number - 1] if self.size is None else self.size * number

    def quantity(self, number: int) -> Grains:
        """Give what a level takes beyond the one before."""
        return self.at(number) - self.at(number - 1)

    @property
    def last(self) -> Grains | None:
        """The sum beyond which there is no further level, if there is a last one."""
        if self.size is None:
            return self.listed[-1] if self.listed else None
        return self.size * self.most

    def missing(self, total: Grains) -> Grains | None:
        """Give what a sum lacks to the next level; None where there is no further one."""
        if (self.last is None and self.size is None) or (
            self.last is not None and total >= self.last
        ):
            return None
        return self.at(self.reached(total) + 1) - total
