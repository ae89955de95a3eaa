"""Questions about what was paid too much, and how a policy lets it be got back."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from ledger.domain.retro.changed_facts import Recorded
from ledger.domain.retro.overpaid import overpaid
from ledger.domain.retro.pay_dates import PayDates
from ledger.domain.retro.recovering import RecoveryLimits
from ledger.domain.retro.two_bases import Comparing
from ledger.projections.view import View
from tests.scenarios.told import Question, Recovered


def recovered(
    question: Question, asked: Recovered, educator_id: str, before: View, after: View
) -> dict[str, object]:
    """Compare what pay dates were stated to pay with what they should have paid."""
    [district_id] = after.districts
    comparing = Comparing(
        before=before.districts[district_id],
        after=after.districts[district_id],
        positions=(before.position, after.position),
        about=PayDates(asked.paid_from, question.day + timedelta(days=1)),
        found_on=question.day,
    )
    then, now = before.educators[educator_id], after.educators[educator_id]
    between = range(before.position + 1, after.position + 1)
    found = comparing.educator(educator_id, then, now, Recorded(dict.fromkeys(between), ()))
    over = [each for some in overpaid(found.lines).values() for each in some]
    total = sum((each.amount for each in over), Decimal(0))
    told: dict[str, object] = {
        "overpaid": str(total),
        "pay_dates": len({each.paid_on for each in over}),
    }
    for limits in found.recoveries:
        told |= dict(_limits(limits))
    return told


def _limits(limits: RecoveryLimits) -> Iterator[tuple[str, object]]:
    if limits.recoverable is None or limits.beyond_look_back is None:
        return
    yield "recoverable", str(limits.recoverable.amount)
    yield "beyond_look_back", str(limits.beyond_look_back.amount)
    yield "recoverable_from", str(limits.recoverable_from)
    yield "meet_by", str(limits.meet_by)
    yield "monthly_base", str(limits.monthly_base.amount) if limits.monthly_base else None
    yield "months", len(limits.instalments)
    if limits.instalments:
        first, last = limits.instalments[0], limits.instalments[-1]
        yield "first", f"{first.month} {first.amount.amount}"
        yield "last", f"{last.month} {last.amount.amount}"
