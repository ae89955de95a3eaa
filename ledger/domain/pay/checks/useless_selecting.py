"""Rules of stage 1 that can never match or never matter."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.pay.checks.constant import always
from ledger.domain.pay.checks.narrowing import covers
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import Place
from ledger.domain.pay.select.time_shares import shares_asked
from ledger.domain.pay.terms.conditions import AnyOf, Condition
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.facts import IS_EXPRESSION, Facts
from ledger.domain.pay.terms.select import AssignmentFilter, ShareOf

_NEVER, _ALWAYS = (
    "is true of nothing it is asked of",
    "is true of everything it is asked of",
)


def useless_in_selecting(place: Place, begins_on: date | None) -> Iterator[Fault]:
    """Give what is useless in a selection; `begins_on` is the policy's first day."""
    path = place.path
    match place.value:
        case Benefit() as benefit:
            yield from _shadowed(path, benefit)
            yield from _before_policy(path, benefit, begins_on)
        case AssignmentFilter() as terms:
            yield from _assignments(path, terms)
        case AnyOf(tests=tests):
            for index, each in enumerate(tests):
                if each in tests[:index]:
                    yield Fault(f"{path}/tests/{index}", "stands there already")
        case _ if IS_EXPRESSION in place.extra:
            yield from _constant(place)


def _constant(place: Place) -> Iterator[Fault]:
    """Give an expression that is true of all it is asked of, or of nothing."""
    found = always(str(place.value), _asked_of(place))
    if found is not None:
        yield Fault(place.path, _ALWAYS if found else _NEVER)


def _asked_of(place: Place) -> list[Facts]:
    """Give what an expression is asked of: its own filter's facts, or those of its condition."""
    owner = None if place.within is None else place.within.value
    if isinstance(owner, Facts):
        return [owner]
    condition, benefit = place.around(Condition), place.around(Benefit)
    if condition is None or benefit is None:
        return []
    return [
        item.facts
        for item in benefit.select.items
        if condition.items is None or item.item_id in condition.items
    ]


def _shadowed(path: str, benefit: Benefit) -> Iterator[Fault]:
    """Give the items that an earlier one leaves nothing for."""
    items = benefit.select.items
    for place, item in enumerate(items):
        before = (earlier for earlier in items[:place] if covers(earlier.facts, item.facts))
        earlier = next(before, None)
        if earlier is not None:
            problem = f"selects what {earlier.item_id} before it has already selected"
            yield Fault(f"{path}/select/items/{place}", problem)


def _before_policy(path: str, benefit: Benefit, begins_on: date | None) -> Iterator[Fault]:
    if begins_on is None or benefit.date.governed_by is not GovernedBy.VERSION_ON_AWARD:
        return
    for place, item in enumerate(benefit.select.items):
        until = item.facts.earned_until
        if until is not None and until <= begins_on:
            problem = f"what is earned before the policy begins, on {begins_on}, never counts"
            yield Fault(f"{path}/select/items/{place}/facts/earned_until", problem)


def _assignments(path: str, terms: AssignmentFilter) -> Iterator[Fault]:
    yield from _shares(path, terms)
    excluded = set(terms.other_roles_than or ())
    for index, role in enumerate(terms.roles or ()):
        if role in excluded:
            yield Fault(f"{path}/roles/{index}", f"{role} is excluded by other_roles_than")
    for index, role in enumerate(terms.other_roles_than or ()):
        if terms.roles is not None and role not in terms.roles:
            yield Fault(f"{path}/other_roles_than/{index}", f"roles leave {role} out already")


def _shares(path: str, terms: AssignmentFilter) -> Iterator[Fault]:
    nothing = "asks nothing: every share is above 0"
    if terms.minimum_share_of_time == 0:
        yield Fault(f"{path}/minimum_share_of_time", nothing)
    if terms.share_of_time_above == 0:
        yield Fault(f"{path}/share_of_time_above", nothing)
    for name in ("share_of_time_at_most", "share_of_time_below"):
        if getattr(terms, name) == 0:
            yield Fault(f"{path}/{name}", "leaves nothing: every share is above 0")
    if not shares_asked(terms) and terms.share_of_time_of is not None:
        yield Fault(f"{path}/share_of_time_of", "never matters: no share of time is asked for")
    if terms.share_of_time_of is ShareOf.EACH_ASSIGNMENT:
        if terms.share_of_time_above == 1:
            yield Fault(f"{path}/share_of_time_above", "leaves nothing: no share is above 1")
        if terms.share_of_time_at_most == 1:
            yield Fault(f"{path}/share_of_time_at_most", "asks nothing: no share is above 1")
