"""What a table keeps, however narrow the screen."""

import pytest

from credential_ledger.cli.output import table
from credential_ledger.cli.screen import put


@pytest.mark.parametrize("width", ["20", "200"])
def test_a_table_of_figures_is_never_cut_off(
    width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    put(table("Import", ("!File", ">Rows", ">Rows/s"), [("academicSessions.csv", "15,000", "997")]))
    assert "academicSessions.csv   15,000      997" in capsys.readouterr().out
