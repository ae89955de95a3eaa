"""What a credit comes from: a course, or an enrollment with its awards and activities."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.domain.facts.award import Award
from ledger.domain.facts.credit import Credit
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.timeline.item import Item, TimelineFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a credit comes from. `subjects` may be decided on, the credit itself first."""

    subjects: tuple[str, ...]
    enrollment: Item[Enrollment] | None
    activities: tuple[Item[Activity], ...]


def source_of(credit: Item[Credit], items: tuple[Item[TimelineFact], ...], on: date) -> Source:
    """Find what a credit comes from, with the activities that count by a day."""
    source_id = credit.value.source_id
    if source_id is None:
        return Source(subjects=(credit.fact_id,), enrollment=None, activities=())
    awards: list[Item[Any]] = [
        item
        for item in items
        if isinstance(item.value, Award) and source_id in (item.fact_id, item.value.enrollment_id)
    ]
    enrollment_id = awards[0].value.enrollment_id if awards else source_id
    enrollments: list[Item[Any]] = [
        item
        for item in items
        if item.fact_id == enrollment_id and isinstance(item.value, Enrollment)
    ]
    activities: list[Item[Any]] = [
        item
        for item in items
        if isinstance(item.value, Activity)
        and item.value.enrollment_id == enrollment_id
        and item.value.completed_on <= on
        and item.supported
    ]
    return Source(
        subjects=(credit.fact_id, *(item.fact_id for item in awards), enrollment_id),
        enrollment=enrollments[0] if enrollments else None,
        activities=tuple(sorted(activities, key=lambda item: item.positions)),
    )
