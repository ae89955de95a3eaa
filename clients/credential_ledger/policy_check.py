"""Checking a pay policy before it is adopted, without a service or with what a district names.

The rules are the ledger's own, see `rules`.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from credential_ledger import rules

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


def check(
    document: bytes, begins_on: date | None = None, year_begins: Sequence[tuple[int, int]] = ()
) -> Checked:
    """Give what is wrong and what is useless in a document, JSON, and what it names.

    `begins_on` is the first day of the policy, `year_begins` are the months and days on which
    contract years begin, where they are known.

    Raises:
        RulesNotInstalled
    """
    return Checked(*rules.find(GROUP)(document, begins_on, year_begins))
