"""Stage 1, select: what each benefit is about, and whether it counts at all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.matching import matches
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.inputs.worked import years_worked
from ledger.domain.pay.select.governing import by_each_day, governed_by, governing_day, speaks
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.facts import YearsWorked
from ledger.domain.pay.terms.select import EarnedBeforeHire, Item
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item as TimelineItem
from ledger.domain.timeline.item import Problem, TimelineFact


def candidates(case: Case, versions: Sequence[Version]) -> Iterator[Entitlement]:
    """Give everything earned under every benefit it is selected by, in the versions that speak.

    Whether one version speaks for good or each day's own is said by the version of the day it was
    earned, so that no two speak for one day. What a policy never counts, as it was there before it,
    is nothing to be told before the contract year in which the policy begins.
    """
    year = case.year
    for version in versions:
        to_come = year is not None and year.year_until <= version.policy_from
        own = [each for each in versions if each.policy_id == version.policy_id]
        for index, benefit in enumerate(version.document.benefits):
            for item, earned in _selected(benefit, case, version.policy_id):
                by = governed_by(benefit, earned, own)
                each_day = by_each_day(by, benefit)
                day = governing_day(by, benefit, earned, case)
                if to_come and not each_day and day < version.policy_from:
                    continue
                if speaks(version, benefit, earned, own, case):
                    yield Entitlement(
                        version=version,
                        benefit=benefit,
                        index=index,
                        item=item,
                        governed_each_day=each_day,
                        governing_day=day,
                        earned=earned,
                    )


def _selected(benefit: Benefit, case: Case, policy_id: str) -> Iterator[tuple[Item, Earned]]:
    """Give what a benefit is about, each with the first item that selects it."""
    taken: set[str] = set()
    for item in benefit.select.items:
        for earned in _among(item, case, policy_id):
            if earned.key not in taken and matches(item.facts, earned, case.book):
                taken.add(earned.key)
                yield item, earned


def _among(item: Item, case: Case, policy_id: str) -> Iterable[Earned]:
    """Give what an item may select; years worked are counted as each policy counts them."""
    if isinstance(item.facts, YearsWorked):
        almanacs = case.almanacs
        return years_worked(item.facts, case.stints, case.items, almanacs, case.governing, case.on)
    return case.earned_under(policy_id)


def select(entitlement: Entitlement, case: Case) -> None:
    """Say why it is selected, and stop what rests on what does not stand."""
    earned = entitlement.earned
    entitlement.met_on = earned.earned_on
    entitlement.step(
        Stage.SELECT,
        "selected",
        f"{earned.title}, {_what(earned)} {said(earned.earned_on)}, is of the kind "
        "that this benefit is for.",
        at=f"/select/items/{entitlement.benefit.select.items.index(entitlement.item)}",
        result="selected",
        inputs={**_named(earned), "earned_on": str(earned.earned_on)},
        positions=earned.positions,
    )
    if earned.problem is not None:
        _unsupported(entitlement, earned.problem, case)


def _what(earned: Earned) -> str:
    if earned.holding is not None:
        return "awarded on"
    return {EarnedKind.RENEWAL: "on", EarnedKind.REQUIREMENT_MET: "met on"}.get(earned.kind, "of")


def _named(earned: Earned) -> dict[str, str]:
    """Name what it is, as far as anybody said."""
    what = earned.described
    names = {
        "fact_id": earned.fact_id,
        "of": earned.kind.value,
        "credential_id": what.credential_id,
        "credential_version": what.credential_version,
        "kind": what.kind,
        "issuer_id": what.issuer_id,
        "category": earned.category,
    }
    return {name: str(value) for name, value in names.items() if value is not None}


def admit(entitlement: Entitlement, case: Case) -> None:
    """Stop what is from before the policy or the hire, as the policy says."""
    day = entitlement.governing_day
    if day < entitlement.version.policy_from and not entitlement.governed_each_day:
        _before_policy(entitlement, day)
        return
    if day != entitlement.earned.earned_on:
        _version_decides(entitlement, day)
    _hire(entitlement, case)


def _unsupported(entitlement: Entitlement, problem: Problem, case: Case) -> None:
    void = _void_source(problem, case)
    why = problem.text
    if void is not None:
        is_found = "was" if void.effective_from <= case.on else "is"
        why = f"the award it is from {is_found} found void on {said(void.effective_from)}."
    entitlement.step(
        Stage.SELECT,
        "unsupported",
        f"It does not count: {why}",
        result="not due",
        inputs={"reason": problem.reason, **problem.metadata},
        positions=(*entitlement.earned.positions, *(() if void is None else void.positions)),
    )
    entitlement.refuse()


def _void_source(problem: Problem, case: Case) -> TimelineItem[TimelineFact] | None:
    """Give the finding that what a credit is from was void, where that is the problem."""
    source = case.facts.get(problem.metadata.get("source_id", ""))
    void_by = None if source is None or source.holding is None else source.holding.void_by
    return None if void_by is None else case.facts[void_by]


def _version_decides(entitlement: Entitlement, day: date) -> None:
    """Say which version decides, where that is not the one of the day it was earned."""
    version, (code, name, words) = entitlement.version, _governed(entitlement, day)
    entitlement.step(
        Stage.SELECT,
        code,
        f"{words}, so version {version.number} of the policy decides.",
        at="/date/governed_by",
        result=str(version.number),
        inputs={name: str(day), "in_force_from": str(version.in_force_from)},
        positions=(version.position,),
    )


def _governed(entitlement: Entitlement, day: date) -> tuple[str, str, str]:
    """Name the rule by which another day than that it was earned decides, and put it in words."""
    if entitlement.benefit.date.governed_by is GovernedBy.VERSION_ON_PERIOD:
        return "version_on_period", "period_from", f"It counts in the period from {said(day)} on"
    return "version_on_start", "started_on", f"It was begun on {said(day)}"


def _before_policy(entitlement: Entitlement, day: date) -> None:
    begins_on = entitlement.version.policy_from
    words = f"{_WHAT.get(entitlement.earned.kind, 'It is of')} {said(day)}"
    if day != entitlement.earned.earned_on:
        *_, words = _governed(entitlement, day)
    text = f"{words}, before the policy begins on {said(begins_on)}."
    entitlement.step(
        Stage.SELECT,
        "before_policy",
        text,
        at="/date/governed_by",
        result="not due",
        inputs={"policy_from": str(begins_on)},
        positions=(entitlement.version.position,),
    )
    entitlement.refuse()


_WHAT = {
    EarnedKind.AWARD: "It was awarded on",
    EarnedKind.CREDIT: "It was earned on",
    EarnedKind.RENEWAL: "It was renewed on",
    EarnedKind.STACK: "It was complete on",
    EarnedKind.REQUIREMENT_MET: "It was met on",
}


def _hire(entitlement: Entitlement, case: Case) -> None:
    before = entitlement.benefit.select.earned_before_hire
    earned_on = entitlement.earned.earned_on
    hired = case.hired
    if before is EarnedBeforeHire.COUNTS or hired is None or hired.day_from <= earned_on:
        return
    counts = before is EarnedBeforeHire.COUNTS_FROM_HIRE
    entitlement.step(
        Stage.SELECT,
        "earned_before_hire",
        f"It was earned before the first day in the district, {said(hired.day_from)}; "
        + ("it counts from that day." if counts else "this benefit does not count it."),
        at="/select/earned_before_hire",
        result="counts from hire" if counts else "not due",
        inputs={"earned_on": str(earned_on), "hired_on": str(hired.day_from)},
        positions=hired.positions,
    )
    if counts:
        entitlement.not_before = hired.day_from
    else:
        entitlement.refuse()
