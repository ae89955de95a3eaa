"""An exported log into an empty database, every byte as it was."""

from collections.abc import Iterable, Iterator
from typing import Any

from psycopg import Connection

from ledger.store import log
from ledger.store.connection import connect
from ledger.store.entry import SIZE_LIMIT, Entry, NotAnEntry, encode, parse
from ledger.store.errors import LogNotEmpty, MalformedEntry
from ledger.store.fingerprint import fingerprint
from ledger.store.migrate import check_version

_COPY = """
COPY ledger.events
    (position, stream, version, recorded_at, type, actor, request_id, fingerprint, entry)
FROM STDIN (FORMAT binary)
"""
_TYPES = ("int8", "text", "int4", "timestamptz", "text", "text", "text", "bytea", "bytea")


def load(owner_dsn: str, entries: Iterable[tuple[int, bytes]]) -> int:
    """Loads (position, exact bytes) pairs, all or none, and answers the head.

    Stream versions and request fingerprints are made again from the entries. Only the owner of
    the log may load.

    Raises:
        LogNotEmpty: there are entries already.
        MalformedEntry: at the first position that is missing, breaks the order of time or of its
            stream, repeats a request, or is not byte for byte in the entry format.
        DatabaseIsNewer, DatabaseIsOlder, MigrationChanged
    """
    with connect(owner_dsn, statement_timeout_s=0) as connection:
        check_version(connection)
        with connection.transaction():
            # No append may come between looking and loading.
            connection.execute("LOCK TABLE ledger.events IN SHARE ROW EXCLUSIVE MODE")
            found = log.head(connection).position
            if found:
                raise LogNotEmpty(found)
            _copy(connection, checked(entries))
        head = log.head(connection).position
        connection.execute("SELECT pg_notify('ledger_head', %s)", [str(head)])
        return head


def checked(entries: Iterable[tuple[int, bytes]]) -> Iterator[Entry]:
    """The entries parsed, each found to be the one that may follow those before it.

    Raises:
        MalformedEntry
    """
    versions: dict[str, int] = {}
    requests: set[tuple[str, str]] = set()
    last: Entry | None = None
    for expected, (position, raw) in enumerate(entries, 1):
        if position != expected:
            raise MalformedEntry(expected, f"position {position} stands in its place")
        try:
            entry = parse(position, raw)
        except NotAnEntry as error:
            raise MalformedEntry(position, str(error)) from error
        fault = _malformed(entry) or _misplaced(entry, last, versions, requests)
        if fault:
            raise MalformedEntry(position, fault)
        versions[entry.header.stream] = entry.header.version
        requests.add((entry.header.actor, entry.header.request_id))
        last = entry
        yield entry


def _malformed(entry: Entry) -> str | None:
    """What is wrong with an entry whatever stands before it."""
    if len(entry.raw) > SIZE_LIMIT:
        return f"it has {len(entry.raw)} bytes, more than {SIZE_LIMIT}"
    if entry.raw != encode(entry.recorded_at, entry.header, entry.data):
        return "its header is not written as the ledger writes it"
    if b"\\u0000" in entry.raw.partition(b"\n")[0]:
        return "its header holds the character NUL"
    return None


def _misplaced(
    entry: Entry, last: Entry | None, versions: dict[str, int], requests: set[tuple[str, str]]
) -> str | None:
    """Why an entry cannot follow those before it."""
    header = entry.header
    if last and entry.recorded_at <= last.recorded_at:
        return "it was recorded no later than the entry before it"
    version = versions.get(header.stream)
    if header.version not in ((0, 1) if version is None else (version + 1,)):
        return f"version {header.version} of {header.stream} does not follow {version or 0}"
    if (header.actor, header.request_id) in requests:
        return f"request {header.request_id} of {header.actor} is there twice"
    return None


def _copy(connection: Connection[Any], entries: Iterable[Entry]) -> None:
    with connection.cursor().copy(_COPY) as copy:
        copy.set_types(_TYPES)
        for entry in entries:
            header = entry.header
            copy.write_row(
                (
                    entry.position,
                    header.stream,
                    header.version,
                    entry.recorded_at,
                    header.type,
                    header.actor,
                    header.request_id,
                    fingerprint(header.type, header.stream, entry.data),
                    entry.raw,
                )
            )
