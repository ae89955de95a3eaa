"""Rules that are well formed, contradict nothing, and can never make a difference."""

from collections.abc import Iterable, Iterator

from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.fault import Fault, pointer
from ledger.domain.pay.terms.decide import PriceTable
from ledger.domain.pay.terms.facts import AwardFacts
from ledger.domain.pay.terms.quantity import Listed
from ledger.domain.pay.terms.select import Item


def useless_rules(document: PolicyDocument) -> Iterator[Fault]:
    """Give every rule that can never match or never matter, and why."""
    used = {use.pool for benefit in document.benefits for use in benefit.accumulate.uses}
    for index, pool in enumerate(document.pools):
        if pool.pool_id not in used:
            yield Fault(f"/pools/{index}", f"no benefit draws on {pool.pool_id}")
    for index, choice in enumerate(document.choices):
        if len(set(choice.benefits)) == 1:
            yield Fault(f"/choices/{index}", "leaves nothing to choose: it names one benefit")
    for index, benefit in enumerate(document.benefits):
        path = f"/benefits/{index}"
        yield from _shadowed(path, benefit)
        yield from _never_selected(path, benefit)
        for place, item in enumerate(benefit.select.items):
            yield from _late_rates(f"{path}/select/items/{place}", item)


def _shadowed(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give the items that an earlier one leaves nothing for."""
    items = benefit.select.items
    for place, item in enumerate(items):
        before = (earlier for earlier in items[:place] if earlier.facts == item.facts)
        earlier = next(before, None)
        if earlier is not None:
            problem = f"selects what {earlier.item_id} before it has already selected"
            yield Fault(f"{path}/select/items/{place}", problem)


def _never_selected(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what is listed for credentials that no item selects."""
    if isinstance(benefit.decide, PriceTable):
        yield from _unselected(f"{path}/decide/prices", benefit.decide.prices, benefit.select.items)
    for place, item in enumerate(benefit.select.items):
        if isinstance(item.counts, Listed):
            at = f"{path}/select/items/{place}/counts/quantities"
            yield from _unselected(at, item.counts.quantities, [item])


def _unselected(path: str, listed: Iterable[str], items: Iterable[Item]) -> Iterator[Fault]:
    selected: set[str] = set()
    for item in items:
        if not isinstance(item.facts, AwardFacts) or item.facts.credentials is None:
            return
        selected.update(item.facts.credentials)
    for credential_id in listed:
        if credential_id not in selected:
            yield Fault(pointer(path, credential_id), f"{credential_id} is never selected")


def _late_rates(path: str, item: Item) -> Iterator[Fault]:
    until = item.facts.earned_until
    rates = () if item.convert is None else item.convert.rates
    for index, rate in enumerate(rates):
        if until is not None and rate.effective_from >= until:
            problem = f"begins when nothing counts any more: facts are earned before {until}"
            yield Fault(f"{path}/convert/rates/{index}", problem)
