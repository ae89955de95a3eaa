"""Stage 3, accumulate: levels take the place of the facts that reach them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from ledger.domain.pay.accumulate.further import further
from ledger.domain.pay.accumulate.sums import Sum
from ledger.domain.pay.accumulate.unreached import unreached
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.days.cycles import by_period, period_of
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.levels.tally import Note
from ledger.domain.pay.select.carrying import carrying, may_carry
from ledger.domain.pay.select.governing import adds_up_on
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import AskedOf, Requirement
from ledger.domain.pay.words.wording import said

_Group = tuple[str, str, int]
"""A policy, a benefit, and the number of its version where that counts by itself."""


def add_up(
    entitlements: Iterable[Entitlement], versions: Sequence[Version], case: Case
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
    sums = list(_sums(counting, versions, case))
    ahead: list[Entitlement] = []
    for each_sum in sums:
        found.extend(each_sum.levels())
        of_others = by_period(each_sum.latest.benefit) and not _speaks(
            each_sum.latest, versions, case
        )
        if not of_others and may_carry(each_sum.latest, case):
            ended = _ended(each_sum.latest, versions, case)
            missing = unreached(each_sum, ended)
            ahead.extend(() if missing is None else (missing,))
            ahead.extend(further(each_sum, ended))
    found.extend(_told_once(ahead))
    sums = [each for each in sums if _speaks(each.latest, versions, case) and _asked(each, case)]
    begun = {each_sum.latest.key[:2] for each_sum in sums}
    sums.extend(
        Sum([], each, case) for each in _required(versions, case) if each.key[:2] not in begun
    )
    return found, sums


def _told_once(ahead: Iterable[Entitlement]) -> Iterator[Entitlement]:
    """Leave out what one sum of a version has said already, and so would another one of it."""
    told: set[tuple[object, ...]] = set()
    for each in ahead:
        name = each.key, each.version.number
        if each.facts or name not in told:
            yield each
        told.add(name)


def _ended(latest: Entitlement, versions: Iterable[Version], case: Case) -> Note | None:
    """Say that nothing more can be earned, as no version that has the benefit is in force."""
    policy_id, benefit_id, _ = latest.key
    own = (each for each in versions if each.policy_id == policy_id and each.governs(case.on))
    if any(each.benefit_id == benefit_id for version in own for each in version.document.benefits):
        return None
    return Note(
        code="no_version",
        text=f"No version of the policy that has this benefit is in force on {said(case.on)}.",
        pointer="",
        inputs={"on": str(case.on)},
    )


def _sums(counting: list[Entitlement], versions: Sequence[Version], case: Case) -> Iterator[Sum]:
    """Give the sums, and those of nothing but what an earlier version handed on."""
    groups = {_group(lots[0]): lots for lots in _by_benefit(counting)}
    every = dict(groups)
    for key in list(groups):
        lots = groups.pop(key, None)
        found = None
        if lots is not None:
            found = Sum(lots, max(lots, key=_latest), case, elsewhere=_elsewhere(key, every))
        while found is not None:
            yield found
            found = _handed_to(found, groups, every, versions, case)


def _elsewhere(key: _Group, groups: Mapping[_Group, list[Entitlement]]) -> list[Entitlement]:
    """Give what counts for a benefit in other sums, as other versions of it speak.

    Where a version speaks for days all facts count under each, and no other sum has any to itself.
    """
    of_others = (lots for name, lots in groups.items() if name[:2] == key[:2] and name != key)
    return [each for lots in of_others for each in lots if not each.governed_each_day]


def _handed_to(
    before: Sum,
    groups: dict[_Group, list[Entitlement]],
    every: Mapping[_Group, list[Entitlement]],
    versions: Sequence[Version],
    case: Case,
) -> Sum | None:
    """Give the sum into which a period of an earlier version hands something."""
    policy_id, benefit_id, _ = before.latest.key
    handings = [before.added.handed(), before.added.handed(hoped=True)]
    into = next((each.into for each in handings if each is not None), None)
    if into is None:
        return None
    handed = any(each is not None and each.lots for each in handings)
    for version in versions:
        if version.policy_id != policy_id or not version.governs(into.day_from):
            continue
        for index, benefit in enumerate(version.document.benefits):
            if benefit.benefit_id == benefit_id and by_period(benefit):
                key = (policy_id, benefit_id, version.number)
                lots = groups.pop(key, [])
                nothing = of_nothing(version, benefit, index, case)
                latest = max(lots, key=_latest, default=nothing)
                elsewhere = _elsewhere(key, every)
                return Sum(lots, latest, case, before, elsewhere) if lots or handed else None
    return None


def _speaks(latest: Entitlement, versions: Iterable[Version], case: Case) -> bool:
    """Whether a version says how a requirement stands, where each speaks for itself."""
    apart = latest.governed_each_day or by_period(latest.benefit)
    return not apart or _asks(latest.version, latest.benefit, versions, case)


def _asks(version: Version, benefit: Benefit, versions: Iterable[Version], case: Case) -> bool:
    """Whether a version says how a benefit stands on the day asked.

    Where versions have other periods, that of each may have begun in its own days: the latest says.
    """
    later = (
        each
        for each in versions
        if each.policy_id == version.policy_id
        if version.in_force_from < each.in_force_from <= case.on
    )
    same = (
        (each, its)
        for each in later
        for its in each.document.benefits
        if its.benefit_id == benefit.benefit_id
    )
    governs = version.governs(day_asked(benefit, case))
    return governs and not any(
        each.governs(day_asked(its, case)) for each, its in same if adds_up_on(its, case.on, case)
    )


def day_asked(benefit: Benefit, case: Case) -> date:
    """Give the day whose version says how a sum stands on the day asked."""
    period = period_of(benefit, case.on, case) if by_period(benefit) else None
    return case.on if period is None else period.day_from


def _required(versions: Sequence[Version], case: Case) -> Iterator[Entitlement]:
    """Give the requirements of the day asked: who has nothing yet is short of all."""
    for version in versions:
        for index, benefit in enumerate(version.document.benefits):
            if not isinstance(benefit.decide, Requirement):
                continue
            if _asks(version, benefit, versions, case):
                nothing = of_nothing(version, benefit, index, case)
                if _asked_of_who_has_nothing(nothing, benefit.decide, case):
                    yield nothing


def _asked(each: Sum, case: Case) -> bool:
    """Whether it is asked for at all: nothing of another period makes a requirement one."""
    decide = each.latest.benefit.decide
    if not isinstance(decide, Requirement) or each.period is None:
        return True
    begun = each.within() or each.tally.counting_over()
    return bool(begun) or _asked_of_who_has_nothing(each.latest, decide, case)


def _asked_of_who_has_nothing(of: Entitlement, decide: Requirement, case: Case) -> bool:
    everybody = decide.asked_of is AskedOf.EVERYBODY
    return everybody or any(stint.runs_on(case.on) for stint in carrying(of, case))


def of_nothing(version: Version, benefit: Benefit, index: int, case: Case) -> Entitlement:
    """Give what stands for a benefit for which nothing was earned yet."""
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
    for _, several in groupby(sorted(entitlements, key=_group), key=_group):
        yield list(several)


def _group(entitlement: Entitlement) -> _Group:
    apart = entitlement.governed_each_day or by_period(entitlement.benefit)
    number = entitlement.version.number if apart else 0
    return (*entitlement.key[:2], number)
