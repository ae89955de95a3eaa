"""Stage 3, accumulate, second part: levels take the place of the facts that reach them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.carrying import carrying
from ledger.domain.pay.case import Case
from ledger.domain.pay.cycles import period_of
from ledger.domain.pay.described import Described
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.earned import Earned, EarnedKind
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.further import further
from ledger.domain.pay.sums import Sum
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.decide import AskedOf, Requirement
from ledger.domain.pay.unreached import unreached
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
        of_others = _by_period(each_sum.latest.benefit) and not _speaks(each_sum.latest, case)
        missing = None if of_others else unreached(each_sum)
        if missing is not None:
            found.append(missing)
        found.extend(() if of_others else further(each_sum))
    sums = [each_sum for each_sum in sums if _speaks(each_sum.latest, case)]
    begun = {each_sum.latest.key[:2] for each_sum in sums}
    sums.extend(
        Sum([], each, case) for each in _required(versions, case) if each.key[:2] not in begun
    )
    return found, sums


def _speaks(latest: Entitlement, case: Case) -> bool:
    """Whether a version says how a requirement stands, where each speaks for itself."""
    apart = latest.governed_each_day or _by_period(latest.benefit)
    return not apart or latest.version.governs(_day_asked(latest.benefit, case))


def _by_period(benefit: Benefit) -> bool:
    return benefit.date.governed_by is GovernedBy.VERSION_ON_PERIOD


def _day_asked(benefit: Benefit, case: Case) -> date:
    """Give the day whose version says how a requirement stands on the day asked."""
    period = period_of(benefit, case.on, case) if _by_period(benefit) else None
    return case.on if period is None else period.day_from


def _required(versions: Iterable[Version], case: Case) -> Iterator[Entitlement]:
    """Give the requirements of the day asked: who has nothing yet is short of all."""
    for version in versions:
        for index, benefit in enumerate(version.document.benefits):
            if not isinstance(benefit.decide, Requirement):
                continue
            if version.governs(_day_asked(benefit, case)):
                of_nothing = _nothing(version, benefit, index, case)
                everybody = benefit.decide.asked_of is AskedOf.EVERYBODY
                carried = (stint.runs_on(case.on) for stint in carrying(of_nothing, case))
                if everybody or any(carried):
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
    """Group by benefit; where a day's or a period's version speaks, each counts for itself."""

    def group(each: Entitlement) -> tuple[str, str, int]:
        apart = each.governed_each_day or _by_period(each.benefit)
        number = each.version.number if apart else 0
        return (*each.key[:2], number)

    for _, several in groupby(sorted(entitlements, key=group), key=group):
        yield list(several)
