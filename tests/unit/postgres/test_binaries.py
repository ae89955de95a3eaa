"""Programs are found in a stated order, and what is wrong with a place is said."""

import stat
from pathlib import Path

import pytest

from services.postgres import binaries
from services.postgres.binaries import BINDIR_VARIABLE, Binaries, find_binaries
from services.postgres.errors import BinariesNotFound


def install(folder: Path, version: str) -> Path:
    """Programs that know nothing but their version."""
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "{name} (PostgreSQL) {version}"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


def only(monkeypatch: pytest.MonkeyPatch, *places: Path) -> None:
    """Lets the search see `places` alone."""
    monkeypatch.delenv(BINDIR_VARIABLE, raising=False)
    named = [(place.name, place) for place in places]
    monkeypatch.setattr(binaries, "_places", lambda: iter(named))


def test_the_environment_variable_chooses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BINDIR_VARIABLE, str(install(tmp_path / "bin", "16.3")))
    assert find_binaries() == Binaries(tmp_path / "bin", "16.3", BINDIR_VARIABLE)


def test_a_wrong_environment_variable_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BINDIR_VARIABLE, str(tmp_path))
    with pytest.raises(BinariesNotFound, match=f"{BINDIR_VARIABLE}: no initdb in {tmp_path}"):
        find_binaries()


@pytest.mark.parametrize(
    ("printed", "understood"), [("15.18 (Debian 15.18-0+deb12u1)", "15.18"), ("18beta1", "18beta1")]
)
def test_versions_are_read_as_distributions_print_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str, understood: str
) -> None:
    only(monkeypatch, install(tmp_path / "bin", printed))
    assert find_binaries().version == understood


def test_data_that_exist_choose_the_version_that_made_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, install(tmp_path / "new", "18.6"), install(tmp_path / "old", "15.2"))
    assert find_binaries(15).source == "old"
    assert find_binaries(17).source == "new"
    assert find_binaries().source == "new"


def test_every_place_that_was_tried_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, tmp_path / "none", install(tmp_path / "ancient", "9.6.1"))
    with pytest.raises(BinariesNotFound) as refused:
        find_binaries()
    assert refused.value.looked_at == (
        f"none: no initdb in {tmp_path / 'none'}",
        "ancient: PostgreSQL 9 is not supported",
    )
    assert 'pip install "credential-ledger[embedded]"' in str(refused.value)


def test_a_program_that_does_not_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = install(tmp_path / "broken", "18.6")
    (broken / "postgres").write_text("#!/nowhere/sh\n")
    only(monkeypatch, broken)
    with pytest.raises(BinariesNotFound, match=r"broken: .*No such file"):
        find_binaries()
