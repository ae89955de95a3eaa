"""What the admission of a fact about an educator looks at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from ledger.domain.refusals.form import FutureDate
from ledger.domain.timeline.fold import Timeline
from ledger.domain.timeline.order import day_field, day_of
from ledger.domain.values import Fact
from ledger.domain.world import World
from ledger.domain.zones import zone

_LATEST_ZONE = timezone(timedelta(hours=14), "UTC+14")
"""Where it is already tomorrow: no date true somewhere is refused where no zone is named."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The world, the educator's timeline before the fact, and the instant of the decision."""

    world: World
    timeline: Timeline
    now: datetime

    def not_in_future(self, fact: Fact, district_id: str | None) -> None:
        """Refuse with FutureDate a fact whose day has not come in the district's time zone."""
        zone_id = None if district_id is None else self.world.district(district_id).time_zone
        there = _LATEST_ZONE if zone_id is None else zone(zone_id)
        today: date = self.now.astimezone(there).date()
        if day_of(fact) > today:
            raise FutureDate(
                field=day_field(type(fact)),
                day=str(day_of(fact)),
                today=str(today),
                time_zone=str(there),
            )


Admission = Callable[[Any, Grounds], None]
"""Checks that what a fact refers to exists and that its day has come."""
