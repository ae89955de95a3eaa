"""The ledger's own rules, where they are installed beside the client.

This distribution does not hold them: the service's brings them, and its light base needs no
database and no server.
"""

from importlib.metadata import entry_points
from typing import Any

from credential_ledger.errors import LedgerError


class RulesNotInstalled(LedgerError):
    """No installed distribution brings the ledger's rules."""

    def __init__(self) -> None:
        super().__init__(
            "the rules of the ledger are not installed here; "
            "pip install credential-ledger brings them, without database or server"
        )


def find(group: str) -> Any:  # noqa: ANN401 -- typed by who asks for it
    """What an installed distribution brings as the entry point of a group.

    Raises:
        RulesNotInstalled
    """
    for found in entry_points(group=group):
        return found.load()
    raise RulesNotInstalled
