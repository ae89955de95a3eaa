"""A log in a file: every entry's exact bytes, each after its length.

The file holds the entries of positions 1, 2, 3 … in order. Before each stands its length in bytes,
a 4-byte big-endian unsigned integer. There is no header and no trailer, so a file that ended early
is taken up again behind its last whole entry.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_LENGTH = struct.Struct(">I")


class EntriesFileBroken(ValueError):
    """The file ends in the middle of an entry."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(f"the file ends within the entry at position {position}")


def read(path: Path) -> Iterator[bytes]:
    """The entries of a file, from position 1.

    Raises:
        EntriesFileBroken: it ends in the middle of an entry.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        yield from _entries(file)


def write(file: BinaryIO, entry: bytes) -> None:
    """Put an entry behind those that `file` holds."""
    file.write(_LENGTH.pack(len(entry)) + entry)


class NoEntriesFile(ValueError):
    """The file holds something, and not one whole entry: nobody's export."""


class Resumed:
    """What an earlier export left, to be taken up: how many entries are whole, and the last.

    Raises:
        NoEntriesFile: the file is of another kind, so nothing may be put in its place.
        OSError: it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.position = 0
        self.size = 0
        self.last = b""
        if path.exists():
            self._walk(path)

    def _walk(self, path: Path) -> None:
        try:
            for entry in read(path):
                self.position += 1
                self.size += _LENGTH.size + len(entry)
                self.last = entry
        except EntriesFileBroken as broken:
            if not self.position:
                raise NoEntriesFile(f"{path} holds something, and no whole entry") from broken


def _entries(file: BinaryIO) -> Iterator[bytes]:
    position = 1
    while prefix := file.read(_LENGTH.size):
        if len(prefix) < _LENGTH.size:
            raise EntriesFileBroken(position)
        (length,) = _LENGTH.unpack(prefix)
        entry = file.read(length)
        if len(entry) < length:
            raise EntriesFileBroken(position)
        yield entry
        position += 1
