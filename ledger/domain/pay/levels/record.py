"""The days on which something is reached."""

from dataclasses import dataclass, field
from datetime import date

from ledger.domain.pay.levels.lot import Days


@dataclass(slots=True)
class Record:
    """Days, from one to the next: it is reached, it is lost, it may be reached again."""

    spans: list[Days] = field(default_factory=list)

    def begin(self, day: date) -> None:
        """It is reached from a day on; where it was lost that same day, it never was."""
        if self.spans and self.spans[-1][1] == day:
            self.spans[-1] = (self.spans[-1][0], None)
        else:
            self.spans.append((day, None))

    def end(self, day: date) -> None:
        """A day is the first without."""
        self.spans[-1] = (self.spans[-1][0], day)
