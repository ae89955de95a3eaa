"""What a server notes about itself in its data, and what to do when its service is gone."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from services.postgres.errors import OrphanStays

_NOTE = "postmaster.pid"
_PATIENCE_SECONDS = 60.0
_POLL_SECONDS = 0.01
# PostgreSQL adds line by line while it starts: process, folder, time, port, ..., state.
_PORT_LINE = 3
_STATE_LINE = 7


@dataclass(frozen=True, slots=True)
class Note:
    """A server's own words: its process, its TCP port, and whether it takes connections."""

    pid: int
    port: int | None
    ready: bool


def read_note(pgdata: Path) -> Note | None:
    """The note in `pgdata`, or None where there is none yet; its server may be long dead."""
    try:
        lines = (pgdata / _NOTE).read_text().splitlines()
    except FileNotFoundError:
        return None
    if not lines or not lines[0].isdigit():
        return None
    port = "".join(lines[_PORT_LINE : _PORT_LINE + 1])
    ready = len(lines) > _STATE_LINE and lines[_STATE_LINE].strip() == "ready"
    return Note(int(lines[0]), int(port) if port.isdigit() else None, ready)


def end_orphan(pgdata: Path) -> None:
    """Makes way for a start: ends a server whose service is gone, forgets one that never was.

    Only for the holder of the directory's lock. Raises OrphanStays.
    """
    note = read_note(pgdata)
    if note is None or not Path(f"/proc/{note.pid}").exists():
        return
    if not works_in(note.pid, pgdata):
        # After a reboot, or in a new container, the number belongs to some other process, and
        # PostgreSQL would take that one for its own.
        (pgdata / _NOTE).unlink(missing_ok=True)
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(note.pid, signal.SIGINT)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while works_in(note.pid, pgdata):
        if time.monotonic() > deadline:
            raise OrphanStays(pgdata, note.pid)
        time.sleep(_POLL_SECONDS)


def end_leftovers(pgdata: Path) -> None:
    """Asks what a killed server left at work to end: a busy one would hold up the next start.

    Only for the holder of the directory's lock, while no server runs.
    """
    for process in Path("/proc").glob("[0-9]*"):
        if works_in(int(process.name), pgdata):
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(process.name), signal.SIGTERM)


def works_in(pid: int, pgdata: Path) -> bool:
    """Whether process `pid` is PostgreSQL on this data: it always works inside the folder."""
    process = Path(f"/proc/{pid}")
    try:
        named = (process / "comm").read_text().strip() == "postgres"
        return named and (process / "cwd").samefile(pgdata)
    except OSError:
        return False
