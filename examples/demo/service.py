"""A service of one's own for the length of the demonstration, with a private PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_STOPS_WITHIN_S = 60
_PROGRAM = (sys.executable, "-m", "services")


def _environment(data_dir: Path) -> Mapping[str, str]:
    settings = {"DATA_DIR": str(data_dir), "PORT": "0", "LOG_LEVEL": "warning"}
    return os.environ | {f"CREDENTIAL_LEDGER_{name}": value for name, value in settings.items()}


@contextmanager
def running(data_dir: Path, program: Sequence[str] = (*_PROGRAM, "serve")) -> Iterator[str]:
    """Run a service on a data directory until the block ends; give its address."""
    with subprocess.Popen(
        program, env=_environment(data_dir), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()
            process.wait(_STOPS_WITHIN_S)


def load(export: Path, data_dir: Path) -> None:
    """Load an exported log, bytes verbatim, into an empty database of its own."""
    subprocess.run([*_PROGRAM, "load", str(export)], env=_environment(data_dir), check=True)


def _address(process: "subprocess.Popen[str]") -> str:
    """Read the line that the service prints when it is ready; its last word is the address."""
    for line in process.stdout or ():
        if "serves on" in line:
            return line.split()[-1]
    raise SystemExit("The service did not start; what it said stands above.")
