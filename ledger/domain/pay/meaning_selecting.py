"""Faults of meaning in what a benefit selects and asks for."""

from collections.abc import Iterator

from ledger.domain.pay.expression import fault_of
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.parts import Place
from ledger.domain.pay.terms.conditions import HeldUntil, Holds
from ledger.domain.pay.terms.facts import (
    IS_EXPRESSION,
    AwardFacts,
    BalanceFacts,
    CreditFacts,
    Facts,
    ServiceFacts,
    YearsWorked,
)
from ledger.domain.pay.terms.quantity import Listed, OwnAmount, Recognized
from ledger.domain.pay.terms.select import AssignmentFilter, Item
from ledger.domain.pay.trying import fault_of_trying


def selecting_faults(place: Place) -> Iterator[Fault]:
    """Give what contradicts itself in an expression, a filter or what facts count for."""
    if IS_EXPRESSION in place.extra:
        yield from _expression(place)
    match place.value:
        case Item() as item:
            yield from _counts(place.path, item)
        case AssignmentFilter() as terms:
            yield from _assignments(place.path, terms)
        case facts if isinstance(facts, Facts):
            yield from _facts(place.path, facts)


def _expression(place: Place) -> Iterator[Fault]:
    facts = place.within
    around = None if facts is None else facts.within
    # What stands in something unreadable may yet be about a fact.
    related = facts is not None and isinstance(facts.value, Facts)
    related = related and (around is None or isinstance(around.value, HeldUntil | Holds))
    source = str(place.value)
    problem = fault_of(source, related=related) or fault_of_trying(source)
    if problem is not None:
        yield Fault(place.path, problem)


def _facts(path: str, facts: Facts) -> Iterator[Fault]:
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


def _assignments(path: str, terms: AssignmentFilter) -> Iterator[Fault]:
    both = set(terms.roles or ()) & set(terms.other_roles_than or ())
    if both and both == set(terms.roles or ()):
        yield Fault(f"{path}/roles", "are all excluded by other_roles_than: none would match")
    least, below = terms.minimum_share_of_time, terms.share_of_time_below
    if least is not None and below is not None and below <= least:
        at = f"{path}/share_of_time_below"
        yield Fault(at, f"must be above {least}: none would match")
