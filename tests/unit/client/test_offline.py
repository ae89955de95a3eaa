"""An auditor's replay needs no service, only the rules, wherever they are installed."""

from pathlib import Path

import pytest

from credential_ledger import entries_file, offline
from ledger.projections.replay import replay
from tests.support.entries import raw_entries
from tests.support.granting import earn_simply, lakeview, teacher


def test_the_rules_are_found_where_the_service_is_installed(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"")
    assert offline.replay_file(tmp_path / "log").position == 0


def test_a_file_that_ends_early_is_not_replayed_as_a_whole_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"\x00\x00")
    with pytest.raises(entries_file.EntriesFileBroken):
        offline.replay_file(tmp_path / "log")


def test_an_exported_log_answers_as_the_docstring_says(tmp_path: Path) -> None:
    ledger = lakeview()
    educator_id = teacher(ledger)
    _, award_id = earn_simply(ledger, educator_id)
    with (tmp_path / "log").open("wb") as file:
        for entry in raw_entries(ledger):
            entries_file.write(file, entry)
    log = offline.replay_file(tmp_path / "log")
    today = ledger.now.date()
    earned = {item.fact_id: item.status for item in log.transcript(educator_id, today).items}
    assert earned[award_id] == "held"
    before = log.transcript(educator_id, today, known=log.position - 1)
    assert award_id not in {item.fact_id for item in before.items}
    due = log.eligibility(educator_id, "lakeview", today)
    assert (due.educator_id, due.effective_on) == (educator_id, today)
    progress = log.professional_development(educator_id, "lakeview", today)
    assert progress.educator_id == educator_id


def test_the_rules_are_typed_as_a_replayed_log() -> None:
    typed: offline.ReplayedLog = replay(())
    assert typed.position == 0
