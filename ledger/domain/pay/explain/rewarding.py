"""Stage 7, explain: what other benefits bring to who meets a requirement, and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.domain.pay.answer import EligibilityState, RequirementProgress
from ledger.domain.pay.days.cycles import period_of
from ledger.domain.pay.days.windows import Dated, date_fact
from ledger.domain.pay.decide.worth import offer
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explain.leaving import kept_if_due
from ledger.domain.pay.explain.open_days import open_spell
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind, met_in
from ledger.domain.pay.inputs.once import Once
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.payment.keeping import KeptShare
from ledger.domain.pay.select.carrying import brings_from, may_bring
from ledger.domain.pay.select.naming import dates_of
from ledger.domain.pay.singles import single_entitlements
from ledger.domain.pay.terms.facts import MetFacts

_DAY = timedelta(days=1)
_COUNTS = (EligibilityState.DUE, EligibilityState.CLAIMABLE, EligibilityState.PENDING)


@dataclass(frozen=True, slots=True)
class Reward:
    """What meeting a requirement brings on each of some days; `last_on` is None without an end.

    `since` is None where the first of them is the day asked. `window` is the one that is open then,
    None where nobody knows yet, and `kept` what an announced separation leaves.
    """

    entitlement: Entitlement
    since: date | None
    last_on: date | None
    window: Dated | None
    kept: KeptShare | None


def rewards(
    requirement: Entitlement,
    progress: RequirementProgress,
    case: Case,
    versions: Sequence[Version],
) -> Iterator[Reward]:
    """Give what benefits of its policy bring to who meets a requirement that is not met.

    Where it is more on some days than on later ones, each of them has a reward of its own; so do
    the days of each version.
    """
    until = progress.period_until
    for version in versions:
        if version.policy_id != requirement.version.policy_id:
            continue
        for benefit in version.document.benefits:
            if not _is_about(benefit, requirement.benefit.benefit_id):
                continue
            firsts = brings_from(benefit, case) or case.on, version.in_force_from
            ends = [each for each in (until, version.in_force_until) if each is not None]
            days = max(firsts), min(ends) - _DAY if ends else None
            spell = open_spell(benefit, case, days, until)
            if spell is not None:
                supposed = _Supposed(requirement, progress, version, benefit, case)
                yield from supposed.rewards(*spell)


def _is_about(benefit: Benefit, requirement_id: str) -> bool:
    facts = (each.facts for each in benefit.select.items)
    return any(isinstance(each, MetFacts) and requirement_id in each.benefits for each in facts)


@dataclass(frozen=True, slots=True)
class _Supposed:
    """A requirement, supposed to be met on one day or another, under a benefit that rests on it."""

    requirement: Entitlement
    progress: RequirementProgress
    version: Version
    benefit: Benefit
    case: Case

    def met_on(self, day: date) -> Entitlement | None:
        """Give what it would bring; None where it would not count."""
        met = self._met(day)
        policy_id = self.version.policy_id
        known = self.case.met.get(policy_id, [])
        # What was found of the case as it is is not what is found of the one supposed.
        supposed = {**self.case.met, policy_id: [*known, met]}
        case = replace(self.case, on=day, met=supposed, once=Once())
        found = single_entitlements(case, [self.version], self.benefit.benefit_id)
        of_it = (each for each in found if each.earned is met and each.state in _COUNTS)
        return next(of_it, None)

    def rewards(self, first: date, last: date | None) -> Iterator[Reward]:
        """Give what it would bring on some days, for as long as it is the same."""
        end = last or max((first, *(each.year_until for each in self.case.almanac.years)))
        while first <= end and (found := self.met_on(first)) is not None:
            if not may_bring(found, self.case):
                return
            until = self._last_alike(first, end)
            window, kept = self._window(found), self._kept(found)
            if kept is None or kept.share:
                offer([found], self.case)
                since = None if first <= self.case.on else first
                yield Reward(found, since, last if until == end else until, window, kept)
            first = until + _DAY

    def _last_alike(self, first: date, last: date) -> date:
        """Give the last day on which it brings as much as on the first of some.

        The later it is met, the less it meets a condition.
        """
        as_much = self._how_much(first)
        if self._how_much(last) == as_much:
            return last
        while (last - first).days > 1:
            middle = first + (last - first) // 2
            alike = self._how_much(middle) == as_much
            first, last = (middle, last) if alike else (first, middle)
        return first

    def _how_much(self, day: date) -> tuple[object, ...]:
        """Tell what it would bring on a day from what it would on another."""
        found = self.met_on(day)
        if found is None:
            return ()
        window, kept = self._window(found), self._kept(found)
        return window and (window.index, window.factor), kept and kept.share

    def _window(self, found: Entitlement) -> Dated | None:
        """Give the window that is open, also where something else is awaited still."""
        on = found.earned.earned_on
        dates = dates_of(found, replace(self.case, on=on))
        dating, item_id = self.benefit.date, found.item.item_id
        dated = date_fact(dating, item_id, dates, on, self.case.almanac, on)
        return dated if isinstance(dated, Dated) else None

    def _kept(self, found: Entitlement) -> KeptShare | None:
        return kept_if_due(found, max(found.effective_from, found.earned.earned_on), self.case)

    def _met(self, day: date) -> Earned:
        benefit = self.requirement.benefit
        period = period_of(benefit, self.case.on, self.case)
        named = met_in(
            self.version.policy_id, benefit.benefit_id, "" if period is None else period.key
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
