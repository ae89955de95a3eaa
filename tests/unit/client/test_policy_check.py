"""`ledgerctl policy check`: without a service, and with words where the rules are not installed."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from credential_ledger.cli.ledgerctl import ledgerctl

POLICY = Path(__file__).parents[3] / "examples/policies/kettle-moraine.json"


def run(path: Path, *more: str) -> Result:
    return CliRunner().invoke(ledgerctl, ["policy", "check", str(path), *more])


def test_a_good_document_is_said_to_be_good() -> None:
    said = run(POLICY)
    assert (said.exit_code, said.output.strip()) == (0, "No faults, and every rule can matter.")


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
