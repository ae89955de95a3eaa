"""What is to be earned for more, and when it can be."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.tiers import Ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class ToEarn:
    """What is to be earned for more: `last_on` is the last day of the period it adds to.

    `room` is how much of it the contract year asked about lets count at the most, where that is
    less; `year` is that year's name, `year_until` the first day without. Where places in a
    sum bring amounts, `brings` says what those that come next do; else `level` is the number of the
    next level.
    """

    last_on: date | None
    room: Fraction | None
    year: str
    year_until: date | None = None
    brings: Ahead | None = None
    level: int = 0

    @property
    def since(self) -> date | None:
        """The first day on which it helps, where nothing more of this year counts."""
        return None if self.room is None or self.room else self.year_until
