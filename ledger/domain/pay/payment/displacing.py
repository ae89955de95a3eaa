"""Stage 6, pay: which benefits may take the place of each other in a contract year that is over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ledger.domain.pay.document import Add, Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.ranking import needs_of
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.terms.decide import Lanes, NextLanes
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.terms.pools import Sharing, UseOnce

BenefitName = tuple[str, str]
"""The ids of a policy and of one of its benefits."""
Benefits = frozenset[BenefitName]
"""Benefits of which one may bring less because another does; of a benefit its own facts may."""


def displacing(entitlements: Iterable[Entitlement]) -> Mapping[BenefitName, Benefits]:
    """Give by benefit those that it may take the place of, and they of others, itself among them.

    Pools of money or times tie nothing: what drew on them while a year lasted keeps its room.
    """
    found: dict[BenefitName, Benefits] = {}
    tied: dict[object, set[BenefitName]] = defaultdict(set)
    for version in {id(each.version): each.version for each in entitlements}.values():
        for benefit in version.document.benefits:
            name = version.policy_id, benefit.benefit_id
            found[name] = found.get(name, frozenset({name}))
            for tie in _ties(version, benefit):
                tied[tie].add(name)
    for names in tied.values():
        together = frozenset().union(*(found[each] for each in names))
        found.update(dict.fromkeys(together, together))
    return found


def paid_anew(entitlements: Iterable[Entitlement]) -> frozenset[BenefitName]:
    """Give the benefits that are paid in each contract year anew, and not once."""
    versions = {id(each.version): each.version for each in entitlements}.values()
    return frozenset(
        (version.policy_id, benefit.benefit_id)
        for version in versions
        for benefit in version.document.benefits
        if not isinstance(benefit.pay, OneTime)
    )


def _ties(version: Version, benefit: Benefit) -> Iterator[object]:
    """Name all that ties a benefit to others which are tied by the same."""
    document, policy_id = version.document, version.policy_id
    if not isinstance(document.combination, Add):
        yield "combination", policy_id
    for choice in document.choices:
        if benefit.benefit_id in choice.benefits:
            yield "choice", policy_id, choice.benefits
    for name, of in needs_of(document.benefits).items():
        if benefit.benefit_id in (name, *of):
            yield "percentage", policy_id, name
    if isinstance(benefit.decide, Lanes | NextLanes):
        yield ("lanes",)
    for use in benefit.accumulate.uses:
        pool = version.pools[use.pool]
        if isinstance(pool, UseOnce):
            yield "once", "" if pool.sharing is Sharing.DISTRICT else policy_id, pool.pool_id
