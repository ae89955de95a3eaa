"""Stage 3, accumulate: what one version of a policy hands to the next, period by period."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from ledger.domain.pay.accumulate.prorating import needed
from ledger.domain.pay.days.cycles import by_period, periods_of
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.levels.lot import Handed, Period
from ledger.domain.pay.levels.needs import Asked
from ledger.domain.pay.levels.tiers import cuts_of
from ledger.domain.pay.levels.together import Around
from ledger.domain.pay.select.carrying import carrying
from ledger.domain.pay.terms.accumulate import Together, carry_over_of
from ledger.domain.pay.terms.decide import Requirement

_DAY = timedelta(days=1)


def periods_around(
    governing: Entitlement, entering: Handed | None, case: Case
) -> tuple[tuple[Period, ...], Around]:
    """Give the periods that a version adds up, and what is asked of them and carried into them.

    Where something is carried over and each period has a version of its own, it adds up its own.
    """
    decide, counting = governing.benefit.decide, governing.benefit.accumulate
    needs = _asked(governing, decide, case) if isinstance(decide, Requirement) else None
    around = Around(needs=needs, cuts=cuts_of(governing.benefit))
    if not isinstance(counting, Together):
        return (), around
    periods = periods_of(counting.over, case)
    alone = entering is None and carry_over_of(counting.over) is None
    if alone or not by_period(governing.benefit):
        return periods, around
    own = tuple(each for each in periods if governing.version.governs(each.day_from))
    later = (each for each in periods if own and each.day_from > own[-1].day_from)
    return own, replace(around, entering=entering, after=next(later, None))


def _asked(
    governing: Entitlement, requirement: Requirement, case: Case
) -> Callable[[Period], Asked]:
    """Give what a requirement asks for in a period, as on its last day."""

    def asked(period: Period) -> Asked:
        last = case.on if period.day_until is None else min(case.on, period.day_until - _DAY)
        stints = carrying(governing, case)
        return [
            [(need, needed(need, period, stints, last).amount) for need in each.needs]
            for each in requirement.alternatives
        ]

    return asked
