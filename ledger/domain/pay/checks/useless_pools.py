"""Pools and choices that can never match or never matter."""

from collections.abc import Iterator
from decimal import Decimal

from ledger.domain.pay.checks.at_most import most_money, most_times
from ledger.domain.pay.checks.narrowing import apart
from ledger.domain.pay.document import Benefit, Choice, PolicyDocument
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.terms.pools import (
    Drawn,
    MoneyAfterFte,
    MoneyBeforeFte,
    Pool,
    Sharing,
    TimesPool,
    UseOnce,
)


def useless_pools(document: PolicyDocument) -> Iterator[Fault]:
    """Give the pools nobody draws on, and those that never limit anybody."""
    for index, pool in enumerate(document.pools):
        path = f"/pools/{index}"
        using = [each for each in document.benefits if _draws(each, pool)]
        if not using:
            yield Fault(path, f"no benefit draws on {pool.pool_id}")
            continue
        if pool.sharing is Sharing.POLICY:
            yield from _never_limits(path, pool, using)
        if isinstance(pool, TimesPool):
            yield from _let_through(path, pool, using)


def useless_choices(document: PolicyDocument) -> Iterator[Fault]:
    """Give the choices that leave nothing to choose."""
    paid = {each.benefit_id for each in document.benefits if not isinstance(each.pay, NotMoney)}
    for index, choice in enumerate(document.choices):
        yield from _choice(f"/choices/{index}", choice, paid)


def _choice(path: str, choice: Choice, paid: set[str]) -> Iterator[Fault]:
    named = choice.benefits
    if len(set(named)) == 1:
        yield Fault(path, "leaves nothing to choose: it names one benefit")
    elif paid.isdisjoint(named):
        yield Fault(path, "leaves nothing to choose: none of the benefits brings money")
    else:
        for place, name in enumerate(named):
            if name in named[:place]:
                yield Fault(f"{path}/benefits/{place}", f"{name} stands there already")


def _draws(benefit: Benefit, pool: Pool) -> bool:
    return any(use.pool == pool.pool_id for use in benefit.accumulate.uses)


def _never_limits(path: str, pool: Pool, using: list[Benefit]) -> Iterator[Fault]:
    uses = [use for each in using for use in each.accumulate.uses if use.pool == pool.pool_id]
    anew = any(use.drawn is Drawn.EACH_YEAR for use in uses)
    match pool:
        case TimesPool(limit=limit) if not anew:
            times = [most_times(each) for each in using]
            known = [each for each in times if each is not None]
            if len(known) == len(times) and sum(known) <= limit:
                yield Fault(f"{path}/limit", f"never limits: there are {sum(known)} at the most")
        case MoneyBeforeFte(limit=limit) if not anew:
            money = [most_money(each) for each in using]
            sure = [each for each in money if each is not None]
            if len(sure) == len(money) and sum(sure, Decimal(0)) <= limit:
                most = sum(sure, Decimal(0))
                yield Fault(f"{path}/limit", f"never limits: it comes to {most} at the most")
        case UseOnce() if len(using) == 1 and most_times(using[0]) == 1:
            yield Fault(path, "never limits: one benefit draws on it, once at the most")
        case MoneyAfterFte() | _:
            return


def _let_through(path: str, pool: TimesPool, using: list[Benefit]) -> Iterator[Fault]:
    selected = [item.facts for each in using for item in each.select.items]
    for key, several in (("beyond", pool.beyond), ("exempt", pool.exempt)):
        for index, facts in enumerate(several or ()):
            at = f"{path}/{key}/{index}"
            if all(apart(facts, each) for each in selected):
                yield Fault(at, "no benefit that draws on the pool is about these")
