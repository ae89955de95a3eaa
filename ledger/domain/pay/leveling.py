"""Stage 3, accumulate, second part: levels take the place of the facts that reach them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.carrying import carrying
from ledger.domain.pay.case import Case
from ledger.domain.pay.described import Described
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.earned import Earned, EarnedKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.sums import Sum
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.pay.versions import Version


def add_up(
    entitlements: Iterable[Entitlement], versions: Iterable[Version], case: Case
) -> tuple[list[Entitlement], list[Sum]]:
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
    sums = [Sum(lots, max(lots, key=_latest), case) for lots in _by_benefit(counting)]
    for each_sum in sums:
        found.extend(each_sum.levels())
        missing = each_sum.open()
        if missing is not None:
            found.append(missing)
    sums = [each_sum for each_sum in sums if _speaks(each_sum.latest, case)]
    begun = {each_sum.latest.key[:2] for each_sum in sums}
    sums.extend(
        Sum([], each, case) for each in _required(versions, case) if each.key[:2] not in begun
    )
    return found, sums


def _speaks(latest: Entitlement, case: Case) -> bool:
    """Whether a version says how a requirement stands: of each day's that of the day asked."""
    return not latest.governed_each_day or latest.version.governs(case.on)


def _required(versions: Iterable[Version], case: Case) -> Iterator[Entitlement]:
    """Give the requirements of the day asked: who has nothing yet is short of all."""
    for version in versions:
        for index, benefit in enumerate(version.document.benefits):
            if isinstance(benefit.decide, Requirement) and version.governs(case.on):
                of_nothing = _nothing(version, benefit, index, case)
                if any(stint.runs_on(case.on) for stint in carrying(of_nothing, case)):
                    yield of_nothing


def _nothing(version: Version, benefit: Benefit, index: int, case: Case) -> Entitlement:
    earned = Earned(
        kind=EarnedKind.CREDIT,
        key="nothing",
        facts=(),
        described=Described(title="nothing yet"),
        earned_on=case.on,
        positions=(version.position,),
        subjects=(),
    )
    return Entitlement(
        version=version,
        benefit=benefit,
        index=index,
        item=benefit.select.items[0],
        governed_each_day=False,
        governing_day=case.on,
        earned=earned,
    )


def _latest(entitlement: Entitlement) -> tuple[object, ...]:
    return entitlement.version.number, entitlement.order


def _by_benefit(entitlements: list[Entitlement]) -> Iterator[list[Entitlement]]:
    """Group by benefit; where each day's version speaks, each version counts for itself."""

    def group(each: Entitlement) -> tuple[str, str, int]:
        number = each.version.number if each.governed_each_day else 0
        return (*each.key[:2], number)

    for _, several in groupby(sorted(entitlements, key=group), key=group):
        yield list(several)
