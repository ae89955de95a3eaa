"""One run of the PostgreSQL server: start, wait until it answers, end."""

import contextlib
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from services.postgres.binaries import Binaries
from services.postgres.bootstrap import child_environment
from services.postgres.directory import DataDirectory
from services.postgres.errors import StartFailed
from services.postgres.orphan import read_note
from services.postgres.unprivileged import Identity

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    # Statements and row values may carry what no log should.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
"""Given on the command line, so that they hold for data of any age."""

_RECOVERY_SECONDS = 300.0
_POLL_SECONDS = 0.01
_PASSING = (
    "could not bind",
    "could not create any TCP/IP sockets",
    "pre-existing shared memory block",
    'lock file "postmaster.pid" already exists',
)


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def is_passing(failure: StartFailed) -> bool:
    """Whether the same start may work a moment later: a port or a dying server in the way."""
    return any(phrase in failure.tail for phrase in _PASSING)


def launch(
    directory: DataDirectory,
    binaries: Binaries,
    who: Identity,
    port: int,
    abandoned: Callable[[], bool],
) -> subprocess.Popen[bytes]:
    """Starts the server on `port` and returns when it answers; ends it once `abandoned`.

    The server gets SIGINT when the calling thread ends. Raises StartFailed.
    """
    directory.bound_log()
    settings = [f"--{name}={value}" for name, value in (SETTINGS | {"port": str(port)}).items()]
    with directory.log.open("ab") as log:
        said_before = log.tell()
        process = subprocess.Popen(
            [*who.prefix, binaries.postgres, "-D", str(directory.pgdata), *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=child_environment(),
            # Ctrl-C is for the service, which ends PostgreSQL after its last accepted command.
            start_new_session=True,
        )
    deadline = time.monotonic() + _RECOVERY_SECONDS
    while not _answers(directory.pgdata, process.pid):
        ended = process.poll() is not None
        if ended or abandoned() or time.monotonic() > deadline:
            end(process)
            reason = "it ended" if ended else "it did not answer in time or was told to stop"
            raise StartFailed(reason, directory.log, _tail(directory.log, said_before))
        time.sleep(_POLL_SECONDS)
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends the server: fast, then immediately, then by force."""
    for number, patience in (
        (signal.SIGINT, 30.0),
        (signal.SIGQUIT, 10.0),
        (signal.SIGKILL, 10.0),
    ):
        # Root without the right to kill still ends it by ending the thread that started it.
        with contextlib.suppress(PermissionError):
            process.send_signal(number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        return


def _answers(pgdata: Path, pid: int) -> bool:
    note = read_note(pgdata)
    return note is not None and note.pid == pid and note.ready


def _tail(log: Path, start: int) -> str:
    with log.open("rb") as file:
        file.seek(start)
        return file.read()[-2000:].decode(errors="replace")
