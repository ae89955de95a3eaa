"""What caps the clock hours of a credit or an award."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledger.domain.book import Definitions
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.pay.terms.quantity import HourCap
from ledger.domain.timeline.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The most clock hours that count, why, and the entries that say so."""

    kind: HourCap
    hours: Decimal
    text: str
    positions: tuple[int, ...]


def hours_of(activities: Sequence[Item[Activity]]) -> Decimal:
    """Give how long activities took."""
    return sum((item.value.hours for item in activities), Decimal(0))


def caps_of_enrollment(
    begun: Item[Enrollment], activities: Sequence[Item[Activity]], definitions: Definitions
) -> Iterator[Cap]:
    """Give what caps the hours that come of an enrollment with the activities of it that count."""
    value = begun.value
    definition = definitions[value.credential_id, value.credential_version]
    if definition.components:
        hours = hours_of(activities)
        done = tuple(at for item in activities for at in item.positions)
        yield Cap(
            kind=HourCap.ACTIVITY_HOURS,
            hours=hours,
            text=f"The activities behind it took {hours} hours.",
            positions=done or begun.positions,
        )
    if definition.maximum_hours is not None:
        hours = definition.maximum_hours
        yield Cap(
            kind=HourCap.MAXIMUM_HOURS,
            hours=hours,
            text=f"{definition.title} may be credited with at most {hours} hours.",
            positions=begun.positions,
        )
