"""What a policy document names that stands elsewhere: credentials, stacks, schedules, schools."""

from collections.abc import Collection, Iterator, Mapping

from ledger.domain.book import DistrictBook
from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.mentions import NameOf, mentions
from ledger.domain.pay.terms.decide import Lanes, NextLanes

Undefined = Mapping[NameOf, Collection[str]]
"""By what they are of, the names in a document that the catalogue has not."""


def names_of(document: PolicyDocument, of: NameOf) -> frozenset[str]:
    """Give every name of a kind in a document."""
    return frozenset(each.name for each in mentions(document) if each.of is of)


def faults_of_reference(
    document: PolicyDocument, undefined: Undefined, book: DistrictBook | None
) -> Iterator[Fault]:
    """Give what a document names and the catalogue or the district has not.

    Those are credentials and stacks, and the district's schedules, lanes and schools; of a district
    that is not registered nobody knows what it has.
    """
    for each in mentions(document):
        if each.name in undefined.get(each.of, ()):
            yield Fault(each.path, f"no {each.of.value} {each.name} is defined")
    if book is None:
        return
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
