"""Every fault of meaning: rules that are well formed and contradict themselves or each other.

A part with faults of form is left out (None), so that the faults of the others still show.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledger.domain.pay.document import Benefit, Combination, UpTo
from ledger.domain.pay.fault import Fault, pointer
from ledger.domain.pay.terms.accumulate import AwardPool, Drawn, MoneyAfterFte, Pool
from ledger.domain.pay.terms.date import Anchor, GovernedBy
from ledger.domain.pay.terms.decide import ApprovalNotRequired
from ledger.domain.pay.terms.pay import OneTime


@dataclass(frozen=True, slots=True)
class Readable:
    """The parts of a document that are of good form, each at its own index."""

    benefits: Sequence[Benefit | None]
    pools: Sequence[Pool | None]
    combination: Combination | None


def faults_of_meaning(document: Readable) -> Iterator[Fault]:
    """Give every contradiction in `document`."""
    benefits = [(f"/benefits/{index}", b) for index, b in enumerate(document.benefits) if b]
    pools = [(f"/pools/{index}", p) for index, p in enumerate(document.pools) if p]
    yield from _repeated((f"{path}/benefit_id", each.benefit_id) for path, each in benefits)
    yield from _repeated((f"{path}/pool_id", each.pool_id) for path, each in pools)
    for path, benefit in benefits:
        yield from _prices(path, benefit)
        yield from _places(path, benefit)
        yield from _dating(path, benefit)
        # While a pool cannot be read, nobody knows which names are missing.
        if None not in document.pools:
            yield from _uses(path, benefit, {pool.pool_id: pool for _, pool in pools})
    for path, pool in pools:
        yield from _limit(path, pool, [benefit for _, benefit in benefits])
    if isinstance(document.combination, UpTo):
        highest = max((_highest(each) for _, each in benefits), default=None)
        if highest is not None and document.combination.total < highest:
            yield Fault("/combination/total", f"is below a single award's price, {highest}")


def _repeated(named: Iterator[tuple[str, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Fault(path, f"{name} stands more than once")
        seen.add(name)


def _prices(path: str, benefit: Benefit) -> Iterator[Fault]:
    bounds = benefit.decide.bounds
    if bounds.minimum > bounds.maximum:
        yield Fault(f"{path}/decide/bounds", "the minimum is above the maximum")
        return
    for credential_id, price in benefit.decide.prices.items():
        if not bounds.minimum <= price.amount <= bounds.maximum:
            yield Fault(
                pointer(f"{path}/decide/prices", credential_id) + "/amount",
                f"{price.amount} lies outside {bounds.minimum} to {bounds.maximum}",
            )


def _places(path: str, benefit: Benefit) -> Iterator[Fault]:
    places = benefit.pay.rounding.places
    for credential_id, price in benefit.decide.prices.items():
        if _places_of(price.amount) > places:
            yield Fault(
                pointer(f"{path}/decide/prices", credential_id) + "/amount",
                f"{price.amount} has more places than the {places} the benefit rounds to",
            )


def _places_of(amount: Decimal) -> int:
    return -int(amount.as_tuple().exponent)


def _dating(path: str, benefit: Benefit) -> Iterator[Fault]:
    approval = benefit.decide.approval
    if benefit.date.anchor != Anchor.AWARDED and isinstance(approval, ApprovalNotRequired):
        yield Fault(f"{path}/date/anchor", "names an approval that the benefit does not require")
    if isinstance(benefit.pay, OneTime) and benefit.date.governed_by != GovernedBy.VERSION_ON_AWARD:
        problem = "must be version_on_award: what is paid once is decided once"
        yield Fault(f"{path}/date/governed_by", problem)


def _uses(path: str, benefit: Benefit, pools: dict[str, Pool]) -> Iterator[Fault]:
    uses = [
        (f"{path}/accumulate/uses/{index}", use)
        for index, use in enumerate(benefit.accumulate.uses)
    ]
    yield from _repeated((f"{at}/pool", use.pool) for at, use in uses)
    for at, use in uses:
        pool = pools.get(use.pool)
        if pool is None:
            yield Fault(f"{at}/pool", f"no pool {use.pool} stands under /pools")
        elif isinstance(benefit.pay, OneTime):
            if use.drawn != Drawn.ONCE:
                yield Fault(f"{at}/drawn", "must be once: the benefit is paid once")
        elif isinstance(pool, MoneyAfterFte) and use.drawn != Drawn.EACH_YEAR:
            yield Fault(f"{at}/drawn", "must be each_year: the pool counts what each year is due")


def _limit(path: str, pool: Pool, benefits: list[Benefit]) -> Iterator[Fault]:
    if isinstance(pool, AwardPool):
        return
    for benefit in benefits:
        highest = _highest(benefit)
        drawn = any(use.pool == pool.pool_id for use in benefit.accumulate.uses)
        if drawn and pool.limit < highest:
            problem = f"is below a single award's price, {highest} in {benefit.benefit_id}"
            yield Fault(f"{path}/limit", problem)
        if drawn and _places_of(pool.limit) > benefit.pay.rounding.places:
            problem = f"has more places than {benefit.benefit_id} rounds to"
            yield Fault(f"{path}/limit", problem)


def _highest(benefit: Benefit) -> Decimal:
    return max(price.amount for price in benefit.decide.prices.values())
