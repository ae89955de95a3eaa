"""What a policy document names that stands elsewhere: credentials, stacks, schedules, schools."""

from collections.abc import Iterator

from ledger.domain.book import DistrictBook
from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.fault import Fault
from ledger.domain.pay.mentions import mentions
from ledger.domain.pay.terms.decide import Lanes, NextLanes
from ledger.domain.pay.terms.names import NameOf


def credentials_named(document: PolicyDocument) -> Iterator[str]:
    """Give every credential a document names."""
    return (each.name for each in mentions(document) if each.of is NameOf.CREDENTIAL)


def stacks_named(document: PolicyDocument) -> Iterator[str]:
    """Give every stack a document names."""
    return (each.name for each in mentions(document) if each.of is NameOf.STACK)


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
