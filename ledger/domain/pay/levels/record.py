"""The days on which something is reached."""

from dataclasses import dataclass, field
from datetime import date

from ledger.domain.pay.levels.lot import Days


@dataclass(slots=True)
class Record:
    """Days, from one to the next: it is reached, it is lost, it may be reached again."""

    spans: list[Days] = field(default_factory=list)

    def begin(self, day: date) -> None:
        """It is reached from a day on."""
        self.spans.append((day, None))

    def end(self, day: date) -> None:
        """A day is the first without."""
        self.spans[-1] = (self.spans[-1][0], day)
