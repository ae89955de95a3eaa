"""Files from folders and zips: those that are asked for, read as streams."""

import zipfile
from pathlib import Path

import pytest

from credential_ledger.imports.findings import Findings, RowFault
from credential_ledger.imports.lines import LINE_BYTES_MAX, Lines
from credential_ledger.imports.sources import Unreadable, opened

NAMES = ("orgs.csv", "users.csv")


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("users.csv", "a,b\n")
        archive.writestr("../orgs.csv", "elsewhere\n")
        archive.writestr("secrets.csv", "not asked for\n")
    return path


def test_of_a_zip_only_the_files_asked_for_at_its_top_are_read(roster: Path) -> None:
    with opened(roster, NAMES) as found:
        assert list(found) == ["users.csv"]
        with found["users.csv"].open() as file:
            assert file.read() == b"a,b\n"
    assert [path.name for path in roster.parent.iterdir()] == ["roster.zip"]


def test_of_a_folder_only_the_files_asked_for_are_read(tmp_path: Path) -> None:
    (tmp_path / "orgs.csv").write_bytes(b"a,b\n")
    (tmp_path / "users.csv").mkdir()
    with opened(tmp_path, NAMES) as found:
        assert {name: each.size for name, each in found.items()} == {"orgs.csv": 4}


def test_what_is_neither_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "roster").write_bytes(b"no zip")
    with (
        pytest.raises(Unreadable, match="neither a folder nor a zip"),
        opened(tmp_path / "roster", NAMES),
    ):
        pass


def test_a_zip_that_is_damaged_inside_is_a_fault_of_the_line_where_it_ends(roster: Path) -> None:
    raw = bytearray(roster.read_bytes())
    raw[40] ^= 0xFF
    roster.write_bytes(raw)
    faults: list[RowFault] = []
    with opened(roster, NAMES) as found, found["users.csv"].open() as file:
        assert list(Lines(file, Findings("users.csv", faults.append))) == []
    assert str(faults[0]).startswith("users.csv:1: cannot be read any further: ")


def test_a_member_that_unpacks_to_one_endless_line_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("users.csv", "w") as member,
    ):
        for _ in range(64):
            member.write(b"x" * LINE_BYTES_MAX)
    faults: list[RowFault] = []
    with opened(path, NAMES) as found, found["users.csv"].open() as file:
        [line] = Lines(file, Findings("users.csv", faults.append))
    assert (line.sound, len(faults)) == (False, 1)
