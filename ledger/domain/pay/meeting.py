"""Stage 1, select: the requirements of a policy that were met, and since when.

They are found before anything else is asked, as other benefits may be about them; of requirements
that rest on others those others come first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from ledger.domain.pay.accumulate.leveling import add_up
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.days.cycles import periods_of
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case, case_of
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind, met_in
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.reading.mentions import requirements_named
from ledger.domain.pay.reading.parts import parts_of
from ledger.domain.pay.require.requiring import findings_without_money
from ledger.domain.pay.singles import single_entitlements
from ledger.domain.pay.terms.accumulate import Expires, Together
from ledger.domain.pay.terms.decide import Requirement
from ledger.domain.timeline.holding import months_later

_DAY = timedelta(days=1)

_Name = tuple[str, str]
"""A policy id and the id of one of its benefits."""


def with_requirements_met(case: Case, question: PayQuestion, versions: Sequence[Version]) -> Case:
    """Add the requirements that policies ask for and that were met by the day asked."""
    asked = {
        (version.policy_id, name)
        for version in versions
        for names in _asked_for(version).values()
        for name in names
    }
    return _Finder(question, versions).add(case, asked) if asked else case


@lru_cache(maxsize=256)
def _asked_for(version: Version) -> Mapping[str, frozenset[str]]:
    """Name the requirements that each benefit of a version is about; the pools under no name."""
    benefits = version.document.benefits
    if not any(isinstance(each.decide, Requirement) for each in benefits):
        return {}
    return requirements_named(parts_of(version.document))


@dataclass(slots=True)
class _Finder:
    """Finds on which days requirements were met; those being looked for rest on nothing of it."""

    question: PayQuestion
    versions: Sequence[Version]
    _found: dict[tuple[_Name, date], list[Earned]] = field(default_factory=dict)
    _sought: set[_Name] = field(default_factory=set)

    def add(self, case: Case, asked: set[_Name]) -> Case:
        """Give a case with these requirements, where they were met by its day."""
        met: dict[str, list[Earned]] = {}
        for policy_id, name in sorted(asked - self._sought):
            met.setdefault(policy_id, []).extend(self._met((policy_id, name), case.on))
        return replace(case, met=met)

    def _met(self, name: _Name, on: date) -> list[Earned]:
        if (name, on) not in self._found:
            self._sought.add(name)
            self._found[name, on] = list(self._in_periods(name, on))
            self._sought.discard(name)
        return self._found[name, on]

    def _in_periods(self, name: _Name, on: date) -> Iterator[Earned]:
        """Go through the periods that had begun, each as it stands on its last day."""
        own = [each for each in self.versions if each.policy_id == name[0]]
        benefits = [b for each in own if (b := _benefit(each, name[1])) is not None]
        now = case_of(replace(self.question, on=on))
        periods = {
            period.key: period
            for benefit in benefits
            if isinstance(benefit.accumulate, Together)
            for period in periods_of(benefit.accumulate.over, now)
            if period.day_from <= on
        }
        uses = any(benefit.accumulate.uses for benefit in benefits)
        rests_on = {(name[0], other) for each in own for other in _asked_for(each).get(name[1], ())}
        for period in sorted(periods.values(), key=lambda each: each.day_from):
            last = on if period.day_until is None else min(on, period.day_until - _DAY)
            case = now if last == on else case_of(replace(self.question, on=last))
            case = self.add(case, rests_on) if rests_on else case
            versions = self.versions if uses else own
            single = single_entitlements(case, versions, None if uses else name[1])
            of_it = [e for e in single if (e.version.policy_id, e.benefit.benefit_id) == name]
            yield from _Period(name, period, of_it, own, case).met()


def _benefit(version: Version, benefit_id: str) -> Benefit | None:
    of = version.document.benefits
    found = next((each for each in of if each.benefit_id == benefit_id), None)
    return found if found is not None and isinstance(found.decide, Requirement) else None


@dataclass(frozen=True, slots=True)
class _Period:
    """One requirement in one year or validity; `case` is asked on the last of its days known."""

    name: _Name
    period: Period
    entitlements: list[Entitlement]
    versions: Sequence[Version]
    case: Case

    def met(self) -> Iterator[Earned]:
        """Give it once for every time it came to be met, until it no longer was."""
        since: tuple[date, Finding] | None = None
        for day in self._days():
            finding = self._standing(day)
            is_met = finding is not None and finding.state is EligibilityState.DUE
            if is_met and since is None and finding is not None:
                since = day, finding
            elif not is_met and since is not None:
                yield self._earned(*since, day)
                since = None
        if since is not None:
            yield self._earned(*since, None)

    def _standing(self, day: date) -> Finding | None:
        """Say how it stood on a day, by what was certain then."""
        case = replace(self.case, on=day)
        certain = [e for e in self.entitlements if e.due and e.met_on <= day]
        _, sums = add_up(certain, self._alone(), case)
        of_period = (each for each in sums if each.period and each.period.key == self.period.key)
        return next(findings_without_money((), of_period, case), None)

    def _alone(self) -> list[Version]:
        """Give the versions without any other benefit, so that no other requirement is asked."""
        return [
            replace(
                each,
                document=msgspec.structs.replace(
                    each.document,
                    benefits=tuple(
                        b for b in each.document.benefits if b.benefit_id == self.name[1]
                    ),
                ),
            )
            for each in self.versions
        ]

    def _days(self) -> list[date]:
        """Give the days of the period, up to the day asked, on which something may change."""
        days = {each.day_from for each in self.case.stints}
        days |= {each.day_until for each in self.case.stints if each.day_until is not None}
        days |= {each.in_force_from for each in self.versions}
        days |= {year.year_from for year in self.case.almanac.years}
        if self.period.bounded:
            days.add(self.period.day_from)
        for each in self.entitlements:
            days |= {each.met_on, each.effective_from, *self._ends(each)}
        last = self.case.on
        return sorted(day for day in days if self.period.contains(day) and day <= last)

    def _ends(self, each: Entitlement) -> Iterator[date]:
        if each.until is not None:
            yield each.until
        for pause in each.pauses:
            yield from (pause.day_from, pause.day_until)
        unused = each.benefit.accumulate
        if isinstance(unused, Together) and isinstance(unused.unused, Expires):
            yield months_later(each.earned.earned_on, unused.unused.after_months)

    def _earned(self, since: date, finding: Finding, until: date | None) -> Earned:
        entitlement, period = finding.entitlement, self.period
        facts = entitlement.earned.facts
        positions = dict.fromkeys(at for step in entitlement.steps for at in step.positions)
        return Earned(
            kind=EarnedKind.REQUIREMENT_MET,
            key=f"{met_in(*self.name, period.key)}/{since}",
            facts=facts,
            described=Described(title=entitlement.benefit.title),
            earned_on=since,
            positions=tuple(positions) or (entitlement.version.position,),
            subjects=facts,
            held=((since, until),),
            category=self.name[1],
            expires_on=period.day_until,
        )
