"""Stage 7, explain: what pools leave at present of what is still to be earned."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ledger.domain.pay.accumulate.pools import SCOPES, LimitedPool, Pools
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.terms.days import DateName, Named
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.terms.pools import Drawn, MoneyAfterFte, TimesPool
from ledger.domain.pay.words.wording import told


def left_words(entitlement: Entitlement, pools: Pools) -> str:
    """Say what is left for it in the contract year asked about; of times only that none is."""
    return "".join(
        f"; {pool.title}: {_left(pool, left, pools.case.currency)} at present"
        for pool, left in _leaves(entitlement, pools)
        if not (left and isinstance(pool, TimesPool))
    )


def nothing_left(entitlement: Entitlement, last_on: date | None, pools: Pools) -> bool:
    """Whether nothing that is earned up to a day can find room any more.

    Only of what is paid once, from the day on which it is earned, room of a later year is no use.
    """
    year, benefit = pools.case.year, entitlement.benefit
    earned_day = all(
        isinstance(each.effective, Named) and each.effective.name is DateName.EARNED
        for each in benefit.date.windows
    )
    if year is None or last_on is None or last_on >= year.year_until or not earned_day:
        return False
    waits = any(use.drawn is Drawn.WAITS for use in benefit.accumulate.uses)
    once = isinstance(benefit.pay, OneTime) and not waits
    return once and any(not left for _, left in _leaves(entitlement, pools))


def _leaves(entitlement: Entitlement, pools: Pools) -> Iterator[tuple[LimitedPool, Decimal]]:
    """Give what each pool leaves; whom it does not count, or lets through, no fact to come says."""
    year = pools.case.year
    if year is None:
        return
    for pool, left in pools.left_in(entitlement, year):
        open_still = isinstance(pool, TimesPool) and (pool.exempt or pool.beyond)
        if not open_still:
            yield pool, left


def _left(pool: LimitedPool, left: Decimal, currency: str) -> str:
    if isinstance(pool, TimesPool):
        return "there is no room left"
    full = "" if isinstance(pool, MoneyAfterFte) else " at full time"
    most = f"of at most {told(pool.limit, currency)} {SCOPES[pool.scope]}"
    return f"{most}, {told(left, currency)}{full} are left"
