"""What a credit comes from: a course, or an enrollment and its award."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ledger.domain.facts.award import Award
from ledger.domain.facts.credit import ApprovalRequest, Course, Credit, PlannedCourse
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.timeline.item import Item
from ledger.domain.timeline.items import Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a credit comes from. `subjects` may be decided on, the credit itself first.

    `named` is the fact that the credit names, `enrollment` the one behind it, as far as they are
    known. `activities` are those that count.
    """

    subjects: tuple[str, ...]
    named: Item[Any] | None = None
    enrollment: Item[Enrollment] | None = None
    activities: tuple[Item[Activity], ...] = ()


class Sources:
    """Where the credits of one educator come from, by a day."""

    def __init__(self, items: Items, on: date) -> None:
        """Take everything known; activities count up to the day."""
        self._items, self._on = items, on

    def of(self, credit: Item[Credit]) -> Source:
        """Find what a credit comes from; of a course also the requests that planned it."""
        source_id, course = credit.value.source_id, credit.value.course
        if source_id is None:
            planned = () if course is None else self._planned(course, credit.value.earned_on)
            return Source(subjects=(credit.fact_id, *planned))
        named = self._items.named(source_id)
        if named is not None and isinstance(named.value, Award):
            awards, enrollment_id = [named], named.value.enrollment_id
        else:
            awards, enrollment_id = list(self._items.about(Award, source_id)), source_id
        enrollment: Item[Any] | None = self._items.named(enrollment_id)
        if enrollment is not None and not isinstance(enrollment.value, Enrollment):
            enrollment = None
        return Source(
            subjects=(credit.fact_id, *(item.fact_id for item in awards), enrollment_id),
            named=named,
            enrollment=enrollment,
            activities=self.activities(enrollment_id),
        )

    def activities(self, enrollment_id: str) -> tuple[Item[Activity], ...]:
        """Give the activities of an enrollment that count by the day, in the order they came."""
        counting = (
            item
            for item in self._items.about(Activity, enrollment_id)
            if item.value.completed_on <= self._on and item.supported
        )
        return tuple(sorted(counting, key=lambda item: item.positions))

    def _planned(self, course: Course, earned_on: date) -> Iterable[str]:
        """Name the requests about this course: the same title at the same provider, begun last.

        A course that is given every year is planned anew each time.
        """
        begun = [
            (planned.planned_from, item.fact_id)
            for item, planned in self._plans
            if (planned.course.title, planned.course.provider) == (course.title, course.provider)
            and planned.planned_from <= earned_on
        ]
        last = max((day for day, _ in begun), default=None)
        return (fact_id for day, fact_id in begun if day == last)

    @cached_property
    def _plans(self) -> list[tuple[Item[ApprovalRequest], PlannedCourse]]:
        return [
            (item, item.value.planned_course)
            for item in self._items.of_kind(ApprovalRequest)
            if item.value.planned_course is not None and item.supported
        ]
