"""What replaces what stands: sent only where it differs.

The same may be said again after it was replaced: a request id that follows from what is said alone
would then be an old one, and nothing would change. So it follows from what stands, too. Where that
is read before a ledger has caught up with an import of a moment ago, the id is that of this import,
and nothing is recorded twice.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from credential_ledger import batches
from credential_ledger.batches import Decided
from credential_ledger.imports import identity
from credential_ledger.imports.findings import Findings, Place
from credential_ledger.imports.known import Known
from credential_ledger.imports.ledger import Ledger, Reference
from credential_ledger.imports.planning import Part, Planned
from credential_ledger.v1.credential_service_pb2 import BatchItem

_WHOLE: Mapping[str, Part] = MappingProxyType({})


def replacing(
    noun: Reference,
    place: Place,
    findings: Findings,
    known: Known,
    parts: Mapping[str, Part] = _WHOLE,
) -> Iterator[Planned]:
    """Record a noun, unless just so it stands."""
    known.publish(noun)
    stands = known.ledger.standing(noun)
    if noun == stands:
        findings.standing += 1
        return
    said = noun.SerializeToString(deterministic=True).hex()
    before = b"" if stands is None else stands.SerializeToString(deterministic=True)
    request_id = identity.request_id(known.district_id, said, before.hex())
    item = batches.item(noun, request_id)
    yield Planned(place, item, parts=parts, published=noun, replaces=stands is not None)


def until_it_stands(
    planned: Planned, decided: Decided, ledger: Ledger, send: Callable[[BatchItem], Decided]
) -> Decided:
    """Say again what had been recorded before and was replaced since; else the verdict it has."""
    noun = planned.published
    while noun is not None and (position := _replayed_at(decided)):
        ledger.read_again(position)
        if ledger.standing(noun) == noun:
            break
        request_id = identity.following(decided.item.request_id, position)
        decided = send(batches.item(noun, request_id))
    return decided


def _replayed_at(decided: Decided) -> int:
    """The position at which something had been recorded before; 0 where it had not."""
    receipt = decided.verdict.receipt
    return receipt.position if receipt.replayed else 0
