"""A file that `ledgerctl` cannot take: what is wrong with it, and where."""

from pathlib import Path

import pytest

from credential_ledger.cli.fault import Fault
from tests.acceptance.client.conftest import Run
from tests.support.fake_service import FakeService


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json", "{", "a.json: not JSON: Expecting"),
        ("a.json", '{"hours": "1", "hours": "10"}', "a.json: 'hours' stands more than once"),
        ("a.json", '{"hours": "1", "when": 3}', "no field 'when'"),
        ("a.json", '{"completed_on": "soon"}', "completed_on: 'soon' is not a day"),
        ("a.json", "[]", "an object with fields is expected"),
        ("a.json", "", "a.json: holds nothing"),
        ("a.yaml", " \n", "a.yaml: holds nothing"),
        ("a.txt", "hours: 1", "it is read as YAML where its name ends in .yaml or .yml"),
        ("a.yaml", "hours: [", "a.yaml: not YAML: while parsing"),
        ("a.yaml", "hours: 1\nhours: 10", "a.yaml: /hours stands more than once"),
    ],
)
def test_a_fault_of_a_file_ends_with_2_and_says_where(
    service: FakeService, run: Run, tmp_path: Path, name: str, text: str, told: str
) -> None:
    folder = tmp_path / ("a long name for a folder " * 5).strip()
    folder.mkdir()
    (folder / name).write_text(text)
    said = run("activity", "record", "--from-json", str(folder / name))
    assert said.exit_code == 2
    assert said.stderr.startswith(f"Not done: {folder / name}: ")
    assert told in said.stderr
    assert not service.calls


def test_a_fault_is_a_sentence_with_one_full_stop() -> None:
    assert str(Fault("It is wrong.")) == str(Fault("It is wrong")) == "It is wrong."
