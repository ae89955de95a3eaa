"""An auditor's replay needs no service, only the rules, wherever they are installed."""

from importlib.metadata import EntryPoints
from pathlib import Path

import pytest

from credential_ledger import entries_file, offline
from credential_ledger.offline import ReplayNotInstalled


def test_the_rules_are_found_where_the_service_is_installed(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"")
    assert offline.replay_file(tmp_path / "log").position == 0


def test_without_the_rules_a_person_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(offline, "entry_points", lambda **_: EntryPoints())
    with pytest.raises(ReplayNotInstalled, match="pip install credential-ledger "):
        offline.find_replay()


def test_a_file_that_ends_early_is_not_replayed_as_a_whole_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"\x00\x00")
    with pytest.raises(entries_file.EntriesFileBroken):
        offline.replay_file(tmp_path / "log")
