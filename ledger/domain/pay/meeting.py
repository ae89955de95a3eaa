"""Stage 1, select: the requirements of a policy that were met, and since when.

They are found before anything else is asked, as other benefits may be about them; of requirements
that rest on others those others come first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from ledger.domain.pay.days.cycles import periods_of
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.inputs.case import Case, case_of
from ledger.domain.pay.inputs.earned import Earned
from ledger.domain.pay.inputs.question import PayQuestion
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.reading.mentions import requirements_named
from ledger.domain.pay.reading.parts import parts_of
from ledger.domain.pay.require.period_met import PeriodMet
from ledger.domain.pay.singles import single_entitlements
from ledger.domain.pay.terms.accumulate import Together
from ledger.domain.pay.terms.decide import Requirement

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
            yield from PeriodMet(name, period, of_it, own, case).met()


def _benefit(version: Version, benefit_id: str) -> Benefit | None:
    of = version.document.benefits
    found = next((each for each in of if each.benefit_id == benefit_id), None)
    return found if found is not None and isinstance(found.decide, Requirement) else None
