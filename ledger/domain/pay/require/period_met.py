"""Stage 1, select: on which days of a year or validity a requirement was met."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby

import msgspec

from ledger.domain.pay.accumulate.leveling import add_up
from ledger.domain.pay.answer import EligibilityState
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.described import Described
from ledger.domain.pay.inputs.earned import Earned, EarnedKind, met_in
from ledger.domain.pay.inputs.versions import Version
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.require.requiring import findings_without_money
from ledger.domain.pay.terms.accumulate import Expires, Together, carry_over_of
from ledger.domain.timeline.holding import months_later


@dataclass(frozen=True, slots=True)
class PeriodMet:
    """One requirement in one year or validity; `case` is asked on the last of its days known.

    Its `name` is a policy id and the id of a benefit.
    """

    name: tuple[str, str]
    period: Period
    entitlements: list[Entitlement]
    versions: Sequence[Version]
    case: Case

    def met(self) -> Iterator[Earned]:
        """Give it once for every time it came to be met, until it no longer was."""
        since: tuple[date, Finding] | None = None
        met_on = cache(self._met_on)
        for days in self._stretches():
            if since is not None and met_on(days[0]) is None:
                yield self._earned(*since, days[0])
                since = None
            if since is None:
                first = bisect_left(days, 1, key=lambda day: met_on(day) is not None)
                found = met_on(days[first]) if first < len(days) else None
                since = None if found is None else (days[first], found)
        if since is not None:
            yield self._earned(*since, None)

    def _met_on(self, day: date) -> Finding | None:
        """Give how it stood on a day on which it was met."""
        finding = self._standing(day)
        met = finding is not None and finding.state is EligibilityState.DUE
        return finding if met else None

    def _stretches(self) -> Iterator[list[date]]:
        """Cut the days wherever more may happen than that facts begin to count.

        Within a stretch what is met stays met: who comes last in the line takes nobody's room.
        """
        turns, days = self._turns(), self._days()
        if not self._steady():
            yield from ([day] for day in days)
            return
        for _, stretch in groupby(days, key=lambda day: bisect_right(turns, day)):
            yield list(stretch)

    def _steady(self) -> bool:
        """Whether a fact that begins to count leaves what others count for, or adds to it.

        One limit may, given more room, leave less of it to the next; a later version may ask more.
        How much a prorated need asks for turns with assignments alone.
        """
        of = [each.benefit for each in self.entitlements[:1]]
        counting = [each.accumulate for each in of if isinstance(each.accumulate, Together)]
        return (
            len({each.version.number for each in self.entitlements}) == 1
            and not any(each.awaited for each in self.entitlements)
            and all(
                len(each.limits) <= 1 and each.progress is None and carry_over_of(each.over) is None
                for each in counting
            )
        )

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
        days = set(self._turns())
        for each in self.entitlements:
            days |= {each.met_on, each.effective_from}
        last = self.case.on
        return sorted(day for day in days if self.period.contains(day) and day <= last)

    def _turns(self) -> list[date]:
        """Give those on which not only facts begin to count, each of them behind all others."""
        days = {each.day_from for each in self.case.stints}
        days |= {each.day_until for each in self.case.stints if each.day_until is not None}
        days |= {each.in_force_from for each in self.versions}
        days |= {year.year_from for year in self.case.almanac.years}
        if self.period.bounded:
            days.add(self.period.day_from)
        for each in self.entitlements:
            days |= {day for day in (each.met_on,) if day > each.effective_from}
            days |= set(self._ends(each))
        return sorted(days)

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
