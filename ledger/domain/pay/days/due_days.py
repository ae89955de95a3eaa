"""The days on which something is due, and since when that was certain."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.pay.days.bounding import Awaited, Ending, MetLater, Pause


@dataclass(slots=True, eq=False, kw_only=True)
class DueDays:
    """Days `[effective_from, until)`, ended by a `loss` or a `term`, but for the pauses.

    On the days `awaited` it is not due yet. `met_on` is the day its last condition was met, but for
    what was `met_later`.
    """

    effective_from: date = date.min
    loss: Ending | None = None
    term: Ending | None = None
    pauses: tuple[Pause, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    met_on: date = date.min
    met_later: tuple[MetLater, ...] = ()

    @property
    def ending(self) -> Ending | None:
        """What ends it: a loss, or the end of its term where that comes first."""
        ends = [each for each in (self.loss, self.term) if each is not None]
        return min(ends, key=lambda each: each.until, default=None)

    @property
    def until(self) -> date | None:
        """The first day without; None while no end is known."""
        return None if self.ending is None else self.ending.until

    def awaited_on(self, day: date) -> Awaited | None:
        """Give what a day rests on that has not come, if there is something."""
        return next((each for each in self.awaited if each.covers(day)), None)

    def met_for(self, day: date) -> date:
        """Give the day on which the last condition was met of what is due on a day."""
        return max(met_on for met_on, _ in self.met_by_part(day))

    def met_by_part(self, day: date) -> tuple[tuple[date, Fraction], ...]:
        """Give the days on which parts of what a day brings came to be due, with their shares."""
        later = [each for each in self.met_later if each.covers(day)]
        whole = max((self.met_on, *(each.met_on for each in later if each.share == 1)))
        parts = sorted((max(each.met_on, whole), each.share) for each in later if each.share < 1)
        first = 1 - sum((share for _, share in parts), Fraction(0))
        return ((whole, first), *parts) if first else tuple(parts)

    def due_late_since(self, day: date) -> date | None:
        """Give the first day of what became due on a day or later, if anything did."""
        if self.met_on >= day:
            return self.effective_from
        late = (each.day_from for each in self.met_later if each.met_on >= day)
        return min(late, default=None)

    def stopped_on(self, day: date) -> str | None:
        """Say what has ended it by a day or pauses it then; None where nothing does."""
        if self.ending is not None and self.ending.until <= day:
            return self.ending.words
        return next((each.words for each in self.pauses if each.covers(day)), None)
