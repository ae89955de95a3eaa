"""What lies in a data directory, who owns it, and the lock that says who runs it."""

import fcntl
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from services.postgres.errors import (
    DataDirectoryForeign,
    DataDirectoryInUse,
    DataDirectoryUnusable,
    PasswordMissing,
    PostgresError,
)
from services.postgres.unprivileged import NOBODY

_LOG_BYTES_MAX = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """The one folder that holds everything of one private PostgreSQL."""

    root: Path

    @property
    def pgdata(self) -> Path:
        """The part that PostgreSQL itself writes."""
        return self.root / "pgdata"

    @property
    def log(self) -> Path:
        """PostgreSQL's messages; the older half is in `postgres.log.1`."""
        return self.root / "postgres.log"

    @property
    def major(self) -> int | None:
        """Major version that made the data, or None before there is any.

        Raises DataDirectoryUnusable, OSError.
        """
        try:
            return int((self.pgdata / "PG_VERSION").read_text().strip())
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise DataDirectoryUnusable(self.root, "its PG_VERSION is damaged") from error

    def password_file(self, role: str) -> Path:
        """Where the password of `role` is kept, mode 0600."""
        return self.root / f"{role}.password"

    def password(self, role: str) -> str:
        """The password of `role`. Raises PasswordMissing."""
        path = self.password_file(role)
        password = path.read_text().strip() if path.exists() else ""
        if not password:
            raise PasswordMissing(path)
        return password

    def give_to(self, owner: int) -> None:
        """Makes PostgreSQL's part belong to `owner`, where it was root's or nobody's before.

        Raises DataDirectoryForeign where it is anybody else's.
        """
        present = self.pgdata.stat().st_uid
        if present == owner:
            return
        if os.geteuid() != 0 or present not in (0, NOBODY):
            raise DataDirectoryForeign(self.pgdata, present)
        for folder, folders, files in os.walk(self.pgdata):
            for name in (*folders, *files):
                os.lchown(Path(folder, name), owner, owner)
        # Last, so that a change that was cut short is taken up again.
        os.lchown(self.pgdata, owner, owner)

    def bound_log(self) -> None:
        """Moves the log's content aside once it is large; a few lines may be lost meanwhile."""
        if self.log.exists() and self.log.stat().st_size > _LOG_BYTES_MAX:
            # PostgreSQL holds the file open for appending, so it is emptied, never replaced.
            shutil.copyfile(self.log, self.log.with_name("postgres.log.1"))
            os.truncate(self.log, 0)


class DirectoryLock:
    """The right to run a data directory: held from creation until `release` or our death."""

    def __init__(self, directory: DataDirectory) -> None:
        """Creates the directory if need be and takes the lock.

        Raises DataDirectoryInUse, DataDirectoryForeign, DataDirectoryUnusable.
        """
        root = directory.root
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise refused(root, error) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._descriptor)
            raise DataDirectoryInUse(root, lock_holder(root)) from error

    def release(self) -> None:
        """Lets another service run the directory."""
        os.close(self._descriptor)


def lock_holder(root: Path) -> int | None:
    """The process that holds the lock on `root`, or None: nobody, or the system does not tell."""
    inode = root.stat().st_ino
    pattern = re.compile(rf"FLOCK +ADVISORY +WRITE (\d+) [0-9a-f]+:[0-9a-f]+:{inode} ")
    found = pattern.search(Path("/proc/locks").read_text())
    return int(found[1]) if found else None


def refused(root: Path, error: OSError) -> PostgresError:
    """What the system's `error` on the data directory means to a person."""
    owner = existing(root).stat().st_uid
    if isinstance(error, PermissionError) and owner != os.geteuid():
        return DataDirectoryForeign(root, owner)
    return DataDirectoryUnusable(root, str(error))


def existing(path: Path) -> Path:
    """`path` itself or the nearest folder above it that exists and may be seen."""
    return next(candidate for candidate in (path, *path.parents) if os.access(candidate, os.F_OK))
