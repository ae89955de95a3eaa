"""In which order the benefits of a policy are worked out."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.terms.decide import Percent, PercentTiers


def ranks_of(benefits: Iterable[Benefit]) -> dict[str, int]:
    """Give each benefit's rank: above all those that its percentage is of."""
    needs = needs_of(benefits)
    ranks: dict[str, int] = {}
    for name in TopologicalSorter(needs).static_order():
        ranks[name] = 1 + max((ranks[each] for each in needs.get(name, ())), default=-1)
    return ranks


def circle_of(benefits: Iterable[Benefit]) -> tuple[str, ...]:
    """Give benefits that are each a percentage of the next, in a circle; none where none is."""
    try:
        ranks_of(benefits)
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def needs_of(benefits: Iterable[Benefit]) -> Mapping[str, tuple[str, ...]]:
    """Name what each benefit is a percentage of; one that names itself compounds by its levels."""
    return {
        each.benefit_id: tuple(name for name in _base_of(each) if name != each.benefit_id)
        for each in benefits
    }


def _base_of(benefit: Benefit) -> tuple[str, ...]:
    decide = benefit.decide
    return decide.base.benefits if isinstance(decide, Percent | PercentTiers) else ()
