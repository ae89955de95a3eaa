"""Every fault of meaning: rules that are well formed and contradict themselves or each other.

A part with faults of form is left out (None), so that the faults of the others still show.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.domain.pay.document import Benefit, Choice, Combination, Highest, UpTo
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.meaning_counting import counting_faults
from ledger.domain.pay.meaning_dating import dating_faults
from ledger.domain.pay.meaning_leaving import leaving_faults
from ledger.domain.pay.meaning_money import highest, money_faults, places_of
from ledger.domain.pay.meaning_selecting import facts_faults, selecting_faults
from ledger.domain.pay.ranking import circle_of, needs_of
from ledger.domain.pay.terms.conditions import ClaimRequired
from ledger.domain.pay.terms.decide import Percent
from ledger.domain.pay.terms.pay import NotMoney, OneTime
from ledger.domain.pay.terms.pools import (
    Drawn,
    MoneyAfterFte,
    MoneyBeforeFte,
    Pool,
    TimesPool,
    UseOnce,
)
from ledger.domain.pay.worth import varies


@dataclass(frozen=True, slots=True)
class Readable:
    """The parts of a document that are of good form, each at its own index, and their names.

    A part that is not of good form may still have a readable name.
    """

    benefits: Sequence[Benefit | None]
    pools: Sequence[Pool | None]
    combination: Combination | None
    choices: Sequence[Choice | None]
    benefit_ids: Sequence[str | None]
    pool_ids: Sequence[str | None]


def faults_of_meaning(document: Readable) -> Iterator[Fault]:
    """Give every contradiction in `document`."""
    benefits = [(f"/benefits/{index}", b) for index, b in enumerate(document.benefits) if b]
    pools = [(f"/pools/{index}", p) for index, p in enumerate(document.pools) if p]
    yield from repeated(
        (f"/benefits/{index}/benefit_id", name)
        for index, name in enumerate(document.benefit_ids)
        if name is not None
    )
    yield from repeated(
        (f"/pools/{index}/pool_id", name)
        for index, name in enumerate(document.pool_ids)
        if name is not None
    )
    for path, benefit in benefits:
        yield from selecting_faults(path, benefit)
        yield from counting_faults(path, benefit)
        yield from dating_faults(path, benefit)
        yield from money_faults(path, benefit)
        yield from leaving_faults(path, benefit)
        # While a pool's name cannot be read, nobody knows which names are missing.
        if None not in document.pool_ids:
            named = dict(zip(document.pool_ids, document.pools, strict=True))
            yield from _uses(path, benefit, named)
    for path, pool in pools:
        yield from _let_through(path, pool)
        yield from _limit(path, pool, [benefit for _, benefit in benefits])
    if None not in document.benefit_ids:
        yield from _named(benefits, document)
    yield from _compared(benefits, document)
    if isinstance(document.combination, UpTo):
        most = max((highest(each) for _, each in benefits), default=None)
        if most is not None and document.combination.total < most:
            yield Fault("/combination/total", f"is below a single award's price, {most}")
        for path, each in benefits:
            if varies(each):
                problem = "depends on a base; only fixed amounts are added up to a total"
                yield Fault(f"{path}/decide", problem)


def _compared(benefits: list[tuple[str, Benefit]], document: Readable) -> Iterator[Fault]:
    """Give what has to be held against others and has no worth before them."""
    among = {name for each in document.choices if each is not None for name in each.benefits}
    for path, each in benefits:
        others = needs_of([each])[each.benefit_id]
        if others and (isinstance(document.combination, Highest) or each.benefit_id in among):
            problem = "is a percentage of other benefits, which cannot be compared with any"
            yield Fault(f"{path}/decide/base/benefits", problem)


def repeated(named: Iterator[tuple[str, str]]) -> Iterator[Fault]:
    """Give the names that stand more than once."""
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield Fault(path, f"{name} stands more than once")
        seen.add(name)


def _named(benefits: list[tuple[str, Benefit]], document: Readable) -> Iterator[Fault]:
    """Give the benefits that others name and nobody declares, and those that go in a circle."""
    missing = [
        Fault(at, f"no benefit {name} stands under /benefits")
        for at, name in _benefits_named(benefits, document.choices)
        if name not in document.benefit_ids
    ]
    yield from missing
    unreadable = missing or None in document.benefits
    circle = () if unreadable else circle_of([each for _, each in benefits])
    if circle:
        path = next(path for path, each in benefits if each.benefit_id == circle[0])
        told = " of ".join(circle)
        yield Fault(f"{path}/decide/base/benefits", f"is a percentage of itself: {told}")


def _benefits_named(
    benefits: list[tuple[str, Benefit]], choices: Sequence[Choice | None]
) -> Iterator[tuple[str, str]]:
    """Give every place that names a benefit of the document, with the name."""
    for path, benefit in benefits:
        claim, decide = benefit.select.claim, benefit.decide
        if isinstance(claim, ClaimRequired):
            yield from _placed(f"{path}/select/claim/benefits", claim.benefits)
        if isinstance(decide, Percent):
            yield from _placed(f"{path}/decide/base/benefits", decide.base.benefits)
    for index, choice in enumerate(choices):
        if choice is not None:
            yield from _placed(f"/choices/{index}/benefits", choice.benefits)


def _placed(path: str, names: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    return ((f"{path}/{index}", name) for index, name in enumerate(names or ()))


def _uses(path: str, benefit: Benefit, pools: Mapping[str | None, Pool | None]) -> Iterator[Fault]:
    uses = [
        (f"{path}/accumulate/uses/{index}", use)
        for index, use in enumerate(benefit.accumulate.uses)
    ]
    yield from repeated((f"{at}/pool", use.pool) for at, use in uses)
    for at, use in uses:
        if use.pool not in pools:
            yield Fault(f"{at}/pool", f"no pool {use.pool} stands under /pools")
        pool = pools.get(use.pool)
        if pool is None:
            continue
        if isinstance(benefit.pay, OneTime | NotMoney) or isinstance(pool, UseOnce):
            if use.drawn is Drawn.EACH_YEAR:
                yield Fault(f"{at}/drawn", "must be once or waits: it is brought once")
        elif isinstance(pool, MoneyAfterFte) and use.drawn is not Drawn.EACH_YEAR:
            yield Fault(f"{at}/drawn", "must be each_year: the pool counts what each year is due")
        if isinstance(benefit.pay, NotMoney) and not isinstance(pool, UseOnce):
            yield Fault(f"{at}/pool", "limits money or times, and the benefit pays nothing")
        if isinstance(pool, MoneyBeforeFte) and varies(benefit):
            problem = "limits fixed amounts; what depends on a base is limited after FTE"
            yield Fault(f"{at}/pool", problem)


def _let_through(path: str, pool: Pool) -> Iterator[Fault]:
    if isinstance(pool, TimesPool):
        for key, several in (("beyond", pool.beyond), ("exempt", pool.exempt)):
            for index, facts in enumerate(several or ()):
                yield from facts_faults(f"{path}/{key}/{index}", facts)


def _limit(path: str, pool: Pool, benefits: list[Benefit]) -> Iterator[Fault]:
    if isinstance(pool, TimesPool | UseOnce):
        return
    for benefit in benefits:
        drawn = any(use.pool == pool.pool_id for use in benefit.accumulate.uses)
        if not drawn or isinstance(benefit.pay, NotMoney):
            continue
        most = highest(benefit)
        if pool.limit < most:
            problem = f"is below a single award's price, {most} in {benefit.benefit_id}"
            yield Fault(f"{path}/limit", problem)
        if places_of(pool.limit) > benefit.pay.rounding.places:
            problem = f"has more places than {benefit.benefit_id} rounds to"
            yield Fault(f"{path}/limit", problem)
