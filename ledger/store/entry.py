"""The exact bytes of an entry: header JSON, LF, data.

`recorded_at` is set inside the database's lock and always fills the same place at the front, so
the rest of an entry, its *body*, is known before; the append function puts the two together.
"""

from datetime import UTC, datetime

import msgspec

from ledger.store.errors import EntryTooLarge

SIZE_LIMIT = 65_535
"""Bytes: what a C2SP tlog-tiles entry bundle can carry."""

_OPENING = b'{"recorded_at":"'
_INSTANT_SIZE = len("2026-11-24T03:00:00.123456Z")
_BODY_AT = len(_OPENING) + _INSTANT_SIZE + len(b'",')


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the ledger itself says about an entry, apart from when it was recorded.

    `version` counts the entries of `stream` from 1. `type` is our own tag with the version of its
    shape (`award.v1`). `actor` is a pseudonymous principal, who acted in `role` for `district`.
    """

    stream: str
    version: int
    type: str
    actor: str
    role: str | None = None
    district: str | None = None
    request_id: str


class Entry(msgspec.Struct, frozen=True):
    """One entry of the log; `raw` are its exact bytes, `data` those behind the header."""

    position: int
    recorded_at: datetime
    header: Header
    data: bytes
    raw: bytes


class NotAnEntry(ValueError):
    """The bytes are not in the entry format."""


_headers = msgspec.json.Decoder(Header)
_encoder = msgspec.json.Encoder()


def encode_body(header: Header, data: bytes) -> bytes:
    """Everything of an entry behind its `recorded_at`.

    Raises:
        EntryTooLarge: the entry would pass `SIZE_LIMIT`.
    """
    body = _encoder.encode(header)[1:] + b"\n" + data
    size = _BODY_AT + len(body)
    if size > SIZE_LIMIT:
        raise EntryTooLarge(size, SIZE_LIMIT)
    return body


def encode(recorded_at: datetime, header: Header, data: bytes) -> bytes:
    """The bytes the append function records for this header and data at this instant."""
    instant = recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return _OPENING + instant.encode() + b'",' + encode_body(header, data)


def parse(position: int, raw: bytes) -> Entry:
    """Reads stored bytes. Header keys this program does not know are passed over.

    Raises:
        NotAnEntry: no header in the entry format stands at the front.
    """
    line, separator, data = raw.partition(b"\n")
    if not (separator and line.startswith(_OPENING)):
        raise NotAnEntry("no header line that opens with recorded_at")
    try:
        instant = line[len(_OPENING) : len(_OPENING) + _INSTANT_SIZE].decode()
        recorded_at = datetime.fromisoformat(instant)
        header = _headers.decode(line)
    except ValueError as error:
        raise NotAnEntry(str(error)) from error
    return Entry(position, recorded_at, header, data, raw)
