"""The folder of a payroll run: nothing of others is lost, and a failure leaves nothing behind."""

from pathlib import Path

import pytest

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


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "lines.csv").mkdir()
    with pytest.raises(OSError, match="directory") as failed:
        files.write(RUN, tmp_path)
    assert failed.value.filename == str(tmp_path / "lines.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["lines.csv"]


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
