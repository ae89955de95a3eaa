"""Faults of meaning in pools and in how benefits draw on them."""

from collections.abc import Iterator

from ledger.domain.pay.checks.meaning_money import highest, places_of
from ledger.domain.pay.decide.worth import varies
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Parts
from ledger.domain.pay.terms.pay import NotMoney, OneTime
from ledger.domain.pay.terms.pools import (
    Drawn,
    MoneyAfterFte,
    MoneyBeforeFte,
    Pool,
    TimesPool,
    Use,
    UseOnce,
)


def pool_faults(parts: Parts) -> Iterator[Fault]:
    """Give the uses that do not fit their pool, and the limits that do not fit what is drawn."""
    pools = [(path, each) for path, each in parts.of(object) if isinstance(each, Pool)]
    by_name = {pool.pool_id: pool for _, pool in pools}
    benefits = list(parts.of(Benefit))
    for path, benefit in benefits:
        yield from _uses(f"{path}/accumulate/uses", benefit, by_name)
    for path, pool in pools:
        for _, benefit in benefits:
            if any(use.pool == pool.pool_id for use in benefit.accumulate.uses):
                yield from _limit(f"{path}/limit", pool, benefit)


def _uses(path: str, benefit: Benefit, pools: dict[str, Pool]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, use in enumerate(benefit.accumulate.uses):
        if use.pool in seen:
            yield Fault(f"{path}/{index}/pool", f"{use.pool} stands more than once")
        seen.add(use.pool)
        if use.pool in pools:
            yield from _use(f"{path}/{index}", use, benefit, pools[use.pool])


def _use(path: str, use: Use, benefit: Benefit, pool: Pool) -> Iterator[Fault]:
    if isinstance(benefit.pay, OneTime | NotMoney) or isinstance(pool, UseOnce):
        if use.drawn is Drawn.EACH_YEAR:
            yield Fault(f"{path}/drawn", "must be once or waits: it is brought once")
        elif isinstance(pool, MoneyAfterFte) and use.drawn is Drawn.WAITS:
            yield Fault(f"{path}/drawn", "must be once: what the pool has no room for is cut off")
    elif isinstance(pool, MoneyAfterFte) and use.drawn is not Drawn.EACH_YEAR:
        yield Fault(f"{path}/drawn", "must be each_year: the pool counts what each year is due")
    if isinstance(benefit.pay, NotMoney) and not isinstance(pool, UseOnce):
        yield Fault(f"{path}/pool", "limits money or times, and the benefit pays nothing")
    if isinstance(pool, MoneyBeforeFte) and varies(benefit):
        problem = "limits fixed amounts; what depends on a base is limited after FTE"
        yield Fault(f"{path}/pool", problem)


def _limit(path: str, pool: Pool, benefit: Benefit) -> Iterator[Fault]:
    if isinstance(pool, TimesPool | UseOnce) or isinstance(benefit.pay, NotMoney):
        return
    most = highest(benefit)
    if pool.limit < most:
        yield Fault(path, f"is below a single award's price, {most} in {benefit.benefit_id}")
    if places_of(pool.limit) > benefit.pay.rounding.places:
        yield Fault(path, f"has more places than {benefit.benefit_id} rounds to")
