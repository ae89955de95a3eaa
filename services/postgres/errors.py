"""What can go wrong with the private PostgreSQL; every message ends with what a person can do."""

from pathlib import Path


class PostgresError(Exception):
    """The private PostgreSQL cannot be used; the message says why and what to do."""


class BinariesNotFound(PostgresError):
    """No usable PostgreSQL programs were found.

    Attributes: `looked_at`, every place that was tried, with what was wrong there.
    """

    def __init__(self, looked_at: tuple[str, ...]) -> None:
        self.looked_at = looked_at
        super().__init__(
            f"no PostgreSQL 15 to 18 found ({'; '.join(looked_at)}). "
            'Run: pip install "credential-ledger[embedded]", or give the DSN of a server.'
        )


class CannotRunUnprivileged(PostgresError):
    """PostgreSQL refuses this user, and no way to become another one works here.

    Attributes: `tried`, each way with the reason it failed.
    """

    def __init__(self, tried: tuple[str, ...]) -> None:
        self.tried = tried
        super().__init__(
            "PostgreSQL runs neither as root nor as a user without a passwd entry, and no way to "
            f"start it as another one works here ({'; '.join(tried)}). "
            "Start as an ordinary user, install util-linux, or give the DSN of a server."
        )


class ProgramMissing(PostgresError):
    """A program of the operating system that supervision needs is not installed.

    Attributes: `program`, its name.
    """

    def __init__(self, program: str) -> None:
        self.program = program
        super().__init__(
            f"the program {program!r} is missing; it ties PostgreSQL's life to ours. "
            "Install the package util-linux, or give the DSN of a server."
        )


class DataDirectoryInUse(PostgresError):
    """Another service runs on this data directory.

    Attributes: `data_dir`; `pid`, the other service, or None where the system does not tell.
    """

    def __init__(self, data_dir: Path, pid: int | None) -> None:
        self.data_dir, self.pid = data_dir, pid
        holder = f"process {pid}" if pid else "another process"
        super().__init__(
            f"{holder} already runs on the data directory {data_dir}. "
            "Stop it first, or choose another data directory."
        )


class DataDirectoryForeign(PostgresError):
    """The data directory belongs to another user, and stays theirs.

    Attributes: `data_dir`; `owner`, the user id it belongs to.
    """

    def __init__(self, data_dir: Path, owner: int) -> None:
        self.data_dir, self.owner = data_dir, owner
        super().__init__(
            f"the data directory {data_dir} belongs to user id {owner}. "
            "Start as that user, or choose another data directory."
        )


class DataDirectoryUnusable(PostgresError):
    """The operating system refuses what the data directory needs: room, a folder, a right.

    Attributes: `data_dir`; `reason`, in the system's words.
    """

    def __init__(self, data_dir: Path, reason: str) -> None:
        self.data_dir, self.reason = data_dir, reason
        super().__init__(
            f"the data directory {data_dir} cannot be used: {reason}. "
            "Put that right, or choose another data directory."
        )


class DataDirectoryVersion(PostgresError):
    """The data directory was made by another major version than the programs found.

    Attributes: `data_dir`; `made_by` and `found`, major versions.
    """

    def __init__(self, data_dir: Path, made_by: int, found: int) -> None:
        self.data_dir, self.made_by, self.found = data_dir, made_by, found
        super().__init__(
            f"the data directory {data_dir} was made by PostgreSQL {made_by}, found is {found}. "
            f"Install PostgreSQL {made_by}, or export the log, choose another data directory and "
            "run: credential-ledger load."
        )


class PasswordMissing(PostgresError):
    """A role's password file is gone while its database is there.

    Attributes: `path`, the file expected.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the password file {path} is missing or empty. "
            "Restore it from a backup together with the data directory it belongs to."
        )


class StartFailed(PostgresError):
    """PostgreSQL did not come up.

    Attributes: `log`, the log file; `tail`, what it said last.
    """

    def __init__(self, reason: str, log: Path, tail: str) -> None:
        self.log, self.tail = log, tail
        said = f" It said: {tail.strip()}" if tail.strip() else ""
        super().__init__(f"PostgreSQL did not start: {reason}.{said} Read the log {log}.")


class OrphanStays(PostgresError):
    """A PostgreSQL left behind on the data directory does not end.

    Attributes: `data_dir`; `pid`, its postmaster.
    """

    def __init__(self, data_dir: Path, pid: int) -> None:
        self.data_dir, self.pid = data_dir, pid
        super().__init__(
            f"PostgreSQL (process {pid}) still runs on {data_dir} and does not end when asked to. "
            f"Look at it, then run: kill -INT {pid}"
        )
