"""What the next start does about a process that a note names."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from services.postgres import orphan
from services.postgres.errors import OrphanStays
from services.postgres.orphan import end_leftovers, end_orphan

OBEDIENT = "echo ready; read line"
STUBBORN = "trap '' INT; echo ready; read line"


@contextmanager
def process(behaviour: str, works_in: Path) -> Iterator[subprocess.Popen[bytes]]:
    program = works_in / "postgres"
    shutil.copy("/bin/sh", program)
    # Whoever runs tests in the background has this signal ignored, and a shell inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [program, "-c", behaviour], cwd=works_in, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as started:
        signal.signal(signal.SIGINT, before)
        assert started.stdout is not None
        started.stdout.readline()
        yield started
        started.kill()


def name_in_note(pgdata: Path, pid: int) -> Path:
    note = pgdata / "postmaster.pid"
    note.write_text(f"{pid}\n")
    return note


def test_a_server_without_its_service_is_ended(tmp_path: Path) -> None:
    with process(OBEDIENT, tmp_path) as server:
        name_in_note(tmp_path, server.pid)
        end_orphan(tmp_path)
        assert server.wait() == -signal.SIGINT


def test_a_server_that_does_not_end_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orphan, "_PATIENCE_SECONDS", 0.0)
    with process(STUBBORN, tmp_path) as server:
        name_in_note(tmp_path, server.pid)
        with pytest.raises(OrphanStays, match=f"kill -INT {server.pid}"):
            end_orphan(tmp_path)


def test_a_process_that_works_elsewhere_is_left_alone_and_the_note_forgotten(
    tmp_path: Path,
) -> None:
    pgdata = tmp_path / "pgdata"
    pgdata.mkdir()
    with process(OBEDIENT, tmp_path) as somebody:
        note = name_in_note(pgdata, somebody.pid)
        end_orphan(pgdata)
        assert somebody.poll() is None
        assert not note.exists()


def test_a_note_of_a_process_that_is_gone_is_left_to_postgresql(tmp_path: Path) -> None:
    with process(OBEDIENT, tmp_path) as gone:
        gone.kill()
        gone.wait()
        note = name_in_note(tmp_path, gone.pid)
        end_orphan(tmp_path)
    assert note.exists()


def test_without_a_note_there_is_nothing_to_do(tmp_path: Path) -> None:
    end_orphan(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_server_left_is_ended_and_nobody_else(tmp_path: Path) -> None:
    pgdata = tmp_path / "pgdata"
    pgdata.mkdir()
    with process(OBEDIENT, pgdata) as leftover, process(OBEDIENT, tmp_path) as somebody:
        end_leftovers(pgdata)
        assert leftover.wait() == -signal.SIGTERM
        assert somebody.poll() is None
