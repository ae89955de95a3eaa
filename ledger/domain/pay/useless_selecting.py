"""Rules of stage 1 that can never match or never matter."""

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.domain.pay.constant import always
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.narrowing import covers
from ledger.domain.pay.terms.accumulate import EachCycle, Together
from ledger.domain.pay.terms.conditions import (
    AnyOf,
    Condition,
    HeldUntil,
    Holds,
    NotMet,
    Satisfies,
    Test,
)
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.facts import Facts
from ledger.domain.pay.terms.select import AssignmentFilter

_NEVER, _ALWAYS = (
    "is true of nothing it is asked of",
    "is true of everything it is asked of",
)


def useless_in_selecting(path: str, benefit: Benefit, begins_on: date | None) -> Iterator[Fault]:
    """Give what of a benefit's selection is useless; `begins_on` is the policy's first day."""
    yield from _shadowed(path, benefit)
    yield from _before_policy(path, benefit, begins_on)
    for index, item in enumerate(benefit.select.items):
        yield from useless_where(f"{path}/select/items/{index}/facts", item.facts)
    counting = benefit.accumulate
    if isinstance(counting, Together) and isinstance(counting.over, EachCycle):
        yield from useless_where(f"{path}/accumulate/over/of", counting.over.of)
    for index, condition in enumerate(benefit.select.conditions):
        at = f"{path}/select/conditions/{index}"
        yield from _tested(f"{at}/test", condition.test, _asked_of(condition, benefit))
        if isinstance(condition.unmet, HeldUntil):
            yield from useless_where(f"{at}/unmet/facts", condition.unmet.facts)
    yield from _assignments(f"{path}/select/assignments", benefit.select.assignments)


def useless_where(path: str, facts: Facts) -> Iterator[Fault]:
    """Give the expression of a filter that selects nothing, or leaves nothing out."""
    if facts.where is not None:
        yield from _constant(f"{path}/where", facts.where, [facts])


def _constant(path: str, where: str, facts: Iterable[Facts]) -> Iterator[Fault]:
    found = always(where, facts)
    if found is not None:
        yield Fault(path, _ALWAYS if found else _NEVER)


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


def _asked_of(condition: Condition, benefit: Benefit) -> list[Facts]:
    return [
        item.facts
        for item in benefit.select.items
        if condition.items is None or item.item_id in condition.items
    ]


def _tested(path: str, test: Test, facts: list[Facts]) -> Iterator[Fault]:
    match test:
        case Satisfies(where=where):
            yield from _constant(f"{path}/where", where, facts)
        case Holds(facts=held):
            yield from useless_where(f"{path}/facts", held)
        case AnyOf(tests=tests):
            for index, each in enumerate(tests):
                yield from _tested(f"{path}/tests/{index}", each, facts)
                if each in tests[:index]:
                    yield Fault(f"{path}/tests/{index}", "stands there already")
        case NotMet(of=of):
            yield from _tested(f"{path}/of", of, facts)


def _assignments(path: str, terms: AssignmentFilter) -> Iterator[Fault]:
    excluded = set(terms.other_roles_than or ())
    for index, role in enumerate(terms.roles or ()):
        if role in excluded:
            yield Fault(f"{path}/roles/{index}", f"{role} is excluded by other_roles_than")
    for index, role in enumerate(terms.other_roles_than or ()):
        if terms.roles is not None and role not in terms.roles:
            yield Fault(f"{path}/other_roles_than/{index}", f"roles leave {role} out already")
