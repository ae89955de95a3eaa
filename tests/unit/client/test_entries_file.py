"""A log in a file: each entry behind its length, nothing else."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_ledger import entries_file
from credential_ledger.entries_file import EntriesFileBroken, NoEntriesFile, Resumed
from services.cli.entry_file import read_entries

ENTRY = b'{"recorded_at":1}\n{}'


def written(*entries: bytes) -> bytes:
    file = BytesIO()
    for entry in entries:
        entries_file.write(file, entry)
    return file.getvalue()


def test_a_length_is_four_bytes_with_the_highest_first() -> None:
    assert written(b"x" * 258) == b"\x00\x00\x01\x02" + b"x" * 258


@given(st.lists(st.binary(min_size=1, max_size=300)))
def test_what_the_client_writes_the_service_loads(entries: list[bytes]) -> None:
    loaded = list(read_entries(BytesIO(written(*entries))))
    assert loaded == list(enumerate(entries, start=1))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(written(ENTRY, b"b"))
    assert list(entries_file.read(tmp_path / "log")) == [ENTRY, b"b"]


@pytest.mark.parametrize("kept", [1, 3, 4, 10])
def test_a_file_that_ends_within_an_entry_says_which(tmp_path: Path, kept: int) -> None:
    whole = written(ENTRY)
    (tmp_path / "log").write_bytes(whole + whole[:kept])
    with pytest.raises(EntriesFileBroken) as caught:
        list(entries_file.read(tmp_path / "log"))
    assert caught.value.position == 2


@pytest.mark.parametrize("kept", [0, 1, 4, 10])
def test_an_export_is_taken_up_behind_the_last_whole_entry(tmp_path: Path, kept: int) -> None:
    whole = written(b"a", ENTRY)
    (tmp_path / "log").write_bytes(whole + written(ENTRY)[:kept])
    resumed = Resumed(tmp_path / "log")
    assert (resumed.position, resumed.size, resumed.last) == (2, len(whole), ENTRY)


def test_an_export_to_a_new_file_starts_at_the_beginning(tmp_path: Path) -> None:
    resumed = Resumed(tmp_path / "none")
    assert (resumed.position, resumed.size, resumed.last) == (0, 0, b"")


@pytest.mark.parametrize("content", [b"hello", b"\x00\x00\x00", b"\x00\x00\x00\x05half"])
def test_what_holds_no_whole_entry_is_not_taken_up(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes").write_bytes(content)
    with pytest.raises(NoEntriesFile, match="no whole entry"):
        Resumed(tmp_path / "notes")
