"""Everything a policy document names that stands elsewhere, each with its place."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.fault import pointer
from ledger.domain.pay.keeping import rules_of_leaving
from ledger.domain.pay.terms.accumulate import EachCycle, Together
from ledger.domain.pay.terms.conditions import AnyOf, HeldUntil, Holds, NotMet, Test
from ledger.domain.pay.terms.decide import Lanes, NextLanes, PriceTable
from ledger.domain.pay.terms.facts import AwardFacts, Facts, RenewalFacts, StackFacts, YearsWorked
from ledger.domain.pay.terms.loss import SeparationLoss
from ledger.domain.pay.terms.pools import TimesPool
from ledger.domain.pay.terms.quantity import Listed
from ledger.domain.pay.terms.select import AssignmentFilter


class NameOf(StrEnum):
    """What a name is of."""

    CREDENTIAL = "credential"
    STACK = "stack"
    ISSUER = "issuer"
    SCHEDULE = "schedule"
    LANE = "lane"
    SCHOOL = "school"
    SCHOOL_LEVEL = "school_level"
    SCHOOL_DESIGNATION = "school_designation"
    ROLE = "role"
    EMPLOYEE_GROUP = "employee_group"
    CATEGORY = "category"
    SEPARATION_REASON = "separation_reason"


class Mention(NamedTuple):
    """Where a name stands, of what it is, and the name; a lane's is SCHEDULE/LANE."""

    path: str
    of: NameOf
    name: str


_LISTED: dict[type, dict[str, NameOf]] = {
    AwardFacts: {
        "credentials": NameOf.CREDENTIAL,
        "issuers": NameOf.ISSUER,
        "categories": NameOf.CATEGORY,
    },
    RenewalFacts: {"credentials": NameOf.CREDENTIAL},
    StackFacts: {"stacks": NameOf.STACK},
    YearsWorked: {"roles": NameOf.ROLE, "employee_groups": NameOf.EMPLOYEE_GROUP},
    AssignmentFilter: {
        "roles": NameOf.ROLE,
        "other_roles_than": NameOf.ROLE,
        "employee_groups": NameOf.EMPLOYEE_GROUP,
        "schools": NameOf.SCHOOL,
        "school_levels": NameOf.SCHOOL_LEVEL,
        "school_designations": NameOf.SCHOOL_DESIGNATION,
    },
    SeparationLoss: {"reasons": NameOf.SEPARATION_REASON},
}
"""Which lists of a filter name what."""


def mentions(document: PolicyDocument) -> Iterator[Mention]:
    """Give every name, as often as it stands in the document."""
    for index, benefit in enumerate(document.benefits):
        path = f"/benefits/{index}"
        yield from _prices(path, benefit)
        yield from _schedule(f"{path}/decide", benefit)
        yield from _in_lists(f"{path}/select/assignments", benefit.select.assignments)
        for place, rule in enumerate(rules_of_leaving(benefit.pay)):
            yield from _in_lists(f"{path}/pay/separation/{place}", rule)
    for path, facts in _facts(document):
        yield from _in_lists(path, facts)


def _prices(path: str, benefit: Benefit) -> Iterator[Mention]:
    if isinstance(benefit.decide, PriceTable):
        for name in benefit.decide.prices:
            yield Mention(pointer(f"{path}/decide/prices", name), NameOf.CREDENTIAL, name)
    for place, item in enumerate(benefit.select.items):
        if isinstance(item.counts, Listed):
            at = f"{path}/select/items/{place}/counts/quantities"
            for name in item.counts.quantities:
                yield Mention(pointer(at, name), NameOf.CREDENTIAL, name)


def _schedule(path: str, benefit: Benefit) -> Iterator[Mention]:
    decide = benefit.decide
    if isinstance(decide, Lanes | NextLanes):
        yield Mention(f"{path}/schedule_id", NameOf.SCHEDULE, decide.schedule_id)
    if isinstance(decide, Lanes):
        for place, lane_id in enumerate(decide.lanes):
            name = f"{decide.schedule_id}/{lane_id}"
            yield Mention(f"{path}/lanes/{place}", NameOf.LANE, name)


def _in_lists(path: str, terms: Facts | AssignmentFilter | SeparationLoss) -> Iterator[Mention]:
    for key, of in _LISTED.get(type(terms), {}).items():
        for place, name in enumerate(getattr(terms, key) or ()):
            yield Mention(f"{path}/{key}/{place}", of, name)


def _facts(document: PolicyDocument) -> Iterator[tuple[str, Facts]]:
    for index, benefit in enumerate(document.benefits):
        path = f"/benefits/{index}"
        for place, item in enumerate(benefit.select.items):
            yield f"{path}/select/items/{place}/facts", item.facts
        counting = benefit.accumulate
        if isinstance(counting, Together) and isinstance(counting.over, EachCycle):
            yield f"{path}/accumulate/over/of", counting.over.of
        for place, condition in enumerate(benefit.select.conditions):
            at = f"{path}/select/conditions/{place}"
            yield from _tested([(f"{at}/test", condition.test)])
            if isinstance(condition.unmet, HeldUntil):
                yield f"{at}/unmet/facts", condition.unmet.facts
    for index, pool in enumerate(document.pools):
        if isinstance(pool, TimesPool):
            for key, several in (("exempt", pool.exempt), ("beyond", pool.beyond)):
                for place, facts in enumerate(several or ()):
                    yield f"/pools/{index}/{key}/{place}", facts


def _tested(tests: Iterable[tuple[str, Test]]) -> Iterator[tuple[str, Facts]]:
    for path, test in tests:
        match test:
            case Holds(facts=facts):
                yield f"{path}/facts", facts
            case AnyOf(tests=several):
                yield from _tested(
                    (f"{path}/tests/{place}", each) for place, each in enumerate(several)
                )
            case NotMet(of=of):
                yield from _tested([(f"{path}/of", of)])
