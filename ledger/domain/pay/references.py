"""What a policy document names that stands elsewhere: credentials, stacks, schedules, schools."""

from collections.abc import Iterable, Iterator

from ledger.domain.book import DistrictBook
from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.terms.accumulate import EachCycle, Together
from ledger.domain.pay.terms.conditions import AnyOf, HeldUntil, Holds, NotMet, Test
from ledger.domain.pay.terms.decide import Lanes, NextLanes, PriceTable
from ledger.domain.pay.terms.facts import AwardFacts, Facts, RenewalFacts, StackFacts
from ledger.domain.pay.terms.pools import TimesPool
from ledger.domain.pay.terms.quantity import Listed


def credentials_named(document: PolicyDocument) -> Iterator[str]:
    """Give every credential a document names."""
    for benefit in document.benefits:
        if isinstance(benefit.decide, PriceTable):
            yield from benefit.decide.prices
        for item in benefit.select.items:
            if isinstance(item.counts, Listed):
                yield from item.counts.quantities
    for facts in _facts(document):
        if isinstance(facts, AwardFacts | RenewalFacts):
            yield from facts.credentials or ()


def stacks_named(document: PolicyDocument) -> Iterator[str]:
    """Give every stack a document names."""
    for facts in _facts(document):
        if isinstance(facts, StackFacts):
            yield from facts.stacks or ()


def faults_of_reference(document: PolicyDocument, book: DistrictBook) -> Iterator[Fault]:
    """Give the schedules, lanes and schools that a document names and the district has not."""
    for index, benefit in enumerate(document.benefits):
        yield from _schedule(f"/benefits/{index}/decide", benefit, book)
        for place, school_id in enumerate(benefit.select.assignments.schools or ()):
            if book.school(school_id) is None:
                at = f"/benefits/{index}/select/assignments/schools/{place}"
                yield Fault(at, f"the district has no school {school_id}")


def _schedule(path: str, benefit: Benefit, book: DistrictBook) -> Iterator[Fault]:
    decide = benefit.decide
    if not isinstance(decide, Lanes | NextLanes):
        return
    versions = [each.fact for each in book.schedules if each.fact.schedule_id == decide.schedule_id]
    if not versions:
        yield Fault(
            f"{path}/schedule_id", f"the district has no salary schedule {decide.schedule_id}"
        )
        return
    if isinstance(decide, NextLanes):
        return
    known = {lane.lane_id for lane in versions[-1].lanes}
    for place, lane_id in enumerate(decide.lanes):
        if lane_id not in known:
            problem = f"{decide.schedule_id} has no lane {lane_id}"
            yield Fault(f"{path}/lanes/{place}", problem)


def _facts(document: PolicyDocument) -> Iterator[Facts]:
    for benefit in document.benefits:
        yield from (item.facts for item in benefit.select.items)
        counting = benefit.accumulate
        if isinstance(counting, Together) and isinstance(counting.over, EachCycle):
            yield counting.over.of
        for condition in benefit.select.conditions:
            yield from _tested([condition.test])
            if isinstance(condition.unmet, HeldUntil):
                yield condition.unmet.facts
    for pool in document.pools:
        if isinstance(pool, TimesPool):
            yield from (*(pool.exempt or ()), *(pool.beyond or ()))


def _tested(tests: Iterable[Test]) -> Iterator[Facts]:
    for test in tests:
        match test:
            case Holds(facts=facts):
                yield facts
            case AnyOf(tests=several):
                yield from _tested(several)
            case NotMet(of=of):
                yield from _tested([of])
