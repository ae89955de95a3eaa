"""Faults of meaning in what a benefit selects and asks for."""

from collections.abc import Iterator

from ledger.domain.pay.checks.trying import fault_of_trying
from ledger.domain.pay.inputs.expression import fault_of
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.select.time_shares import shares_asked
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
    yield from _shares(path, terms)


def _shares(path: str, terms: AssignmentFilter) -> Iterator[Fault]:
    asked = shares_asked(terms)
    if asked and terms.share_of_time_of is None:
        problem = "is missing: each_assignment or selected_together, as a share of time is asked"
        yield Fault(f"{path}/share_of_time_of", problem)
    least, above = terms.minimum_share_of_time, terms.share_of_time_above
    most, below = terms.share_of_time_at_most, terms.share_of_time_below
    if least is not None and above is not None:
        yield Fault(f"{path}/share_of_time_above", "stands beside minimum_share_of_time: say one")
    if most is not None and below is not None:
        yield Fault(f"{path}/share_of_time_below", "stands beside share_of_time_at_most: say one")
    lower = least if above is None else above
    upper, name = (most, "share_of_time_at_most")
    if below is not None:
        upper, name = below, "share_of_time_below"
    if lower is None or upper is None:
        return
    if upper < lower or (upper == lower and (least is None or most is None)):
        yield Fault(f"{path}/{name}", f"must be above {lower}: none would match")
