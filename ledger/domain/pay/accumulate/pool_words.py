"""How stage 3, accumulate, puts what a pool leaves, and who has the rest, into words."""

from collections.abc import Sequence
from decimal import Decimal

from ledger.domain.pay.accumulate.accounts import Draw
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.terms.pools import (
    MoneyAfterFte,
    MoneyBeforeFte,
    Scope,
    TimesPool,
    WhenExceeded,
)
from ledger.domain.pay.words.wording import told

LimitedPool = TimesPool | MoneyBeforeFte | MoneyAfterFte
"""What has a limit; what may be used once is decided among benefits."""

SCOPES = {Scope.CONTRACT_YEAR: "in a contract year", Scope.CAREER: "in all"}

_NAMED = 5
"""So many that have drawn on a pool are named in a sentence; its positions are those of all."""


def drawer(entitlement: Entitlement) -> str:
    """Name what draws on a pool: the award, or the level of a sum, and its benefit."""
    number, title = entitlement.level_number, entitlement.benefit.title
    what = entitlement.earned.title if number is None else f"level {number}"
    return what if what == title else f"{what} ({title})"


def left_told(pool: LimitedPool, left: str, of: str, currency: str) -> str:
    """Say how much of an amount a limit leaves, and what the limit is."""
    if isinstance(pool, TimesPool):
        return "there is no room left"
    most = f"of at most {told(Decimal(pool.limit), currency)} {SCOPES[pool.scope]}"
    refused = isinstance(pool, MoneyBeforeFte) and pool.when_exceeded is WhenExceeded.REFUSE
    if refused:
        return f"{most} there is too little left for all of {of}, so nothing of it is due"
    return f"{most} there is room for {left} of {of}"


def taken_told(draws: Sequence[Draw], currency: str | None) -> str:
    """Say who has drawn on a pool, and how much money; without a currency it counts times."""
    sums: dict[tuple[object, ...], Decimal] = {}
    titles: dict[tuple[object, ...], str] = {}
    for each in draws:
        sums[each.key] = sums.get(each.key, Decimal(0)) + each.amount
        titles[each.key] = each.title
    if not sums:
        return ""
    parts = [
        title if currency is None else f"{title} {told(sums[key], currency)}"
        for key, title in titles.items()
    ]
    named, more = parts[:_NAMED], len(parts[_NAMED:])
    return f" Taken so far: {', '.join(named)}{f' and {more} more' if more else ''}."
