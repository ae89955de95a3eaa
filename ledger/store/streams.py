"""The streams decisions are made on, kept in memory and caught up when they are found behind."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from psycopg import Connection

from ledger.domain.recorded import Recorded
from ledger.domain.stream import Stream
from ledger.domain.values import Fact
from ledger.store.codec import decode
from ledger.store.log import stream_entries


class StreamCache:
    """At most `capacity` streams, those used longest ago forgotten first. For one thread."""

    def __init__(self, capacity: int = 20_000) -> None:
        """Start empty."""
        self._capacity = capacity
        self._streams: OrderedDict[str, Stream] = OrderedDict()

    def get(self, name: str) -> Stream | None:
        """Give a stream as it was last seen, or None where it is not kept."""
        stream = self._streams.get(name)
        if stream is not None:
            self._streams.move_to_end(name)
        return stream

    def catch_up(self, connection: Connection[Any], names: Iterable[str]) -> None:
        """Read what was added to streams since they were last seen, with one query."""
        known = {name: self._streams.get(name) or Stream(name) for name in names}
        if not known:
            return
        after = {name: stream.version for name, stream in known.items()}
        for entry in stream_entries(connection, after):
            stream = known[entry.header.stream]
            known[stream.name] = stream.followed_by(decode(entry))
        for stream in known.values():
            self._keep(stream)

    def add(self, recorded: Recorded[Fact]) -> None:
        """Take a fact that was just recorded at the end of a stream as this cache knows it."""
        stream = self._streams.get(recorded.stream) or Stream(recorded.stream)
        if recorded.version == stream.version + 1:
            self._keep(stream.followed_by(recorded))

    def trim(self) -> None:
        """Forget what is too much; called between batches, so a batch never loses a stream."""
        while len(self._streams) > self._capacity:
            self._streams.popitem(last=False)

    def _keep(self, stream: Stream) -> None:
        self._streams[stream.name] = stream
        self._streams.move_to_end(stream.name)


def streams_at(
    connection: Connection[Any], names: Iterable[str], position: int
) -> dict[str, Stream]:
    """Read streams by name as they were known at a position, with one query."""
    found = {name: Stream(name) for name in names}
    for entry in stream_entries(connection, dict.fromkeys(found, 0), position):
        stream = found[entry.header.stream]
        found[stream.name] = stream.followed_by(decode(entry))
    return found
