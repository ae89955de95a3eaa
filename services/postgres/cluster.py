"""A private PostgreSQL that lives as long as the service does."""

import contextlib
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from services.postgres.binaries import Binaries, find_binaries
from services.postgres.bootstrap import DATABASE, OWNER_ROLE, SERVICE_ROLE, create
from services.postgres.directory import DataDirectory, DirectoryLock, refused
from services.postgres.errors import DataDirectoryVersion, PostgresError, StartFailed
from services.postgres.orphan import end_leftovers, end_orphan
from services.postgres.postmaster import end, free_port, is_passing, launch
from services.postgres.unprivileged import Identity, find_identity

_PASSING_SECONDS = 60.0
_RETRY_SECONDS = 0.1
_RELAUNCH_SECONDS_MAX = 5.0
_LOG_CHECK_SECONDS = 30.0


def _not_started(directory: DataDirectory) -> StartFailed:
    """What is asked of a server needs one."""
    return StartFailed("it was not started", directory.log, "")


class Cluster:
    """PostgreSQL on a data directory: created if need be, started, watched, ended.

    A context manager. It listens on 127.0.0.1 only, on a port that changes with every `start`
    and stays over `restart`. When our process dies in whatever way, PostgreSQL ends too.
    """

    def __init__(self, data_dir: Path, binaries: Binaries | None = None) -> None:
        """`data_dir` need not exist. Without `binaries` they are looked for at `start`."""
        self._directory = DataDirectory(data_dir.absolute())
        self._binaries = binaries
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._starter: ThreadPoolExecutor | None = None
        self._directory_lock: DirectoryLock | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._port: int | None = None

    def start(self) -> None:
        """Returns when PostgreSQL answers. Raises PostgresError."""
        with self._lock:
            self._directory_lock = DirectoryLock(self._directory)
            self._closing = threading.Event()
            # PostgreSQL ends with the thread that started it, so one thread starts every one.
            self._starter = ThreadPoolExecutor(1, "postgres-starter")
            try:
                self._in_starter(self._prepare)
                self._in_starter(self._launch)
            except BaseException:
                self.stop()
                raise

    def stop(self) -> None:
        """Ends PostgreSQL, at the latest by force, and lets go of the data directory."""
        self._closing.set()
        with self._lock:
            if self._starter is not None:
                # First, so that a start under way has given up or handed over its process.
                self._starter.shutdown()
            if self._process is not None:
                end(self._process)
            if self._directory_lock is not None:
                self._directory_lock.release()
            self._starter = self._directory_lock = self._process = self._port = None

    def restart(self) -> None:
        """Ends PostgreSQL if it runs and starts it again on the same port. Raises PostgresError."""
        with self._lock:
            if self._process is not None:
                end(self._process)
            self._in_starter(self._launch)

    def alive(self) -> bool:
        """Whether the server process runs."""
        process = self._process
        return process is not None and process.poll() is None

    def supervise(self, report: Callable[[str], None]) -> None:
        """From now on starts PostgreSQL again whenever it dies; `report` gets a sentence each time.

        `report` is called from a thread of ours and must not raise. Ends with `stop`.
        """
        self._running()
        threading.Thread(
            target=self._watch, args=(report,), name="postgres-watcher", daemon=True
        ).start()

    @property
    def data_dir(self) -> Path:
        """The folder that holds everything."""
        return self._directory.root

    @property
    def pid(self) -> int:
        """The server process (postmaster)."""
        return self._running().pid

    @property
    def port(self) -> int:
        """The TCP port on 127.0.0.1."""
        if self._port is None:
            raise _not_started(self._directory)
        return self._port

    @property
    def binaries(self) -> Binaries:
        """The programs that run. Raises BinariesNotFound."""
        if self._binaries is None:
            self._binaries = find_binaries(self._directory.major)
        return self._binaries

    @property
    def identity(self) -> Identity:
        """As whom they run. Raises CannotRunUnprivileged, ProgramMissing."""
        return find_identity(self.binaries.postgres, self._directory.root)

    @property
    def version(self) -> str:
        """PostgreSQL's version, such as `18.6`."""
        return self.binaries.version

    def dsn(self, database: str = DATABASE, user: str = OWNER_ROLE) -> str:
        """How `user` reaches `database`; carries the password. Raises PasswordMissing."""
        password = self._directory.password(user)
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{quote(database, safe='')}"

    def owner_dsn(self, database: str = DATABASE) -> str:
        """How the owner, who migrates, reaches `database`."""
        return self.dsn(database, OWNER_ROLE)

    def service_dsn(self, database: str = DATABASE) -> str:
        """How the service, which owns nothing, reaches `database`."""
        return self.dsn(database, SERVICE_ROLE)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _in_starter(self, work: Callable[[], None]) -> None:
        if self._starter is None:
            raise _not_started(self._directory)
        try:
            self._starter.submit(work).result()
        except OSError as error:
            raise refused(self._directory.root, error) from error

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise _not_started(self._directory)
        return self._process

    def _prepare(self) -> None:
        """Data that these programs can run on, and nobody else running on it."""
        made_by, found = self._directory.major, self.binaries.major
        if made_by is None:
            create(self._directory, self.binaries, self.identity)
        elif made_by != found:
            raise DataDirectoryVersion(self._directory.root, made_by, found)
        self._directory.password(OWNER_ROLE)
        self._directory.password(SERVICE_ROLE)
        end_orphan(self._directory.pgdata)
        self._directory.give_to(self.identity.owner)

    def _launch(self) -> None:
        deadline = time.monotonic() + _PASSING_SECONDS
        while True:
            port = self._port or free_port()
            try:
                self._process = launch(
                    self._directory,
                    self.binaries,
                    self.identity,
                    port,
                    self._closing.is_set,
                )
            except StartFailed as failure:
                hopeless = not is_passing(failure) or time.monotonic() > deadline
                if hopeless or self._closing.is_set():
                    raise
                end_leftovers(self._directory.pgdata)
                self._closing.wait(_RETRY_SECONDS)
            else:
                self._port = port
                return

    def _watch(self, report: Callable[[str], None]) -> None:
        closing, pause = self._closing, _RETRY_SECONDS
        while not closing.is_set():
            if self._outlives(_LOG_CHECK_SECONDS):
                with contextlib.suppress(OSError):  # a full disk ends no watch
                    self._directory.bound_log()
                pause = _RETRY_SECONDS
                continue
            with self._lock:
                if closing.is_set() or self.alive():
                    continue
                report(f"PostgreSQL ended unasked, see {self._directory.log}; starting it again")
                try:
                    self._in_starter(self._launch)
                    report("PostgreSQL runs again")
                except PostgresError as error:
                    report(str(error))
                    closing.wait(pause)
                    pause = min(2 * pause, _RELAUNCH_SECONDS_MAX)

    def _outlives(self, seconds: float) -> bool:
        try:
            self._running().wait(seconds)
        except subprocess.TimeoutExpired:
            return True
        except StartFailed:
            return False
        return False
