"""Checking a pay policy without a service.

The rules are the ledger's own, which this distribution does not hold: it finds them where the
service's distribution is installed too, as `offline` does.
"""

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points

from credential_ledger.errors import LedgerError
from credential_ledger.offline import DISTRIBUTION

GROUP = "credential_ledger.policy_check"

Found = Sequence[tuple[str, str]]
"""Places, as JSON pointers, and what is to be said of each."""


class PolicyCheckNotInstalled(LedgerError):
    """No installed distribution brings the checks of pay policies."""

    def __init__(self) -> None:
        super().__init__(
            "the checks of pay policies are not installed here; "
            f"pip install {DISTRIBUTION} brings them, without database or server"
        )


def check(document: bytes) -> tuple[Found, Found]:
    """Give the faults of a document, JSON, and the rules in it that can never matter.

    Raises:
        PolicyCheckNotInstalled
    """
    for found in entry_points(group=GROUP):
        checked: Callable[[bytes], tuple[Found, Found]] = found.load()
        return checked(document)
    raise PolicyCheckNotInstalled
