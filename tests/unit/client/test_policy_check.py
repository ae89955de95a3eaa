"""`ledgerctl policy check`: without a service, and with words where the rules are not installed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from credential_ledger.cli import files
from credential_ledger.cli.ledgerctl import ledgerctl

GOOD = "No faults, and no rule was found that can never matter."
POLICY = Path(__file__).parents[3] / "examples/policies/kettle-moraine.json"


def run(path: Path, *more: str) -> Result:
    return CliRunner().invoke(ledgerctl, ["policy", "check", str(path), *more])


def test_a_good_document_is_said_to_be_good() -> None:
    said = run(POLICY)
    assert (said.exit_code, said.output.strip()) == (0, GOOD)


def test_every_fault_has_its_place_and_the_command_fails(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({**json.loads(POLICY.read_text()), "language": 2, "extra": 1}))
    said = run(path)
    assert said.exit_code == 1
    assert "/language" in said.output
    assert "/extra" in said.output


def test_what_can_never_matter_is_told_and_no_failure(tmp_path: Path) -> None:
    document = json.loads(POLICY.read_text())
    document["benefits"][0]["accumulate"]["uses"] = []
    path = tmp_path / "policy.yaml"
    path.write_text(json.dumps(document))
    said = run(path)
    assert said.exit_code == 0
    assert said.output.count("no benefit draws on") == len(document["pools"])


def test_a_key_that_stands_twice_is_a_fault_in_yaml_as_it_is_in_json(tmp_path: Path) -> None:
    text = POLICY.read_text().replace('"amount": ', '"amount": "1.00",\n"amount": ', 1)
    first = text.index('"amount"')
    line = text[:first].count("\n") + 1
    problems = []
    for name in ("policy.json", "policy.yaml"):
        path = tmp_path / name
        path.write_text(text.replace('"language": 1', '"language": 2'))
        said = run(path, "--json")
        assert said.exit_code == 1
        amount, language = sorted(
            json.loads(said.stdout)["faults"], key=lambda each: each["path"] == "/language"
        )
        assert amount["path"].endswith("/amount")
        assert language == {"path": "/language", "problem": "must be 1"}
        problems.append(amount["problem"])
    assert problems[0] == "stands more than once"
    assert problems[1] == f"stands more than once: on lines {line} and {line + 1}"


def test_a_file_in_which_a_key_stands_twice_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text("title: a\ntitle: b\nx: {y: 1, y: 2}")
    with pytest.raises(files.Repeated) as refused:
        files.document(path)
    assert "/title stands more than once: on lines 1 and 2; /x/y stands" in str(refused.value)


def test_a_file_that_cannot_be_read_has_that_one_fault(tmp_path: Path) -> None:
    problems = []
    for name in ("policy.json", "policy.yaml"):
        path = tmp_path / name
        path.write_text('{"language": 1,\n "title": [')
        said = run(path, "--json")
        assert said.exit_code == 1
        (fault,) = json.loads(said.stdout)["faults"]
        assert fault["path"] == ""
        problems.append(fault["problem"])
    assert [each.partition(":")[0] for each in problems] == ["not JSON", "not YAML"]
    assert all("line 2 column 12" in each for each in problems)


def test_a_byte_order_mark_before_a_document_is_no_part_of_it(tmp_path: Path) -> None:
    for name in ("policy.json", "policy.yaml"):
        path = tmp_path / name
        path.write_text(POLICY.read_text(), encoding="utf-8-sig")
        said = run(path)
        assert (said.exit_code, said.output.strip()) == (0, GOOD)
