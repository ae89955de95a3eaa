"""Where PostgreSQL cannot be run as anybody, the reasons of every way are told."""

import os
from pathlib import Path

import pytest

from services.postgres.errors import CannotRunUnprivileged, ProgramMissing
from services.postgres.unprivileged import find_identity


def fake(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_a_machine_without_setpriv_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramMissing, match="util-linux"):
        find_identity("postgres", tmp_path)


def test_a_root_without_any_way_is_told_why_each_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, "setpriv", "echo not permitted >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(CannotRunUnprivileged) as refused:
        find_identity("postgres", tmp_path)
    namespace, other_user = refused.value.tried
    assert "unshare" in namespace
    assert "No such file" in namespace
    assert other_user.endswith("not permitted")
    assert "give the DSN of a server" in str(refused.value)


def test_root_takes_the_second_way_where_the_first_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, "unshare", "echo No space left on device >&2; exit 1")
    fake(tmp_path, "setpriv", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    found = find_identity("postgres", tmp_path)
    assert found.prefix[0] == "setpriv"
    assert found.owner == 65534


def test_an_ordinary_user_stays_who_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 65534)
    found = find_identity("postgres", tmp_path)
    assert found.prefix == ("setpriv", "--pdeathsig", "INT", "--")
    assert found.owner == 65534
