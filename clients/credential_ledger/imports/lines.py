"""The lines of a file: UTF-8, with or without a byte-order mark; a line in another is a fault.

A line is read whole, never the file, and an endless one is cut off.
"""

import codecs
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from credential_ledger.imports.findings import Findings

LINE_BYTES_MAX = 1024 * 1024

_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_AS_UTF8 = "; save the file as UTF-8"


class Line(NamedTuple):
    """A line with its number and its end; `sound` where every byte of it could be read."""

    number: int
    text: str
    sound: bool


class Lines:
    """The lines of a stream of bytes; `consumed` tells how many bytes were read so far."""

    def __init__(self, file: BinaryIO, findings: Findings) -> None:
        """Read from `file`; what is wrong goes to `findings`."""
        self._file = file
        self._findings = findings
        self.consumed = 0

    def __iter__(self) -> Iterator[Line]:
        """Walk the lines; nothing of a file in another encoding."""
        number = 0
        try:
            for number, raw in enumerate(iter(self._next, b""), start=1):
                if number == 1:
                    wide = _wide(raw)
                    if wide:
                        self._findings.break_off(1, f"is {wide}{_AS_UTF8}")
                        return
                    raw = raw.removeprefix(codecs.BOM_UTF8)  # noqa: PLW2901 -- no part of the line
                yield self._line(number, raw)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            self._findings.break_off(number + 1, f"cannot be read any further: {error}")

    def _next(self) -> bytes:
        raw = self._file.readline(LINE_BYTES_MAX + 1)
        self.consumed += len(raw)
        return raw

    def _line(self, number: int, raw: bytes) -> Line:
        if len(raw) > LINE_BYTES_MAX:
            self._skip(raw)
            self._findings.break_off(number, f"is longer than {LINE_BYTES_MAX} bytes")
            return Line(number, "\n", sound=False)
        try:
            return Line(number, raw.decode(), sound=True)
        except UnicodeDecodeError as error:
            self._findings.break_off(number, _not_utf8(raw, error))
            return Line(number, raw.decode(errors="replace"), sound=False)

    def _skip(self, raw: bytes) -> None:
        while raw and not raw.endswith(b"\n"):
            raw = self._next()


def _wide(raw: bytes) -> str:
    """The encoding with several bytes a character that a first line is in; empty: none."""
    for mark, name in _WIDE.items():
        if raw.startswith(mark):
            return name
    return "UTF-16" if b"\0" in raw else ""


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> str:
    told = f"is not UTF-8 (byte {raw[error.start]:#04x} at byte {error.start + 1} of the line)"
    try:
        # Of the 256 bytes only five are no character of Windows-1252.
        near = raw[max(0, error.start - 10) : error.start + 11].decode("cp1252").strip()
    except UnicodeDecodeError:
        return f"{told}{_AS_UTF8}"
    return f"{told}; it looks like Latin-1, as in {near!r}{_AS_UTF8}"
