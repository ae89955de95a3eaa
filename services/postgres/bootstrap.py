"""Creates the data of a private PostgreSQL: whole, or not at all."""

import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from services.postgres.binaries import Binaries
from services.postgres.directory import DataDirectory
from services.postgres.errors import StartFailed
from services.postgres.unprivileged import Identity

OWNER_ROLE = "ledger_owner"
"""The superuser of the private PostgreSQL; migrates."""

SERVICE_ROLE = "ledger_service"
"""The role that serves; owns nothing."""

DATABASE = "credential_ledger"
"""The database that belongs to the service."""

_BUILDING = "creating-"


def child_environment() -> dict[str, str]:
    """What PostgreSQL's programs see: no PG* variable of ours, messages in English."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def create(directory: DataDirectory, binaries: Binaries, who: Identity) -> None:
    """Makes roles and database in a folder of its own, which becomes the data in one step.

    Raises StartFailed.
    """
    for abandoned in directory.root.glob(f"{_BUILDING}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=directory.root))
    if building.stat().st_uid != who.owner:
        os.chown(building, who.owner, who.owner)
    for role in (OWNER_ROLE, SERVICE_ROLE):
        _write_secret(directory.password_file(role))
    _initdb(directory, building, binaries, who)
    _create_roles(directory, building, binaries, who)
    building.rename(directory.pgdata)
    # Or a power failure might leave facts in what the next start takes for a half-made folder.
    _sync(directory.root)


def _write_secret(path: Path) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _initdb(directory: DataDirectory, building: Path, binaries: Binaries, who: Identity) -> None:
    command = [
        *who.prefix,
        binaries.initdb,
        f"--pgdata={building}",
        f"--username={OWNER_ROLE}",
        f"--pwfile={directory.password_file(OWNER_ROLE)}",
        "--auth-local=scram-sha-256",
        "--auth-host=scram-sha-256",
        "--locale=C",
        "--encoding=UTF8",
        "--data-checksums",
        "--no-instructions",
    ]
    _run(command, "initdb failed", directory)


def _create_roles(
    directory: DataDirectory, building: Path, binaries: Binaries, who: Identity
) -> None:
    # Without the server, so that no half-made one is ever reachable.
    options = ("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic")
    command = [
        *who.prefix,
        binaries.postgres,
        "--single",
        "-D",
        str(building),
        *options,
    ]
    password = directory.password(SERVICE_ROLE)
    statements = (
        f"CREATE ROLE {SERVICE_ROLE} LOGIN PASSWORD '{password}'",
        f"CREATE DATABASE {DATABASE}",
    )
    _run(
        [*command, "postgres"],
        "creating the roles failed",
        directory,
        "\n".join(statements),
    )


def _run(command: list[str], failing: str, directory: DataDirectory, typed: str = "") -> None:
    answer = subprocess.run(
        command,
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=child_environment(),
        cwd=directory.root,
    )
    with directory.log.open("a") as log:
        log.write(answer.stdout)
    if answer.returncode != 0:
        raise StartFailed(failing, directory.log, answer.stdout[-2000:])
