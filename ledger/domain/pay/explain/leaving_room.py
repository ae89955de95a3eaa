"""Stage 7, explain: what pools leave at present of what is still to be earned."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import structs

from ledger.domain.pay.accumulate.pool_words import SCOPES, LimitedPool
from ledger.domain.pay.accumulate.pools import Pools
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.terms.days import DateName, Named
from ledger.domain.pay.terms.decide import Amounts, Flat, PercentTiers
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.terms.pools import (
    Drawn,
    MoneyAfterFte,
    MoneyBeforeFte,
    Scope,
    TimesPool,
    WhenExceeded,
)
from ledger.domain.pay.words.wording import told


def left_words(entitlement: Entitlement, pools: Pools) -> str:
    """Say what is left for it in the contract year asked about; of times only that none is."""
    leaves = _leaves(entitlement, pools)
    told_of = ((pool, left) for pool, left in leaves if not (left and isinstance(pool, TimesPool)))
    return "".join(_told(pool, left, pools) for pool, left in told_of)


def nothing_left(entitlement: Entitlement, last_on: date | None, pools: Pools) -> bool:
    """Whether nothing that is earned up to a day can find room any more.

    Only of what is paid once, from the day on which it is earned, room of a later year is no use;
    and money of a career has no later year.
    """
    price = _least_price(entitlement)
    leaves = [(pool, _room(pool, left, price)) for pool, left in _leaves(entitlement, pools)]
    if any(not left and _of_career(pool) for pool, left in leaves):
        return True
    year, benefit = pools.case.year, entitlement.benefit
    earned_day = all(
        isinstance(each.effective, Named) and each.effective.name is DateName.EARNED
        for each in benefit.date.windows
    )
    if year is None or last_on is None or last_on >= year.year_until or not earned_day:
        return False
    waits = any(use.drawn is Drawn.WAITS for use in benefit.accumulate.uses)
    once = isinstance(benefit.pay, OneTime) and not waits
    return once and any(not left for _, left in leaves)


def at_most_left(price: Decimal, entitlement: Entitlement, pools: Pools) -> Decimal:
    """Give as much of an amount at full time as pools leave for good, which no year opens again."""
    leaves = _leaves(entitlement, pools)
    return min([price, *(_room(pool, left, price) for pool, left in leaves if _of_career(pool))])


def _least_price(entitlement: Entitlement) -> Decimal | None:
    """Give the least amount that it could bring, where the document says one."""
    missing, decide = entitlement.to_earn, entitlement.benefit.decide
    match decide:
        case PercentTiers():
            return None
        case Flat(amount=amount):
            return amount
        case Amounts(totals=totals) if missing is not None and missing.level > 1:
            return totals[missing.level - 1] - totals[missing.level - 2]
        case Amounts(totals=totals):
            return totals[0]
        case _ if missing is not None and missing.brings is not None:
            return min(missing.brings.prices)
        case _:
            return entitlement.offer


def _room(pool: LimitedPool, left: Decimal, price: Decimal | None) -> Decimal:
    """Give what is left for an amount: nothing where all of it finds no room and is refused."""
    return Decimal(0) if price is not None and _refuses(pool) and left < price else left


def _refuses(pool: LimitedPool) -> bool:
    return isinstance(pool, MoneyBeforeFte) and pool.when_exceeded is WhenExceeded.REFUSE


def _of_career(pool: LimitedPool) -> bool:
    return isinstance(pool, MoneyBeforeFte) and pool.scope is Scope.CAREER


def tell_left(entitlement: Entitlement, pools: Pools) -> None:
    """Add which pools leave nothing to what the next units of a sum are said to bring."""
    missing = entitlement.to_earn
    if missing is None or missing.brings is None:
        return
    leaves = _leaves(entitlement, pools)
    left = "".join(_told(pool, left, pools) for pool, left in leaves if not left)
    if left:
        *before, last = entitlement.steps
        text = f"{last.text.removesuffix('.')}{left}."
        entitlement.steps = [*before, structs.replace(last, text=text)]


def _leaves(entitlement: Entitlement, pools: Pools) -> Iterator[tuple[LimitedPool, Decimal]]:
    """Give what each pool leaves; whom it does not count, or lets through, no fact to come says."""
    year = pools.case.year
    if year is None:
        return
    for pool, left in pools.left_in(entitlement, year):
        open_still = isinstance(pool, TimesPool) and (pool.exempt or pool.beyond)
        if not open_still:
            yield pool, left


def _told(pool: LimitedPool, left: Decimal, pools: Pools) -> str:
    return f"; {pool.title}: {_left(pool, left, pools.case.currency)}"


def _left(pool: LimitedPool, left: Decimal, currency: str) -> str:
    if isinstance(pool, TimesPool):
        return "there is no room left at present"
    full = "" if isinstance(pool, MoneyAfterFte) else " at full time"
    most = f"of at most {told(pool.limit, currency)} {SCOPES[pool.scope]}"
    refused = ", and more than that is refused" if _refuses(pool) and left else ""
    return f"{most}, {told(left, currency)}{full} are left at present{refused}"
