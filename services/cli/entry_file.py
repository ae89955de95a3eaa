"""The file of an exported log: each entry preceded by its length.

The length is a 4-byte unsigned integer, big-endian, in bytes; then come the entry's exact bytes.
Entries stand in the order of their positions, from 1; nothing stands before, between or behind.
`ledgerctl audit export` writes it.
"""

from collections.abc import Iterator
from typing import BinaryIO

from ledger.store.entry import SIZE_LIMIT
from ledger.store.errors import MalformedEntry

_LENGTH_SIZE = 4


def read_entries(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Gives position and bytes of each entry.

    Raises:
        MalformedEntry: the file ends within an entry, or a length is none an entry can have.
    """
    position = 0
    while length := file.read(_LENGTH_SIZE):
        position += 1
        size = int.from_bytes(length, "big")
        if len(length) < _LENGTH_SIZE or not 0 < size <= SIZE_LIMIT:
            raise MalformedEntry(position, "no length of an entry stands before it")
        entry = file.read(size)
        if len(entry) < size:
            raise MalformedEntry(position, "the file ends within it")
        yield position, entry
