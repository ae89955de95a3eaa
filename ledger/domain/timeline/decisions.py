"""Which of several decisions on one subject holds."""

from datetime import date

from ledger.domain.facts.credit import Approval


def decision_order(fact_id: str, decision: Approval) -> tuple[date, str]:
    """Place a decision among others: by its day, then by its fact id. The last one holds."""
    return decision.decided_on, fact_id
