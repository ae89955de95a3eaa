"""The folder of a payroll run: nothing of others is lost, and a failure leaves nothing behind."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from credential_ledger.cli.ledgerctl import ledgerctl
from credential_ledger.payroll import files
from tests.unit.client.test_payroll import DECEMBER, RUN, run


def test_the_same_run_may_be_written_again_and_another_one_never_over_it(tmp_path: Path) -> None:
    folder = tmp_path / "november"
    files.write(RUN, folder)
    assert sorted(each.name for each in folder.iterdir()) == sorted(files.contents(RUN))
    files.write(RUN, folder)
    with pytest.raises(files.AnotherRun, match="another payroll run"):
        files.write(run(pay_date=DECEMBER), folder)
    assert (folder / "lines.csv").read_bytes() == files.contents(RUN)["lines.csv"]


@pytest.mark.parametrize("name", ["lines.csv", "lines.jsonl", "manifest.json"])
def test_a_file_of_others_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(files.AnotherRun):
        files.write(RUN, tmp_path)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(name, "mine")]


def test_what_a_stopped_run_left_is_written_on(tmp_path: Path) -> None:
    files.write(RUN, tmp_path)
    (tmp_path / "manifest.json").unlink()
    files.write(RUN, tmp_path)
    assert (tmp_path / "manifest.json").exists()


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize(
    "name", ["lines.csv", "lines.jsonl", "manifest.json", ".lines.csv.part", ".manifest.json.part"]
)
def test_what_is_no_file_in_the_place_of_one_is_named_and_never_waited_for(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    with pytest.raises(OSError, match="not a regular file") as failed:
        files.write(RUN, tmp_path)
    assert failed.value.filename == str(tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_folder_without_a_name_is_refused() -> None:
    options = ("--district", "d", "--pay-date", "2025-11-28", "--out", "")
    said = CliRunner().invoke(ledgerctl, ["payroll", "run", *options])
    assert said.exit_code == 2
    assert "'--out'" in said.stderr
    assert "names no folder" in said.stderr


def test_a_failed_write_leaves_no_part_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path, data: bytes) -> int:
        with part.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space") as failed:
        files.write(RUN, tmp_path)
    assert failed.value.filename == str(tmp_path / "lines.csv")
    assert not list(tmp_path.iterdir())
