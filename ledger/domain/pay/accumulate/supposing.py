"""Stage 3, accumulate: what is to be earned once all that waits counts."""

from dataclasses import replace
from datetime import date

from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.days.windows import Dated, date_fact
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.select.naming import dates_of


def with_what_waits(total: Sum) -> Tally:
    """Give a sum with what is to earn beyond what waits.

    What waits is hoped for as limits let it count; in these it has its place. Of an earlier period
    it may be carried over into that of the day asked.
    """
    on, sure = total.case.on, total.tally
    waits = [each for each in total.lots.values() if not each.due or each.awaited_on(on)]
    if not waits:
        return sure
    counting = {each.earned.key: _counting(each, total.case) for each in waits}
    supposed = total.added.supposing({**total.lots, **counting})
    return replace(sure.hoping(supposed), counted=supposed.counted, later=supposed.later)


def _counting(each: Entitlement, case: Case) -> Entitlement:
    first = min(each.effective_from, case.on) if each.due else _soonest(each, case)
    return replace(each, state=EligibilityState.DUE, waiting=(), awaited=(), effective_from=first)


def _soonest(each: Entitlement, case: Case) -> date:
    """Give the day from which it counts if all that it takes comes on the day asked."""
    there, earned_on = dates_of(each, case).were_absent(case.on), each.earned.earned_on
    dating, item_id = each.benefit.date, each.item.item_id
    found = date_fact(dating, item_id, there, earned_on, case.almanac, case.on)
    day = found.effective_from if isinstance(found, Dated) else case.on
    return max(day, each.not_before)
