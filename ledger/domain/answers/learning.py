"""How far an enrollment has come, told from the items that rest on it."""

from collections.abc import Iterable
from decimal import Decimal

from ledger.domain.answers.award_shape import ModeHours
from ledger.domain.answers.documents import document_items
from ledger.domain.answers.transcript_shape import (
    ActivityItem,
    Attempt,
    ComponentHours,
)
from ledger.domain.decimals import canonical
from ledger.domain.facts.catalogue import Credential, DeliveryMode
from ledger.domain.facts.learning import Activity, Assessment
from ledger.domain.timeline.items import Items


def component_hours(
    enrollment_id: str, definition: Credential, items: Items
) -> tuple[ComponentHours, ...]:
    """Sum the clock hours of each component that was completed, as the definition orders them."""
    totals: dict[str, Decimal] = {}
    for done in items.about(Activity, enrollment_id):
        if done.supported:
            totals = done.value.added_to(totals)
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
            documents=document_items(tried.fact_id, items),
            problem=tried.problem,
        )
        for tried in items.about(Assessment, enrollment_id)
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
            documents=document_items(done.fact_id, items),
            problem=done.problem,
        )
        for done in items.about(Activity, enrollment_id)
    )
