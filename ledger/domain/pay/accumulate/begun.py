"""Stage 3, accumulate: what was begun and is undecided may hold a place in a year's minimum."""

from collections.abc import Iterator
from dataclasses import replace

from ledger.domain.pay.accumulate.lots import lot_of
from ledger.domain.pay.date.dating import measure
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.approvals import standing
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.matching import matches
from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.accumulate import Begun, Together
from ledger.domain.pay.terms.conditions import ApprovalNotRequired


def places_held(governing: Entitlement, terms: Together, case: Case) -> Iterator[Lot]:
    """Give a lot without days for everything begun that would count, were it awarded.

    What was denied, and not asked for again, holds no place; nor does what has not the day yet
    that says of which year it is progress.
    """
    if terms.progress is None or terms.progress.begun is not Begun.HOLDS_PLACE:
        return
    for each in case.begun:
        held = _entitlement(governing, each, case)
        if held is None or _denied(held, case):
            continue
        lot = lot_of(held, terms, case)
        if lot.progress_on is not None:
            yield replace(lot, earned_on=lot.progress_on, spans=())


def _entitlement(governing: Entitlement, begun: Earned, case: Case) -> Entitlement | None:
    """Give what it would be under the benefit; None where no item selects it or it counts none."""
    items = governing.benefit.select.items
    item = next((each for each in items if matches(each.facts, begun, case.book)), None)
    if item is None:
        return None
    held = replace(
        governing, item=item, earned=begun, steps=[], run=None, claim_id=None, released_by=()
    )
    measure(held, case)
    return held if held.quantity else None


def _denied(held: Entitlement, case: Case) -> bool:
    rule = held.benefit.select.approval
    if isinstance(rule, ApprovalNotRequired) or not held.is_among(rule.items):
        return False
    found = standing(case.decisions, held.subjects, case.on)
    if found.approval is not None or found.denial is None:
        return False
    return case.requested(held.subjects, after=found.denial.value.decided_on) is None
