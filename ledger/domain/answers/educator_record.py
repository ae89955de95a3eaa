"""An educator as readers see them: the assignments recorded (`educator_record.proto`)."""

from collections.abc import Iterable

from ledger.domain.facts.educator import Employment
from ledger.domain.timeline.item import Item, Problem, TimelineFact
from ledger.domain.values import Part


class EmploymentSegment(Part, frozen=True, kw_only=True):
    """A segment of an assignment; a correction of it names id and latest position.

    With a problem it does not count.
    """

    fact_id: str
    latest_position: int
    employment: Employment
    problem: Problem | None = None


class EducatorRecord(Part, frozen=True, kw_only=True):
    """An educator, the position of the registration, and the segments recorded."""

    educator_id: str
    position: int
    employments: tuple[EmploymentSegment, ...]


def educator_record(
    educator_id: str, position: int, items: Iterable[Item[TimelineFact]]
) -> EducatorRecord:
    """List an educator's segments in order of district, assignment and first day."""
    segments = [
        EmploymentSegment(
            fact_id=item.fact_id,
            latest_position=item.positions[-1],
            employment=item.value,
            problem=item.problem,
        )
        for item in items
        if isinstance(item.value, Employment)
    ]
    return EducatorRecord(
        educator_id=educator_id, position=position, employments=tuple(sorted(segments, key=_place))
    )


def _place(segment: EmploymentSegment) -> tuple[object, ...]:
    held = segment.employment
    return held.district_id, held.assignment_id, held.effective_from
