import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

_ENDS_WITHIN_MS = 60_000


@dataclass
class Service:
    """One running `service.py` and what it said."""

    process: subprocess.Popen[str]
    said: dict[str, Any] = field(default_factory=dict)

    def listen(self) -> None:
        assert self.process.stdout is not None
        self.said = json.loads(self.process.stdout.readline())


class Services:
    """Starts services and ends what a test left of them."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[str]] = []

    def start(self, data_dir: Path, whom: str = "", below: tuple[str, ...] = ()) -> Service:
        """Starts one on `data_dir`, as `whom`, as the last argument of the program `below`."""
        program = [sys.executable, "-m", "tests.acceptance.postgres.service"]
        process = subprocess.Popen(
            [*below, *program, str(data_dir), whom],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._started.append(process)
        service = Service(process)
        service.listen()
        if "unmapped" in service.said:
            _map_every_user(service)
            service.listen()
        return service

    def end(self) -> None:
        for process in self._started:
            process.communicate()


def _map_every_user(service: Service) -> None:
    assert service.process.stdin is not None
    for kind in ("uid_map", "gid_map"):
        Path(f"/proc/{service.said['unmapped']}/{kind}").write_text("0 0 65536")
    service.process.stdin.write("\n")
    service.process.stdin.flush()


def wait_for_end(pidfd: int) -> bool:
    """Whether the process behind `pidfd` ended in time."""
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    ended = bool(poll.poll(_ENDS_WITHIN_MS))
    os.close(pidfd)
    return ended


@pytest.fixture
def services() -> Iterator[Services]:
    made = Services()
    yield made
    made.end()
