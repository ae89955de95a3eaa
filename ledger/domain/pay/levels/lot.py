"""What goes in: facts as lots of units, and the periods within which they add up."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Days = tuple[date, date | None]
"""Days `[from, until)`, open without an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days `[day_from, day_until)`: what was earned in them adds up, apart from other periods.

    The validity of an award names what it is `of`.
    """

    key: str
    day_from: date
    day_until: date | None
    of: str = ""

    @property
    def bounded(self) -> bool:
        """Whether it begins on a day, as a year does and a career does not."""
        return self.day_from > date.min

    def contains(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.day_from <= day and (self.day_until is None or day < self.day_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Where units were carried over from, and for the how-manieth time.

    `units` are what there is of them from each of some days on, in order.
    """

    period: Period
    times: int
    units: tuple[tuple[date, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """The units of one fact.

    `same` is the credential, or the fact's own id. It counts on the days of `spans`, which are in
    order; the first of them is the day it is dated to. Without any it does not count yet, as what
    waits for a decision. `progress_on` is the day it is progress of, where that is known.
    `limited_on` is the day for each limit of the terms, none where it is not known; without any it
    is the day earned for all. `payable_from` is the day before which its window pays nothing. What
    was `carried` over counts in another period than that of the day earned; `quantity` is the most
    of it.
    """

    fact_id: str
    item_id: str
    same: str
    quantity: Fraction
    earned_on: date
    spans: tuple[Days, ...]
    progress_on: date | None
    limited_on: tuple[date | None, ...] = ()
    payable_from: date | None = None
    carried: Carried | None = None

    def day_for(self, limit: int) -> date | None:
        """Give the day that places it in a contract year for a limit; None: it is not known."""
        return self.limited_on[limit] if self.limited_on else self.earned_on

    @property
    def order(self) -> tuple[date, date, date, str]:
        """Place it among others, oldest first.

        By the first day it counts, the day from which it is paid, the day earned, and the fact.
        """
        days = (begin for begin, end in self.spans if begin != end)
        first = next(days, date.max)
        return first, self.payable_from or first, self.earned_on, self.fact_id

    @property
    def until(self) -> date | None:
        """The first day from which it never counts again; None while none is known."""
        return self.spans[-1][1]

    def counts_on(self, day: date) -> bool:
        """Whether a day lies in one of its spans."""
        return any(begin <= day and (end is None or day < end) for begin, end in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What is carried from one period into the next one.

    On the day asked `left` units were left over of what may be carried, and `carried` of them are.
    """

    period: Period
    into: Period
    lots: tuple[Lot, ...]
    left: Fraction
    carried: Fraction
