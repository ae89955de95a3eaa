"""What a policy document names that stands elsewhere, looked up among what is known there."""

from collections.abc import Iterable, Iterator

from ledger.domain.pay.checks.known import Names
from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.mentions import Mention, mentions
from ledger.domain.pay.terms.names import NameOf

_KINDS = (NameOf.YEAR, NameOf.PERIODS, NameOf.DAYS)
REFUSED = frozenset(
    {
        NameOf.CREDENTIAL,
        NameOf.STACK,
        NameOf.SCHEDULE,
        NameOf.LANE,
        NameOf.CELL,
        NameOf.SCHOOL,
    }
)
"""A policy that names one of these that is not there is refused.

Any other name selects nothing until there is something of that name; it may follow.
"""
_PART_OF = {NameOf.LANE: NameOf.SCHEDULE, NameOf.CELL: NameOf.LANE}
"""A name with slashes begins with that of what it is a part of."""

_UNKNOWN = {
    NameOf.CREDENTIAL: "no credential {} is defined",
    NameOf.STACK: "no stack {} is defined",
    NameOf.ISSUER: "no issuer {} is registered",
    NameOf.SCHEDULE: "the district has no salary schedule {}",
    NameOf.LANE: "the district has no lane {}",
    NameOf.CELL: "no schedule of the district has the cell {}",
    NameOf.SCHOOL: "the district has no school {}",
    NameOf.SCHOOL_LEVEL: "no school of the district is of the level {}",
    NameOf.SCHOOL_DESIGNATION: "no school of the district has the designation {}",
    NameOf.ROLE: "nobody in the district has the role {}",
    NameOf.EMPLOYEE_GROUP: (
        "neither jobs nor calendars nor schedules of the district name the group {}"
    ),
    NameOf.CATEGORY: "the district recognizes nothing in the category {}",
    NameOf.SEPARATION_REASON: "nobody has left the district for the reason {} yet",
    NameOf.YEAR: "no calendar of the district names a year of the kind {}",
    NameOf.PERIODS: "no calendar of the district names a {}",
    NameOf.DAYS: "no calendar of the district says which days are {} days",
}


def faults_of_reference(document: PolicyDocument, known: Names) -> Iterator[Fault]:
    """Give the names for which a document is refused: what they name is not there."""
    return _unknown((each for each in mentions(document) if each.of in REFUSED), known)


def names_of_nothing(document: PolicyDocument, known: Names) -> Iterator[Fault]:
    """Give the names that select nothing, and what rests on calendars that are not there."""
    return _unknown((each for each in mentions(document) if each.of not in REFUSED), known)


def _unknown(named: Iterable[Mention], known: Names) -> Iterator[Fault]:
    """Give the names that nobody knows; the parts of what is not there are left out."""
    mentioned = list(named)
    wanted: dict[NameOf, set[str]] = {}
    for each in mentioned:
        wanted.setdefault(each.of, set()).add(each.name)
    there = {of: frozenset(known.names(of, names)) for of, names in wanted.items()}
    for path, of, name in mentioned:
        whole = _PART_OF.get(of)
        missing = whole in there and name.rpartition("/")[0] not in there[whole]
        if not missing and name not in there[of]:
            yield Fault(path, _UNKNOWN[of].format(name.replace("_", " ") if of in _KINDS else name))
