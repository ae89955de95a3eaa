"""How far an enrollment has come, told from the items that rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from ledger.domain.answers.award_shape import ModeHours
from ledger.domain.answers.transcript_shape import (
    ActivityItem,
    Attempt,
    ComponentHours,
)
from ledger.domain.decimals import canonical
from ledger.domain.facts.catalogue import Credential, DeliveryMode
from ledger.domain.facts.learning import Activity, Assessment
from ledger.domain.timeline.item import Item, TimelineFact

Items = Sequence[Item[TimelineFact]]
F = TypeVar("F", Activity, Assessment)


def component_hours(
    enrollment_id: str, definition: Credential, items: Items
) -> tuple[ComponentHours, ...]:
    """Sum the clock hours of each component that was completed, as the definition orders them."""
    totals: dict[str, Decimal] = {}
    for done in _of(Activity, enrollment_id, items):
        if done.supported:
            component_id = done.value.component_id
            totals[component_id] = totals.get(component_id, Decimal(0)) + done.value.hours
    return tuple(
        ComponentHours(
            component_id=part.component_id,
            mode=part.mode,
            hours=canonical(totals[part.component_id]),
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
        ModeHours(mode=mode, hours=canonical(totals[mode]))
        for mode in DeliveryMode
        if mode in totals
    )


def attempts(enrollment_id: str, items: Items) -> tuple[Attempt, ...]:
    """Give the attempts, in the order of their days; one that does not count says why."""
    return tuple(
        Attempt(
            fact_id=tried.fact_id,
            positions=tried.positions,
            assessment_id=tried.value.assessment_id,
            assessed_on=tried.value.assessed_on,
            outcome=tried.value.outcome,
            problem=tried.problem,
        )
        for tried in _of(Assessment, enrollment_id, items)
    )


def activities(enrollment_id: str, items: Items) -> tuple[ActivityItem, ...]:
    """Give the activities, in the order of their days; one that does not count says why."""
    return tuple(
        ActivityItem(
            fact_id=done.fact_id,
            positions=done.positions,
            component_id=done.value.component_id,
            completed_on=done.value.completed_on,
            hours=done.value.hours,
            problem=done.problem,
        )
        for done in _of(Activity, enrollment_id, items)
    )


def _of(kind: type[F], enrollment_id: str, items: Items) -> Iterator[Item[F]]:
    """Give the items of a kind that belong to an enrollment."""
    for item in items:
        if isinstance(item.value, kind) and item.value.enrollment_id == enrollment_id:
            yield item  # type: ignore[misc]  # narrowed by the isinstance
