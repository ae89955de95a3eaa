"""The service as people run it: a process of its own, on a data directory or a DSN."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import grpc.aio

from tests.acceptance.edge.calls import Calls

_ROOT = Path(__file__).parents[3]
_READY = "Credential Ledger serves on "
_END_S = 30


class Service:
    """A running service; `address` is where it says it listens."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address

    def ask(self) -> Calls:
        """Somebody who may do everything."""
        return Calls(grpc.aio.insecure_channel(self.address), self.address)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal and gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(_END_S)


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command of `credential-ledger` says, and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "services", *map(str, arguments)],
        cwd=_ROOT,
        env=_environment(environment),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


@contextmanager
def service(*arguments: object, **environment: str) -> Iterator[Service]:
    """Runs `credential-ledger serve` on a free port until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "services", "serve", "--port", "0", *map(str, arguments)],
        cwd=_ROOT,
        env=_environment(environment),
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            assert line.startswith(_READY), line
            yield Service(process, line.removeprefix(_READY).strip())
        finally:
            process.terminate()
            process.wait(_END_S)


def _environment(given: dict[str, str]) -> dict[str, str]:
    level = {"CREDENTIAL_LEDGER_LOG_LEVEL": "error"}
    return {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"} | level | given
