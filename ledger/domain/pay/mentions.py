"""Everything a policy document names that stands elsewhere, each with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from ledger.domain.pay.document import PolicyDocument
from ledger.domain.pay.parts import Place, parts_of
from ledger.domain.pay.terms.decide import Lanes
from ledger.domain.pay.terms.names import NAMES, NameOf

_HERE = (NameOf.BENEFIT, NameOf.POOL, NameOf.ITEM, NameOf.LABEL)
"""What stands in the document itself, or nowhere."""


class Mention(NamedTuple):
    """Where a name stands, of what it is, and the name; a lane's is SCHEDULE/LANE."""

    path: str
    of: NameOf
    name: str


def mentions(document: PolicyDocument) -> Iterator[Mention]:
    """Give every name, as often as it stands in the document."""
    for place in parts_of(document):
        of = place.extra.get(NAMES)
        if of is not None and of not in _HERE:
            yield Mention(place.path, NameOf(of), _whole(place))


def _whole(place: Place) -> str:
    lanes = place.within.value if place.within is not None else None
    name = str(place.value)
    if place.extra[NAMES] is NameOf.LANE and isinstance(lanes, Lanes):
        return f"{lanes.schedule_id}/{name}"
    return name
