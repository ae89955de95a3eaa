"""Checking a pay policy before it is adopted, without a service or with what a district names.

The rules are the ledger's own, which this distribution does not hold: it finds them where the
service's distribution is installed too, as `offline` does.
"""

from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import entry_points
from typing import NamedTuple

from credential_ledger.errors import LedgerError
from credential_ledger.offline import DISTRIBUTION

GROUP = "credential_ledger.policy_check"

Found = Sequence[tuple[str, str]]
"""Places, as JSON pointers, and what is to be said of each."""


class Checked(NamedTuple):
    """What was found in a document.

    It would be refused for its `faults`; `useless` rules can never match or never matter. `named`
    are the names of what stands elsewhere: place, of what, name.
    """

    faults: Found
    useless: Found
    named: Sequence[tuple[str, str, str]]


class PolicyCheckNotInstalled(LedgerError):
    """No installed distribution brings the checks of pay policies."""

    def __init__(self) -> None:
        super().__init__(
            "the checks of pay policies are not installed here; "
            f"pip install {DISTRIBUTION} brings them, without database or server"
        )


def check(
    document: bytes, begins_on: date | None = None, year_begins: tuple[int, int] | None = None
) -> Checked:
    """Give what is wrong and what is useless in a document, JSON, and what it names.

    `begins_on` is the first day of the policy, `year_begins` the month and the day on which
    contract years begin, where they are known.

    Raises:
        PolicyCheckNotInstalled
    """
    for found in entry_points(group=GROUP):
        checked: Callable[..., tuple[Found, Found, Sequence[tuple[str, str, str]]]] = found.load()
        return Checked(*checked(document, begins_on, year_begins))
    raise PolicyCheckNotInstalled
