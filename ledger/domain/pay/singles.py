"""What each fact brings by itself, whatever else there is: the stages up to what adds up."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ledger.domain.pay.accumulate.succeeding import count_once
from ledger.domain.pay.accumulate.using import use_once
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.date.dating import date_effect, measure
from ledger.domain.pay.date.losing import find_void, lose
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.payment.tracing import paid_perhaps
from ledger.domain.pay.select.approving import approve
from ledger.domain.pay.select.claiming import claim
from ledger.domain.pay.select.judging import judge_conditions
from ledger.domain.pay.select.pricing import price
from ledger.domain.pay.select.selecting import admit, candidates, select
from ledger.domain.pay.terms.pay import OneTime

BEFORE_APPROVAL: tuple[Callable[[Entitlement, Case], None], ...] = (
    select,
    find_void,
    admit,
    price,
    claim,
)
"""What everything meets before anybody is asked for an approval; each stage may stop it."""


def single_entitlements(
    case: Case, versions: Sequence[Version], benefit_id: str | None = None
) -> list[Entitlement]:
    """Give what each fact brings under each benefit, or under one, before anything adds up."""
    found = [
        entitlement
        for candidate in candidates(case, versions)
        if benefit_id is None or candidate.benefit.benefit_id == benefit_id
        for entitlement in _by_itself(candidate, case)
    ]
    count_once(found)
    use_once(found, case.on)
    return found


def _by_itself(candidate: Entitlement, case: Case) -> list[Entitlement]:
    """Give what a fact brings whatever else there is, by each run of its approvals."""
    for stage in BEFORE_APPROVAL:
        if candidate.due:
            stage(candidate, case)
    found = approve(candidate, case) if candidate.due else [candidate]
    for each in found:
        # What can never count is told so, also while something else is still awaited.
        if each.state is not EligibilityState.NOT_DUE:
            judge_conditions(each, case)
        if each.state not in (EligibilityState.NOT_DUE, EligibilityState.HELD):
            date_effect(each, case)
        # What is lost is lost, also while an approval or a calendar is still awaited.
        if each.state not in (EligibilityState.NOT_DUE, EligibilityState.LAPSED):
            lose(each, case)
        if each.due or each.state is EligibilityState.PENDING:
            measure(each, case)
    for before, each in pairwise(found):
        unknown = before.state is EligibilityState.NOT_YET_DETERMINABLE
        if each.due and unknown and isinstance(each.benefit.pay, OneTime):
            paid_perhaps(each, before)
    return found
