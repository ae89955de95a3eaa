"""The lock says who runs a data directory; the log stays within bounds; notes are read in part."""

import os
from pathlib import Path

import pytest

from services.postgres.directory import DataDirectory, DirectoryLock, lock_holder
from services.postgres.errors import DataDirectoryForeign, DataDirectoryInUse, DataDirectoryUnusable
from services.postgres.orphan import Note, read_note


def test_a_held_directory_names_its_holder(tmp_path: Path) -> None:
    held = DirectoryLock(DataDirectory(tmp_path))
    with pytest.raises(DataDirectoryInUse) as refused:
        DirectoryLock(DataDirectory(tmp_path))
    assert refused.value.pid == os.getpid() == lock_holder(tmp_path)
    held.release()


def test_a_released_directory_can_be_taken(tmp_path: Path) -> None:
    DirectoryLock(DataDirectory(tmp_path)).release()
    assert lock_holder(tmp_path) is None
    DirectoryLock(DataDirectory(tmp_path)).release()


def test_a_new_directory_is_shut_to_others(tmp_path: Path) -> None:
    DirectoryLock(DataDirectory(tmp_path / "new")).release()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_present_directory_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    DirectoryLock(DataDirectory(tmp_path)).release()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_a_large_log_moves_aside_and_its_writer_goes_on(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    with directory.log.open("ab", buffering=0) as writer:
        writer.write(b"old\n" * 3_000_000)
        directory.bound_log()
        writer.write(b"new\n")
    assert directory.log.read_text() == "new\n"
    assert (tmp_path / "postgres.log.1").stat().st_size == 12_000_000


def test_a_small_log_stays(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    directory.log.write_text("line\n")
    directory.bound_log()
    assert [path.name for path in tmp_path.iterdir()] == ["postgres.log"]


def test_data_of_somebody_else_are_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pgdata").mkdir()
    stranger = os.getuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    with pytest.raises(DataDirectoryForeign):
        DataDirectory(tmp_path).give_to(stranger)


NOTE = ["321", "/data", "1790000000", "5433", "", "127.0.0.1", "  1 2", "ready   "]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (0, None),
        (1, Note(321, None, ready=False)),
        (4, Note(321, 5433, ready=False)),
        (7, Note(321, 5433, ready=False)),
        (8, Note(321, 5433, ready=True)),
    ],
)
def test_a_note_is_read_however_far_it_is_written(
    tmp_path: Path, lines: int, read: Note | None
) -> None:
    (tmp_path / "postmaster.pid").write_text("\n".join(NOTE[:lines]))
    assert read_note(tmp_path) == read


def test_a_damaged_version_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "pgdata").mkdir()
    (tmp_path / "pgdata" / "PG_VERSION").touch()
    with pytest.raises(DataDirectoryUnusable, match="PG_VERSION"):
        _ = DataDirectory(tmp_path).major


def test_no_note_is_none(tmp_path: Path) -> None:
    assert read_note(tmp_path) is None
