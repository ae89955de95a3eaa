"""How far an enrollment has come, told from the items that rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledger.domain.answers.transcript_shape import Attempt, ComponentHours, ModeHours
from ledger.domain.facts.catalogue import Credential, DeliveryMode
from ledger.domain.facts.learning import Activity, Assessment, Award, Outcome
from ledger.domain.timeline.item import Item, TimelineFact

Items = Sequence[Item[TimelineFact]]


@dataclass(frozen=True, slots=True)
class Closing:
    """The day an enrollment closed, and the award or the failed attempt that closed it."""

    closed_on: date
    closed_by: str


def component_hours(
    enrollment_id: str, definition: Credential, items: Items
) -> tuple[ComponentHours, ...]:
    """Sum the clock hours of each component that was completed, as the definition orders them."""
    totals: dict[str, Decimal] = {}
    for activity in _activities(enrollment_id, items):
        totals[activity.component_id] = totals.get(activity.component_id, Decimal(0)) + (
            activity.hours
        )
    return tuple(
        ComponentHours(
            component_id=part.component_id, mode=part.mode, hours=totals[part.component_id]
        )
        for part in definition.components
        if part.component_id in totals
    )


def mode_hours(components: Iterable[ComponentHours]) -> tuple[ModeHours, ...]:
    """Sum clock hours by mode of delivery."""
    totals: dict[DeliveryMode, Decimal] = {}
    for component in components:
        totals[component.mode] = totals.get(component.mode, Decimal(0)) + component.hours
    return tuple(
        ModeHours(mode=mode, hours=totals[mode]) for mode in DeliveryMode if mode in totals
    )


def attempts(enrollment_id: str, items: Items) -> tuple[Attempt, ...]:
    """Give the attempts that count, in the order of their days."""
    return tuple(
        Attempt(
            assessment_id=tried.value.assessment_id,
            assessed_on=tried.value.assessed_on,
            outcome=tried.value.outcome,
        )
        for tried in _assessments(enrollment_id, items)
    )


def closing(enrollment_id: str, definition: Credential, items: Items) -> Closing | None:
    """Tell what closed an enrollment: its award, or the attempt that was the last and failed."""
    for item in items:
        fact = item.value
        if isinstance(fact, Award) and fact.enrollment_id == enrollment_id and item.supported:
            return Closing(fact.awarded_on, item.fact_id)
    limits = {part.assessment_id: part.maximum_attempts for part in definition.assessments}
    counts: dict[str, int] = {}
    for tried in _assessments(enrollment_id, items):
        assessment_id = tried.value.assessment_id
        counts[assessment_id] = counts.get(assessment_id, 0) + 1
        used_up = counts[assessment_id] == limits.get(assessment_id)
        if used_up and tried.value.outcome is Outcome.NOT_YET:
            return Closing(tried.value.assessed_on, tried.fact_id)
    return None


def _activities(enrollment_id: str, items: Items) -> Iterator[Activity]:
    for item in items:
        fact = item.value
        if isinstance(fact, Activity) and fact.enrollment_id == enrollment_id and item.supported:
            yield fact


def _assessments(enrollment_id: str, items: Items) -> Iterator[Item[Assessment]]:
    for item in items:
        fact = item.value
        if isinstance(fact, Assessment) and fact.enrollment_id == enrollment_id and item.supported:
            yield item  # type: ignore[misc]  # narrowed by the isinstance
