"""What is to be earned for more, and when it can be."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.pay.levels.tiers import NextPlaces


@dataclass(frozen=True, slots=True, kw_only=True)
class ToEarn:
    """What is to be earned for more: `last_on` is the last day of the period it adds to.

    From `counts_until` on less is there, so that it takes more. `room` is how much more the
    contract year asked about lets count at the most, `later_room` how much each later one does;
    None: there is no limit. `year` is that year's name, `year_until` the first day without. Where
    places in a sum bring amounts, `brings` says what those that come next do; else so many `units`
    reach the level of that number.
    """

    last_on: date | None
    counts_until: date | None
    room: Fraction | None
    later_room: Fraction | None
    year: str
    year_until: date | None = None
    brings: NextPlaces | None = None
    units: Fraction = Fraction(0)
    level: int = 0

    @property
    def since(self) -> date | None:
        """The first day on which it helps, where nothing more of this year counts."""
        return None if self.room is None or self.room else self.year_until
