"""Stage 1, select: which awards each benefit is about, and whether they count at all."""

from collections.abc import Iterator

from ledger.domain.pay.case import Case
from ledger.domain.pay.described import Described, described
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.terms.select import AwardFilter, EarnedBeforeHire
from ledger.domain.pay.versions import Version
from ledger.domain.pay.wording import said
from ledger.domain.timeline.item import AnyAward, Item, Problem


def candidates(case: Case, versions: list[Version]) -> Iterator[Entitlement]:
    """Give every award under every benefit it is selected by, in the versions that speak for it.

    Whether one version speaks for good or each day's own is said by the version of the award's
    day, so that no two speak for one day.
    """
    for item in case.awards:
        holding = item.holding
        if holding is None:
            continue
        credential = described(item, holding, case.definitions)
        first = {v.policy_id: v for v in versions if _on_award(v, item)}
        for version in versions:
            for index, benefit in enumerate(version.document.benefits):
                each_day = _each_day(first[version.policy_id], benefit)
                same = version is first[version.policy_id]
                speaks = _speaks(version, item, case) if each_day else same
                if speaks and _selected(benefit.select.awards, credential):
                    yield Entitlement(
                        version=version,
                        benefit=benefit,
                        index=index,
                        governed_each_day=each_day,
                        award=item,
                        holding=holding,
                        credential=credential,
                    )


def select(entitlement: Entitlement, _: Case) -> None:
    """Say why the award is selected, and stop one that rests on what does not stand."""
    award, title = entitlement.award, entitlement.credential.title
    awarded_on = award.value.awarded_on
    entitlement.met_on = awarded_on
    entitlement.step(
        Stage.SELECT,
        "award_selected",
        f"The award of {title} on {said(awarded_on)} is one this benefit is about.",
        at="/select/awards",
        result="selected",
        inputs={**_named(entitlement.credential), "awarded_on": str(awarded_on)},
        positions=award.positions,
    )
    if award.problem is not None:
        _unsupported(entitlement, award.problem)


def _named(credential: Described) -> dict[str, str]:
    """Name the credential; of a one-off there is but the kind."""
    names = {
        "credential_id": credential.credential_id,
        "credential_version": credential.credential_version,
        "kind": credential.kind.value,
        "issuer_id": credential.issuer_id,
    }
    return {name: str(value) for name, value in names.items() if value is not None}


def admit(entitlement: Entitlement, case: Case) -> None:
    """Stop an award from before the policy or the hire, as the policy says."""
    awarded_on = entitlement.award.value.awarded_on
    if awarded_on < entitlement.version.policy_from and not entitlement.governed_each_day:
        _before_policy(entitlement)
    else:
        _hire(entitlement, case)


def _unsupported(entitlement: Entitlement, problem: Problem) -> None:
    entitlement.step(
        Stage.SELECT,
        "award_unsupported",
        f"The award does not count: {problem.text}",
        result="not due",
        inputs={"reason": problem.reason, **problem.metadata},
        positions=entitlement.award.positions,
    )
    entitlement.refuse()


def _before_policy(entitlement: Entitlement) -> None:
    begins_on = entitlement.version.policy_from
    entitlement.step(
        Stage.SELECT,
        "awarded_before_policy",
        f"The policy begins on {said(begins_on)}, after the award.",
        at="/date/governed_by",
        result="not due",
        inputs={"policy_from": str(begins_on)},
        positions=(entitlement.version.position,),
    )
    entitlement.refuse()


def _hire(entitlement: Entitlement, case: Case) -> None:
    before = entitlement.benefit.select.awards.earned_before_hire
    awarded_on = entitlement.award.value.awarded_on
    hired = case.hired
    if hired is None or hired.day_from <= awarded_on:
        return
    counts = before is EarnedBeforeHire.COUNTS_FROM_HIRE
    entitlement.step(
        Stage.SELECT,
        "earned_before_hire",
        f"It was earned before the first day in the district, {said(hired.day_from)}; "
        + ("it counts from that day." if counts else "this benefit does not count such awards."),
        at="/select/awards/earned_before_hire",
        result="counts from hire" if counts else "not due",
        inputs={"awarded_on": str(awarded_on), "hired_on": str(hired.day_from)},
        positions=hired.positions,
    )
    if not counts:
        entitlement.refuse()


def _on_award(version: Version, item: Item[AnyAward]) -> bool:
    """Whether it is the version of the award's day; of an earlier day, the policy's first."""
    return version.governs(max(item.value.awarded_on, version.policy_from))


def _each_day(first: Version, benefit: Benefit) -> bool:
    """Whether each day's version speaks; what is paid once is decided once."""
    same = (b for b in first.document.benefits if b.benefit_id == benefit.benefit_id)
    governed_by = next(same, benefit).date.governed_by
    return governed_by is GovernedBy.VERSION_EACH_DAY and not isinstance(benefit.pay, OneTime)


def _speaks(version: Version, item: Item[AnyAward], case: Case) -> bool:
    """Whether it is in force on a day that matters, up to the end of the year asked about."""
    if case.year is None:
        return version.governs(max(case.on, version.policy_from))
    until = version.in_force_until
    over = until is not None and until <= item.value.awarded_on
    return version.in_force_from < case.year.year_until and not over


def _selected(terms: AwardFilter, credential: Described) -> bool:
    return (
        (terms.kinds is None or credential.kind in terms.kinds)
        and (terms.issuers is None or credential.issuer_id in terms.issuers)
        and (terms.credentials is None or credential.credential_id in terms.credentials)
        and (terms.tags is None or not set(terms.tags).isdisjoint(credential.tags))
        and (terms.levels is None or credential.level in terms.levels)
        and (terms.subjects is None or credential.subject in terms.subjects)
        and (terms.informal is None or credential.informal is terms.informal)
    )
