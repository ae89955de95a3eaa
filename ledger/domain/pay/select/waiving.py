"""Stage 1, select: the waivers of the district that lift a condition."""

from datetime import date, timedelta

from ledger.domain.facts.claim import Waiver
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.terms.conditions import Condition
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item


def waivers_of(condition: Condition, entitlement: Entitlement, case: Case) -> list[Item[Waiver]]:
    """Give the waivers that name a condition and what it is asked of, whatever their days."""
    return [item for item in case.waivers() if _names(item.value, condition, entitlement)]


def in_force(waiver: Waiver, day: date) -> bool:
    """Whether a waiver is in force on a day."""
    until = waiver.effective_until
    return waiver.effective_from <= day and (until is None or day < until)


def tell_idle(
    entitlement: Entitlement, condition: Condition, idle: Item[Waiver], at: str, missed: str
) -> None:
    """Say of a waiver that it lifts nothing, as it is not in force when it would have to be."""
    waiver = idle.value
    until = waiver.effective_until
    days = f"from {said(waiver.effective_from)}" + (
        " on" if until is None else f" to {said(until - timedelta(days=1))}"
    )
    entitlement.step(
        Stage.SELECT,
        "waiver_not_in_force",
        f"{condition.title}: the waiver granted on {said(waiver.granted_on)} is in force {days}, "
        f"{missed}: it lifts nothing here.",
        at=at,
        result="not waived",
        inputs={"waiver_id": idle.fact_id, "condition_id": condition.condition_id},
        positions=idle.positions,
    )


def _names(waiver: Waiver, condition: Condition, entitlement: Entitlement) -> bool:
    return (
        waiver.rule == condition.condition_id
        and waiver.policy_id in (None, entitlement.version.policy_id)
        and waiver.benefit_id in (None, entitlement.benefit.benefit_id)
        and waiver.subject_id in (None, *entitlement.subjects)
    )
