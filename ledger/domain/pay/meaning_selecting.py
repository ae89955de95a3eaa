"""Faults of meaning in what a benefit selects and asks for."""

from collections.abc import Iterable, Iterator

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.expression import fault_of
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    ApprovalRequired,
    ClaimRequired,
    HeldUntil,
    Holds,
    NotDenied,
    NotMet,
    Satisfies,
    Test,
)
from ledger.domain.pay.terms.facts import (
    AwardFacts,
    BalanceFacts,
    CreditFacts,
    Facts,
    ServiceFacts,
    YearsWorked,
)
from ledger.domain.pay.terms.quantity import Listed, OwnAmount, Recognized
from ledger.domain.pay.terms.select import AssignmentFilter, Item


def selecting_faults(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give what contradicts itself in what a benefit is about."""
    seen: set[str] = set()
    for index, item in enumerate(benefit.select.items):
        at = f"{path}/select/items/{index}"
        if item.item_id in seen:
            yield Fault(f"{at}/item_id", f"{item.item_id} stands more than once")
        seen.add(item.item_id)
        yield from facts_faults(f"{at}/facts", item.facts)
        yield from _counts(at, item)
    names: set[str] = set()
    for index, condition in enumerate(benefit.select.conditions):
        at = f"{path}/select/conditions/{index}"
        if condition.condition_id in names:
            yield Fault(f"{at}/condition_id", f"{condition.condition_id} stands more than once")
        names.add(condition.condition_id)
        yield from _test(f"{at}/test", condition.test)
        yield from unknown_items(at, condition.items, benefit)
        if isinstance(condition.unmet, HeldUntil):
            yield from facts_faults(f"{at}/unmet/facts", condition.unmet.facts, related=True)
    for key, rule in (("approval", benefit.select.approval), ("claim", benefit.select.claim)):
        if isinstance(rule, ApprovalRequired | NotDenied | ClaimRequired):
            yield from unknown_items(f"{path}/select/{key}", rule.items, benefit)
    yield from _assignments(f"{path}/select/assignments", benefit.select.assignments)


def unknown_items(path: str, items: Iterable[str] | None, benefit: Benefit) -> Iterator[Fault]:
    """Give the items that something names and the benefit does not select."""
    known = {each.item_id for each in benefit.select.items}
    for place, name in enumerate(items or ()):
        if name not in known:
            yield Fault(f"{path}/items/{place}", f"no item {name} is selected")


def facts_faults(path: str, facts: Facts, *, related: bool = False) -> Iterator[Fault]:
    """Give what contradicts itself in a filter of facts, which may be `related` to another."""
    if facts.where is not None:
        problem = fault_of(facts.where, related=related)
        if problem is not None:
            yield Fault(f"{path}/where", problem)
    since, until = facts.earned_from, facts.earned_until
    if since is not None and until is not None and until <= since:
        yield Fault(f"{path}/earned_until", "must be after earned_from: nothing would match")
    if isinstance(facts, AwardFacts) and facts.recognized is False and facts.categories:
        yield Fault(f"{path}/categories", "are of what is recognized: nothing would match")


def _counts(path: str, item: Item) -> Iterator[Fault]:
    own = (CreditFacts, ServiceFacts, BalanceFacts, AwardFacts, YearsWorked)
    if isinstance(item.counts, OwnAmount) and not isinstance(item.facts, own):
        yield Fault(f"{path}/counts/by", "own_amount is for facts that have an amount")
    hours = isinstance(item.facts, CreditFacts | AwardFacts)
    if isinstance(item.counts, OwnAmount) and item.counts.at_most is not None and not hours:
        yield Fault(f"{path}/counts/at_most", "caps the hours of credits and awards")
    if isinstance(item.counts, Recognized | Listed) and not isinstance(
        item.facts, AwardFacts | CreditFacts
    ):
        yield Fault(f"{path}/counts/by", "needs a credential: it is for awards and credits")


def _test(path: str, test: Test) -> Iterator[Fault]:
    match test:
        case Satisfies(where=where):
            problem = fault_of(where)
            if problem is not None:
                yield Fault(f"{path}/where", problem)
        case Holds(facts=facts):
            yield from facts_faults(f"{path}/facts", facts, related=True)
        case AnyOf(tests=tests):
            for index, each in enumerate(tests):
                yield from _test(f"{path}/tests/{index}", each)
        case NotMet(of=of):
            yield from _test(f"{path}/of", of)


def _assignments(path: str, terms: AssignmentFilter) -> Iterator[Fault]:
    both = set(terms.roles or ()) & set(terms.other_roles_than or ())
    if both and both == set(terms.roles or ()):
        yield Fault(f"{path}/roles", "are all excluded by other_roles_than: none would match")
    least, below = terms.minimum_share_of_time, terms.share_of_time_below
    if least is not None and below is not None and below <= least:
        at = f"{path}/share_of_time_below"
        yield Fault(at, f"must be above {least}: none would match")
