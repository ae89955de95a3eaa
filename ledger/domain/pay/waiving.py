"""Stage 1, select: the waivers of the district that lift a condition."""

from datetime import date

from ledger.domain.facts.claim import Waiver
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.terms.conditions import Condition
from ledger.domain.timeline.item import Item


def waivers_of(condition: Condition, entitlement: Entitlement, case: Case) -> list[Item[Waiver]]:
    """Give the waivers that name a condition and what it is asked of, whatever their days."""
    return [item for item in case.waivers() if _names(item.value, condition, entitlement)]


def in_force(waiver: Waiver, day: date) -> bool:
    """Whether a waiver is in force on a day."""
    until = waiver.effective_until
    return waiver.effective_from <= day and (until is None or day < until)


def _names(waiver: Waiver, condition: Condition, entitlement: Entitlement) -> bool:
    return (
        waiver.rule == condition.condition_id
        and waiver.policy_id in (None, entitlement.version.policy_id)
        and waiver.benefit_id in (None, entitlement.benefit.benefit_id)
        and waiver.subject_id in (None, *entitlement.subjects)
    )
