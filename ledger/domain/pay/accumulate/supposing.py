"""Stage 3, accumulate: what a sum comes to once all that waits counts."""

from dataclasses import replace
from datetime import date

from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.levels.tally import Tally


def with_what_waits(total: Sum) -> Tally | None:
    """Give it as limits let it count; None where nothing of the period of the day asked waits."""
    on = total.case.on
    waits = [each for each in total.within() if not each.due or each.awaited_on(on)]
    if not waits:
        return None
    counting = {each.earned.key: _counting(each, on) for each in waits}
    return total.added.supposing({**total.lots, **counting})


def _counting(each: Entitlement, on: date) -> Entitlement:
    first = min(each.effective_from, on)
    return replace(each, state=EligibilityState.DUE, waiting=(), awaited=(), effective_from=first)
