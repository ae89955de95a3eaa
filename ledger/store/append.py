"""The append: a batch of requests in, a verdict for each out, in one call of the database."""

from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any

import msgspec
from psycopg import Connection

from ledger.store.arrays import integers, texts
from ledger.store.entry import Header, encode_body
from ledger.store.fingerprint import FINGERPRINT_SIZE


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """One request to record one entry.

    `expected_version` is the version of `stream` it was decided on (0: no entry yet), `consulted`
    names the other streams it was decided on with theirs. (`actor`, `request_id`) is the
    idempotency key and `fingerprint` the 32 bytes that tell a repeated request from another one.
    """

    stream: str
    expected_version: int
    type: str
    actor: str
    role: str | None = None
    district: str | None = None
    request_id: str
    fingerprint: bytes
    data: bytes
    consulted: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        """Fingerprints travel side by side, so a short one would spoil its neighbours."""
        if len(self.fingerprint) != FINGERPRINT_SIZE:
            message = f"a fingerprint has {FINGERPRINT_SIZE} bytes, not {len(self.fingerprint)}"
            raise ValueError(message)

    def body(self) -> bytes:
        """The entry behind its `recorded_at`. Raises `EntryTooLarge`."""
        header = Header(
            stream=self.stream,
            version=self.expected_version + 1,
            type=self.type,
            actor=self.actor,
            role=self.role,
            district=self.district,
            request_id=self.request_id,
        )
        return encode_body(header, self.data)


class Recorded(msgspec.Struct, frozen=True):
    """The entry is in the log, and durable."""

    position: int
    recorded_at: datetime
    version: int


class Replayed(msgspec.Struct, frozen=True):
    """The same request was recorded before, here; nothing was recorded now."""

    position: int
    recorded_at: datetime


class RequestIdReused(msgspec.Struct, frozen=True):
    """The request id was used before, by the entry at this position, for something else."""

    position: int


class Conflict(msgspec.Struct, frozen=True):
    """A stream written or consulted is not at the version the request was decided on."""

    stream: str
    expected: int
    actual: int


Verdict = Recorded | Replayed | RequestIdReused | Conflict

_CALL = """
SELECT * FROM ledger.append(
    %s::text[], %s::integer[], %s::integer[], %s::text[], %s::text[], %s::text[], %s::integer[],
    %b, %b, %s::integer[], %s::integer[], %s::integer[], %s::integer[])
"""


def append(connection: Connection[Any], batch: Sequence[Append]) -> list[Verdict]:
    """Records what can be recorded of a batch and answers each request, in order.

    A later request may build on an earlier one of the batch. Calling again with the same batch is
    harmless: what was recorded the first time is `Replayed`.

    Raises:
        EntryTooLarge: before anything is sent.
        psycopg.Error: the batch as a whole failed, or its outcome is unknown.
    """
    if not batch:
        return []
    streams: dict[str, int] = {}
    parameters = _parameters(batch, streams)
    rows = connection.execute(_CALL, parameters, prepare=True, binary=True).fetchall()
    names = list(streams)
    return [_verdict(one, row, names) for one, row in zip(batch, rows, strict=True)]


def _parameters(batch: Sequence[Append], streams: dict[str, int]) -> list[object]:
    """The call's parameters; fills `streams` with the index of each stream named."""

    def index(stream: str) -> int:
        return streams.setdefault(stream, len(streams) + 1)

    first: dict[tuple[str, str], int] = {}
    twins = [first.setdefault((a.actor, a.request_id), i) for i, a in enumerate(batch, 1)]
    targets = [index(a.stream) for a in batch]
    consulted = [(index(stream), version) for a in batch for stream, version in a.consulted]
    bodies = [a.body() for a in batch]
    return [
        texts(streams),
        integers(targets),
        integers(a.expected_version for a in batch),
        texts(a.type for a in batch),
        texts(a.actor for a in batch),
        texts(a.request_id for a in batch),
        integers(twins),
        b"".join([a.fingerprint for a in batch]),
        b"".join(bodies),
        integers(accumulate(map(len, bodies))),
        integers(stream for stream, _ in consulted),
        integers(version for _, version in consulted),
        integers(accumulate(len(a.consulted) for a in batch)),
    ]


def _verdict(one: Append, row: tuple[Any, ...], streams: list[str]) -> Verdict:
    verdict, position, recorded_at, same_content, clash, actual = row
    if verdict == "recorded":
        return Recorded(position, recorded_at, one.expected_version + 1)
    if verdict == "seen":
        return Replayed(position, recorded_at) if same_content else RequestIdReused(position)
    stream = streams[clash - 1]
    expected = one.expected_version if stream == one.stream else dict(one.consulted)[stream]
    return Conflict(stream, expected, actual)
