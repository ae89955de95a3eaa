"""Stage 3, accumulate, second part: levels take the place of the facts that reach them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.sums import Sum
from ledger.domain.pay.terms.accumulate import Together


def add_up(entitlements: Iterable[Entitlement], case: Case) -> tuple[list[Entitlement], list[Sum]]:
    """Give the levels in the place of what counts together, and the sums; all else stays."""
    found: list[Entitlement] = []
    counting: list[Entitlement] = []
    for each in entitlements:
        together = isinstance(each.benefit.accumulate, Together)
        places = each.due or each.state is EligibilityState.PENDING
        if together and places:
            counting.append(each)
        if not together or not each.due:
            found.append(each)
    sums = [Sum(lots, case) for lots in _by_benefit(counting)]
    for each_sum in sums:
        found.extend(each_sum.levels())
        missing = each_sum.open()
        if missing is not None:
            found.append(missing)
    return found, sums


def _by_benefit(entitlements: list[Entitlement]) -> Iterator[list[Entitlement]]:
    """Group by benefit; where each day's version speaks, each version counts for itself."""

    def group(each: Entitlement) -> tuple[str, str, int]:
        number = each.version.number if each.governed_each_day else 0
        return (*each.key[:2], number)

    for _, several in groupby(sorted(entitlements, key=group), key=group):
        yield list(several)
