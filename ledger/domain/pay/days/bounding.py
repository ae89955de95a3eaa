"""What bounds the days on which something is due: endings, pauses, and what is still awaited."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.pay.answer import WaitingFor

LOSS = "/pay/loss"
"""What benefits say of losses, by its place in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The first day without, what brings it in words that continue a sentence, and the facts.

    `at` is the rule, by its place in the benefit.
    """

    until: date
    words: str
    inputs: dict[str, str]
    positions: tuple[int, ...]
    at: str = LOSS


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days `[day_from, day_until)` without, between days with.

    `words` say what takes them, `regained` what ends them, both as part of a sentence; without
    the fact of the day `regained_on` they would have no end. What is regained before it is lost
    makes a pause of no days, while that fact is still to come. `at` is the rule, by its place in
    the benefit; `choice` the place in the document that has another benefit be due instead.
    """

    day_from: date
    day_until: date
    words: str
    regained_on: date
    regained: str
    inputs: dict[str, str]
    positions: tuple[int, ...]
    at: str = LOSS
    choice: str | None = None

    def covers(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.day_from <= day < self.day_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """Days `[day_from, day_until)` that rest on something that has not come, and what that is."""

    day_from: date
    day_until: date | None
    waiting: WaitingFor

    def covers(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.day_from <= day and (self.day_until is None or day < self.day_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetLater:
    """Days `[day_from, day_until)` for which the last condition was met on a day of its own.

    That may be so of a `share` of what they bring.
    """

    day_from: date
    day_until: date | None
    met_on: date
    share: Fraction = Fraction(1)

    def covers(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.day_from <= day and (self.day_until is None or day < self.day_until)
