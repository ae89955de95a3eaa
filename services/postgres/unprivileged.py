"""Who PostgreSQL runs as: it refuses root, so root starts it as `nobody`, without making a user."""

import functools
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from services.postgres.errors import CannotRunUnprivileged, ProgramMissing

NOBODY = 65534
"""The user and group id that Linux reserves for a user without rights; has a passwd entry."""

_TIED_TO_PARENT = ("setpriv", "--pdeathsig", "INT")
_NAMESPACE = (
    "unshare",
    "--user",
    f"--map-user={NOBODY}",
    f"--map-group={NOBODY}",
    "--",
)
# Another user's folders stay shut for nobody, so it keeps the one right of reading past them. The
# securebit keeps that right in access(2), with which PostgreSQL looks for its own files.
_OTHER_USER = (
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """How PostgreSQL's programs are started and whom their files belong to.

    `prefix` goes before every command, which then gets SIGINT when the thread that started it
    ends, however it ends. `owner` is a user id as seen from outside; `how` is for people.
    """

    prefix: tuple[str, ...]
    owner: int
    how: str


def find_identity(program: str, data_dir: Path) -> Identity:
    """The first identity under which `program` runs and `data_dir` can be written.

    Raises CannotRunUnprivileged, ProgramMissing.
    """
    if shutil.which("setpriv") is None:
        raise ProgramMissing("setpriv")
    if os.geteuid() != 0 and _has_name(os.geteuid()):
        return Identity((*_TIED_TO_PARENT, "--"), os.geteuid(), "as the user who started us")
    return _substitute(program, data_dir)


@functools.cache
def _substitute(program: str, data_dir: Path) -> Identity:
    tried: list[str] = []
    for candidate in _candidates():
        fault = _fault(candidate, program, data_dir)
        if fault is None:
            return candidate
        tried.append(f"{candidate.how}: {fault}")
    raise CannotRunUnprivileged(tuple(tried))


def _candidates() -> tuple[Identity, ...]:
    namespace = Identity(
        prefix=(*_NAMESPACE, *_TIED_TO_PARENT, "--"),
        owner=os.geteuid(),
        how="as nobody in a user namespace (unshare)",
    )
    other_user = Identity(
        prefix=(*_TIED_TO_PARENT, *_OTHER_USER, "--"),
        owner=NOBODY,
        how="as nobody with the right to read past folders (setpriv)",
    )
    return (namespace, other_user)


def _fault(candidate: Identity, program: str, data_dir: Path) -> str | None:
    """Why `candidate` does not work here, or None."""
    writable = ("test", "-w", str(data_dir), "-a", "-x", str(data_dir))
    for command in ((program, "--version"), writable):
        try:
            answer = subprocess.run(
                [*candidate.prefix, *command],
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError as error:
            return str(error)
        if answer.returncode != 0:
            return answer.stderr.strip() or f"{data_dir} cannot be written"
    return None


def _has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True
