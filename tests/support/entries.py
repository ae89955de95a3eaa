"""The entries of a ledger in memory as bytes of a log, and as requests to append them."""

from collections.abc import Sequence
from uuid import UUID

from ledger.domain.recorded import Recorded
from ledger.domain.values import Fact
from ledger.store import codec
from ledger.store.append import Append
from ledger.store.entry import Header, encode
from ledger.store.fingerprint import fingerprint
from tests.support.memory import MemoryLedger


def raw_entries(ledger: MemoryLedger) -> list[bytes]:
    """Give the exact bytes of every entry, in order."""
    return [_raw(recorded) for recorded in ledger.entries]


def appends(ledger: MemoryLedger, after: int = 0) -> Sequence[Append]:
    """Give requests that record the entries behind a position, each on the one before."""
    return [_append(recorded) for recorded in ledger.entries[after:]]


def _request_id(recorded: Recorded[Fact]) -> str:
    return str(UUID(int=recorded.position))


def _raw(recorded: Recorded[Fact]) -> bytes:
    header = Header(
        stream=recorded.stream,
        version=recorded.version,
        type=codec.type_of(recorded.fact),
        actor=recorded.actor.principal_id,
        role=recorded.actor.role,
        district=recorded.actor.district_id,
        request_id=_request_id(recorded),
    )
    return encode(recorded.recorded_at, header, codec.encode(recorded.fact))


def _append(recorded: Recorded[Fact]) -> Append:
    kind, data = codec.type_of(recorded.fact), codec.encode(recorded.fact)
    return Append(
        stream=recorded.stream,
        expected_version=recorded.version - 1,
        type=kind,
        actor=recorded.actor.principal_id,
        role=recorded.actor.role,
        district=recorded.actor.district_id,
        request_id=_request_id(recorded),
        fingerprint=fingerprint(kind, recorded.stream, data),
        data=data,
    )
