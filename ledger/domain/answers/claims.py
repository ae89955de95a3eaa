"""What an educator asked for, and what became of it: claims and requests."""

from collections.abc import Callable, Iterable
from datetime import date

from ledger.domain.answers.claim_shape import (
    ClaimItem,
    ClaimState,
    RequestItem,
    RequestState,
    WaiverItem,
    WithdrawalItem,
)
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Waiver
from ledger.domain.facts.credit import Approval, ApprovalRequest, Decision
from ledger.domain.facts.learning import EnrollmentWithdrawal
from ledger.domain.timeline.deciding_rules import answers, decided_under
from ledger.domain.timeline.decisions import decision_order
from ledger.domain.timeline.item import Item
from ledger.domain.timeline.items import Items


def claim_item(item: Item[Claim], items: Items, on: date) -> ClaimItem:
    """Tell how a claim stands on a day, and by which decision."""
    fact, decided = item.value, _latest(item.fact_id, items, on, lambda _: True)
    withdrawn_on = item.effective_until
    if withdrawn_on is not None and withdrawn_on > on:
        withdrawn_on = None
    return ClaimItem(
        district_id=fact.district_id,
        policy_id=fact.policy_id,
        benefit_id=fact.benefit_id,
        contract_year=fact.contract_year,
        items=fact.items,
        submitted_on=fact.submitted_on,
        reward=fact.reward,
        state=_claim_state(item, decided, withdrawn_on, on),
        approval_id=None if decided is None else decided.fact_id,
        decided_on=None if decided is None else decided.value.decided_on,
        withdrawn_on=withdrawn_on,
        withdrawals=withdrawal_items(items.about(ClaimWithdrawal, item.fact_id)),
    )


def request_item(item: Item[ApprovalRequest], items: Items, on: date) -> RequestItem:
    """Tell whether a request was answered up to a day, and how."""
    fact = item.value
    subject_id = decided_under(item.fact_id, fact)
    decided = _latest(subject_id, items, on, lambda decision: answers(decision, fact))
    return RequestItem(
        district_id=fact.district_id,
        requested_on=fact.requested_on,
        subject_id=fact.subject_id,
        planned_course=fact.planned_course,
        role=fact.role,
        state=_request_state(item, decided, on),
        approval_id=None if decided is None else decided.fact_id,
        decision=None if decided is None else decided.value.decision,
        decided_on=None if decided is None else decided.value.decided_on,
    )


def withdrawal_items(
    said: Iterable[Item[ClaimWithdrawal] | Item[EnrollmentWithdrawal]],
) -> tuple[WithdrawalItem, ...]:
    """Give how something was given up; what does not count says why."""
    return tuple(
        WithdrawalItem(
            fact_id=item.fact_id,
            positions=item.positions,
            withdrawn_on=item.value.withdrawn_on,
            reason_code=item.value.reason_code,
            problem=item.problem,
        )
        for item in said
    )


def waiver_item(item: Item[Waiver]) -> WaiverItem:
    """Give a waiver with who granted it."""
    fact = item.value
    return WaiverItem(
        district_id=fact.district_id,
        rule=fact.rule,
        reason_code=fact.reason_code,
        role=fact.role,
        granted_by=item.actor.principal_id,
        granted_on=fact.granted_on,
        effective_from=fact.effective_from,
        effective_until=fact.effective_until,
        policy_id=fact.policy_id,
        benefit_id=fact.benefit_id,
        subject_id=fact.subject_id,
    )


def _claim_state(
    item: Item[Claim], decided: Item[Approval] | None, withdrawn_on: date | None, on: date
) -> ClaimState:
    if item.problem is not None:
        return ClaimState.UNSUPPORTED
    if on < item.effective_from:
        return ClaimState.UPCOMING
    if withdrawn_on is not None:
        return ClaimState.WITHDRAWN
    if decided is None:
        return ClaimState.SUBMITTED
    approved = decided.value.decision is Decision.APPROVED
    return ClaimState.APPROVED if approved else ClaimState.DENIED


def _request_state(
    item: Item[ApprovalRequest], decided: Item[Approval] | None, on: date
) -> RequestState:
    if item.problem is not None:
        return RequestState.UNSUPPORTED
    if on < item.effective_from:
        return RequestState.UPCOMING
    return RequestState.OPEN if decided is None else RequestState.DECIDED


def _latest(
    subject_id: str, items: Items, on: date, counts: Callable[[Approval], bool]
) -> Item[Approval] | None:
    """Give the decision on a subject that holds on a day."""
    decided = (
        item
        for item in items.about(Approval, subject_id)
        if item.value.decided_on <= on and item.supported and counts(item.value)
    )
    return max(decided, key=lambda item: decision_order(item.fact_id, item.value), default=None)
