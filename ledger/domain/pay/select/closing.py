"""Stage 1, select: up to which day decisions count: the day asked, or all that close a period."""

from datetime import date, timedelta

from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.terms.conditions import ApprovalNotRequired

_DAY = timedelta(days=1)


def decided_by(entitlement: Entitlement, case: Case) -> date:
    """Give the day up to which decisions on it count."""
    return date.max if _closes(entitlement, case) else case.on


def decision_counts_on(decided_on: date, entitlement: Entitlement, case: Case) -> date:
    """Give the day on which a decision counts: where it closes a period, the last day of that."""
    return min(decided_on, case.on) if _closes(entitlement, case) else decided_on


def _closes(entitlement: Entitlement, case: Case) -> bool:
    """Whether the day asked is the last of the period and late decisions close it."""
    rule = entitlement.benefit.select.approval
    if isinstance(rule, ApprovalNotRequired) or rule.late is None:
        return False
    if not entitlement.is_among(rule.items):
        return False
    period = period_of(entitlement.benefit, entitlement.earned.earned_on, case)
    return period is not None and period.day_until == case.on + _DAY
