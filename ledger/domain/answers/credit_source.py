"""What a credit comes from: a course, or an enrollment with its awards and activities."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.domain.facts.award import Award
from ledger.domain.facts.credit import Credit
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.timeline.item import Item
from ledger.domain.timeline.items import Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a credit comes from. `subjects` may be decided on, the credit itself first.

    A course is of no credential, and nor is a one-off earned elsewhere.
    """

    subjects: tuple[str, ...]
    enrollment: Item[Enrollment] | None
    activities: tuple[Item[Activity], ...]
    credential_id: str | None = None


def source_of(credit: Item[Credit], items: Items, on: date) -> Source:
    """Find what a credit comes from, with the activities that count by a day."""
    source_id = credit.value.source_id
    if source_id is None:
        return Source(subjects=(credit.fact_id,), enrollment=None, activities=())
    named = items.named(source_id)
    if named is not None and isinstance(named.value, Award):
        awards: list[Item[Any]] = [named]
        enrollment_id = named.value.enrollment_id
    else:
        awards, enrollment_id = list(items.about(Award, source_id)), source_id
    enrollment: Item[Any] | None = items.named(enrollment_id)
    if enrollment is not None and not isinstance(enrollment.value, Enrollment):
        enrollment = None
    activities = (
        item
        for item in items.about(Activity, enrollment_id)
        if item.value.completed_on <= on and item.supported
    )
    return Source(
        subjects=(credit.fact_id, *(item.fact_id for item in awards), enrollment_id),
        enrollment=enrollment,
        activities=tuple(sorted(activities, key=lambda item: item.positions)),
        credential_id=_credential_id(named, enrollment),
    )


def _credential_id(named: Item[Any] | None, enrollment: Item[Enrollment] | None) -> str | None:
    if enrollment is not None:
        return enrollment.value.credential_id
    held = None if named is None else named.holding
    return None if held is None else held.credential_id
