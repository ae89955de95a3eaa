"""What districts decided on an item."""

from ledger.domain.answers.transcript_shape import ApprovalItem
from ledger.domain.facts.credit import Approval
from ledger.domain.timeline.items import Items


def approval_items(subject_id: str, items: Items) -> tuple[ApprovalItem, ...]:
    """Give the decisions on an item, by date; one that does not count says why."""
    return tuple(
        ApprovalItem(
            fact_id=item.fact_id,
            district_id=item.value.district_id,
            decision=item.value.decision,
            decided_on=item.value.decided_on,
            approver=item.actor.principal_id,
            role=item.value.role,
            panel=item.value.panel,
            positions=item.positions,
            limit=item.value.limit,
            requested_on=item.value.requested_on,
            reason_code=item.value.reason_code,
            problem=item.problem,
        )
        for item in items.about(Approval, subject_id)
    )
