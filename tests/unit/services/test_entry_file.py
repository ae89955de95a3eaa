"""The file of an exported log is read entry by entry, and refused where it is cut."""

import io

import pytest

from ledger.store.errors import MalformedEntry
from services.cli.entry_file import read_entries


def framed(*entries: bytes) -> bytes:
    return b"".join(len(entry).to_bytes(4, "big") + entry for entry in entries)


def test_entries_have_the_positions_of_their_order() -> None:
    file = io.BytesIO(framed(b"one", b"two\nand more"))
    assert list(read_entries(file)) == [(1, b"one"), (2, b"two\nand more")]


def test_an_empty_file_holds_an_empty_log() -> None:
    assert list(read_entries(io.BytesIO())) == []


@pytest.mark.parametrize(
    ("content", "position"),
    [
        (framed(b"one")[:-1], 1),
        (framed(b"one", b"two")[:9], 2),
        (framed(b"one") + b"\0\0\0\0", 2),
        (b"\xff\xff\xff\xff", 1),
    ],
)
def test_a_file_that_is_cut_or_no_log_is_refused_at_the_entry(
    content: bytes, position: int
) -> None:
    with pytest.raises(MalformedEntry) as refused:
        list(read_entries(io.BytesIO(content)))
    assert refused.value.position == position
