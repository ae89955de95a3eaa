"""A file that nests without end is refused by whatever command reads it, and never a crash."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from credential_ledger import plain
from credential_ledger.cli.ledgerctl import ledgerctl


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize("depth", [plain.MOST_DEPTH + 1, 600, 100_000])
def test_a_document_has_no_more_than_so_many_levels(depth: int) -> None:
    assert plain.loads(nested(plain.MOST_DEPTH)) != []
    objects = '{"a": ' * depth + "0" + "}" * depth
    for text in (nested(depth), objects):
        with pytest.raises(ValueError, match=r"^nested too deep$"):
            plain.loads(text)


@pytest.mark.parametrize("name", ["a.json", "a.txt"])
@pytest.mark.parametrize(
    "command",
    [
        ("payroll", "record", "--manifest"),
        ("salary", "explain", "e-1", "--district", "d", "--on", "2026-01-01", "--if"),
        ("activity", "record", "--from-json"),
        ("batch", "record"),
    ],
)
@pytest.mark.parametrize("text", ["[" * 100_000, f'[{{"award": {nested(600)}}}]'])
def test_every_command_that_reads_one_says_so(
    tmp_path: Path, command: Sequence[str], name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    said = CliRunner().invoke(ledgerctl, [*command, str(path)])
    assert said.exit_code == 2, said.output
    assert said.stderr.startswith(f"Not done: {path}")
    assert said.stderr.rstrip().endswith("nested too deep.")


def test_a_policy_is_checked_alike_whatever_the_name_of_its_file(tmp_path: Path) -> None:
    for name in ("a.json", "a.txt"):
        path = tmp_path / name
        path.write_text("[" * 20_000)
        said = CliRunner().invoke(ledgerctl, ["policy", "check", str(path)])
        assert said.exit_code == 1
        assert "nested deeper than 16 levels" in said.stdout
