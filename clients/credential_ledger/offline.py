"""An auditor's replay without a service: the answers again, from the bytes of a log alone.

The rules are the ledger's own, which this distribution does not hold: it finds them where the
service's distribution is installed too (its light base needs no database and no server).
"""

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from credential_ledger import entries_file
from credential_ledger.errors import LedgerError

GROUP = "credential_ledger.replay"
DISTRIBUTION = "credential-ledger"


class ReplayNotInstalled(LedgerError):
    """No installed distribution brings the ledger's rules."""

    def __init__(self) -> None:
        super().__init__(
            "the rules of the ledger are not installed here; "
            f"pip install {DISTRIBUTION} brings them, without database or server"
        )


def find_replay() -> Callable[[Iterable[bytes]], Any]:
    """The function that reads a whole log, its entries' exact bytes from position 1 on.

    What it gives answers as the service does, as known at any position; its documentation is that
    of the distribution that brings it.

    Raises:
        ReplayNotInstalled
    """
    for found in entry_points(group=GROUP):
        replay: Callable[[Iterable[bytes]], Any] = found.load()
        return replay
    raise ReplayNotInstalled


def replay_file(path: Path) -> Any:  # noqa: ANN401 -- typed by what brings it
    """Replay a file that `ledgerctl audit export` wrote.

    Raises:
        ReplayNotInstalled
        EntriesFileBroken: the file ends in the middle of an entry.
    """
    return find_replay()(entries_file.read(path))
