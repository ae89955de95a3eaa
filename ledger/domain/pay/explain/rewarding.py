"""Stage 7, explain: what other benefits bring to who meets a requirement, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.domain.pay.answer import EligibilityState, RequirementProgress
from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.decide.worth import offer
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.open_days import open_spell
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind, met_in
from ledger.domain.pay.inputs.once import Once
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.select.carrying import brings_from, may_bring
from ledger.domain.pay.singles import single_entitlements
from ledger.domain.pay.terms.facts import MetFacts

_DAY = timedelta(days=1)
_COUNTS = (EligibilityState.DUE, EligibilityState.CLAIMABLE, EligibilityState.PENDING)


@dataclass(frozen=True, slots=True)
class Reward:
    """What meeting a requirement, once it helps, would bring, and the last day on which it does.

    `last_on` is None where the requirement has no last day.
    """

    entitlement: Entitlement
    last_on: date | None


def rewards(
    requirement: Entitlement, progress: RequirementProgress, case: Case
) -> Iterator[Reward]:
    """Give what benefits of its version bring to who meets a requirement that is not met."""
    for benefit in requirement.version.document.benefits:
        if not _is_about(benefit, requirement.benefit.benefit_id):
            continue
        until, first = progress.period_until, brings_from(benefit, case) or case.on
        days = first, None if until is None else until - _DAY
        spell = open_spell(benefit, case, days, until)
        if spell is None:
            continue
        supposed = _Supposed(requirement, progress, benefit, case)
        found = supposed.met_on(spell[0])
        if found is not None and may_bring(found, case):
            offer([found], case)
            yield Reward(found, supposed.last_on(*spell))


def _is_about(benefit: Benefit, requirement_id: str) -> bool:
    facts = (each.facts for each in benefit.select.items)
    return any(isinstance(each, MetFacts) and requirement_id in each.benefits for each in facts)


@dataclass(frozen=True, slots=True)
class _Supposed:
    """A requirement, supposed to be met on one day or another, under a benefit that rests on it."""

    requirement: Entitlement
    progress: RequirementProgress
    benefit: Benefit
    case: Case

    def met_on(self, day: date) -> Entitlement | None:
        """Give what it would bring; None where it would not count."""
        met = self._met(day)
        policy_id = self._version.policy_id
        known = self.case.met.get(policy_id, [])
        # What was found of the case as it is is not what is found of the one supposed.
        supposed = {**self.case.met, policy_id: [*known, met]}
        case = replace(self.case, on=day, met=supposed, once=Once())
        found = single_entitlements(case, [self._version], self.benefit.benefit_id)
        of_it = (each for each in found if each.earned is met and each.state in _COUNTS)
        return next(of_it, None)

    def last_on(self, first: date, last: date | None) -> date | None:
        """Give the last day of some, on the first of which it would count.

        The later it is met, the less it meets a condition.
        """
        if last is None or self.met_on(last) is not None:
            return last
        while (last - first).days > 1:
            middle = first + (last - first) // 2
            first, last = (first, middle) if self.met_on(middle) is None else (middle, last)
        return first

    @property
    def _version(self) -> Version:
        return self.requirement.version

    def _met(self, day: date) -> Earned:
        benefit = self.requirement.benefit
        period = period_of(benefit, self.case.on, self.case)
        named = met_in(
            self._version.policy_id, benefit.benefit_id, "" if period is None else period.key
        )
        return Earned(
            kind=EarnedKind.REQUIREMENT_MET,
            key=f"{named}/{day}",
            facts=(),
            described=Described(title=benefit.title),
            earned_on=day,
            positions=(),
            subjects=(),
            held=((day, None),),
            category=benefit.benefit_id,
            expires_on=self.progress.period_until,
        )
