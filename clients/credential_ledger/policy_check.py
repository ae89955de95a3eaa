"""Checking a pay policy before it is adopted, without a service or with what a district knows.

The rules are the ledger's own, see `rules`.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from credential_ledger import rules
from credential_ledger.district_names import DistrictNames

GROUP = "credential_ledger.policy_check"

Found = Sequence[tuple[str, str]]
"""Places, as JSON pointers, and what is to be said of each."""


class Checked(NamedTuple):
    """What was found in a document.

    It would be refused for its `faults`. `warnings` refuse nothing: rules that can never match or
    never matter, what they rest on that is not there yet, places that the district's money has not.
    """

    faults: Found
    warnings: Found


def check(
    document: bytes, begins_on: date | None = None, names: DistrictNames | None = None
) -> Checked:
    """Give what is found in a document, JSON; with `names`, in a district.

    `begins_on` is the first day of the policy, where it is known.

    Raises:
        RulesNotInstalled
        Refusal: of what the district was asked, such as `UnknownDistrict`.
    """
    return Checked(*rules.find(GROUP)(document, begins_on, names))
