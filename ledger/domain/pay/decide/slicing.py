"""Stage 4, decide: on which assignments, over which days, with what share."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.days.bounding import Pause
from ledger.domain.pay.decide.borders import borders_of
from ledger.domain.pay.decide.brought import AllBrought
from ledger.domain.pay.decide.cuts import announced
from ledger.domain.pay.decide.measured import days_due, measured
from ledger.domain.pay.decide.percentages import base_turns, counted_in
from ledger.domain.pay.decide.sharing import (
    Changes,
    Slice,
    beside,
    joined,
    paid_alike_since,
    shares,
)
from ledger.domain.pay.decide.worth import varies, worth_on
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.carrying import carrying, sharing
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import (
    Ignored,
    Prorated,
)
from ledger.domain.pay.words.wording import said


def slices_of(
    entitlement: Entitlement, case: Case, year: CalendarYear, brought: AllBrought
) -> list[Slice]:
    """Cut what is due in a contract year at every day on which FTE, assignments or base change."""
    paid_on = carrying(entitlement, case)
    once = measured_once(entitlement.pay)
    found = list(
        measured(entitlement, paid_on, case, year)
        if once
        else _by_year(entitlement, paid_on, case, year, brought)
    )
    regained = _Regained.of(entitlement, case.on)
    since = paid_alike_since(paid_on, case.on)
    for each in found:
        each.waiting = _waiting(entitlement, each, regained, case)
        span = each.day_from, each.day_until
        each.borders = borders_of(
            entitlement, (each.stint, each.last), span, each.beside, case, year
        )
        each.begun_on = max(
            since[each.stint], entitlement.version.in_force_from, regained.by(each.day_from)
        )
        worth = worth_on(entitlement, each.stint, each.day_from, brought, case)
        each.worth = worth.no_earlier(each.begun_on)
    return found


def _by_year(
    entitlement: Entitlement,
    paid: Sequence[Stint],
    case: Case,
    year: CalendarYear,
    brought: AllBrought,
) -> Iterator[Slice]:
    """Give what is paid by the days of a contract year, as shares of it."""
    fte, every = entitlement.pay.fte, sharing(entitlement, case)
    cuts = _base_changes(entitlement, paid, case, year, brought)
    days = (year.year_until - year.year_from).days
    for span in days_due(entitlement, (year.year_from, year.year_until)):
        stints = [each for each in paid if each.overlaps(*span)]
        among = [each for each in every if each.overlaps(*span)]
        of_days = _by_days(stints, among, fte, span, cuts)
        for each in joined(of_days, cuts, entitlement, case.on):
            each.share = Fraction((each.day_until - each.day_from).days, days)
            each.beside = beside(each, among, fte)
            yield each


def _base_changes(
    entitlement: Entitlement,
    stints: Sequence[Stint],
    case: Case,
    year: CalendarYear,
    brought: AllBrought,
) -> Changes:
    """Give the days within a contract year on which what it is a share of may change."""
    if not varies(entitlement.benefit):
        return {}
    found: Changes = {}
    for each in counted_in(entitlement, brought):
        turns = (each.day_from, each.day_until)
        found.setdefault(each.assignment_id, set()).update(turns)
    for stint in stints:
        days = base_turns(entitlement, stint, year, case)
        found.setdefault(stint.assignment_id, set()).update(days)
    return found


def _by_days(
    stints: Sequence[Stint],
    among: Sequence[Stint],
    fte: Prorated | Ignored,
    span: tuple[date, date],
    changes: Changes,
) -> list[Slice]:
    """Cut where a stint or a base begins or ends; join again what did not change by it."""
    day_from, day_until = span
    turning = (*stints, *among)
    bounds = {day for stint in turning for day in (stint.day_from, stint.day_until)}
    bounds.update(*changes.values())
    cuts = sorted(day for day in bounds if day is not None and day_from < day < day_until)
    found: list[Slice] = []
    running: dict[Stint, Slice] = {}
    for first, until in zip([day_from, *cuts], [*cuts, day_until], strict=True):
        for each in shares(stints, among, fte, (first, until)):
            before = running.get(each.stint)
            same = before and before.day_until == first and before.part == each.part
            if before and same and first not in changes.get(each.stint.assignment_id, ()):
                before.day_until = until
            else:
                found.append(each)
                running[each.stint] = each
    return found


@dataclass(frozen=True, slots=True)
class _Regained:
    """What ended pauses: the last of the facts by the end of each, and what is announced only."""

    ends: list[date]
    latest: list[date]
    announced: list[Pause]

    @classmethod
    def of(cls, entitlement: Entitlement, on: date) -> "_Regained":
        """Read the pauses, as on a day."""
        by_end = sorted(entitlement.pauses, key=lambda each: each.day_until)
        latest = accumulate((each.regained_on for each in by_end), max, initial=date.min)
        announced = [each for each in entitlement.pauses if each.regained_on > on]
        return cls([each.day_until for each in by_end], list(latest), announced)

    def by(self, day: date) -> date:
        """Give the day of the last fact that was waited for by a day: no earlier payday has it."""
        return self.latest[bisect_right(self.ends, day)]

    def not_over(self, day: date) -> Pause | None:
        """Give the pause before a day that only a fact dated after the day asked ends."""
        return next((each for each in self.announced if each.day_until <= day), None)


def _waiting(
    entitlement: Entitlement, each: Slice, regained: _Regained, case: Case
) -> WaitingFor | None:
    """A fact dated after the day asked is announced, and meets no condition yet."""
    stint, version = each.stint, entitlement.version
    if stint.begun_on > case.on:
        text = announced(stint, entitlement, case)
        kind, day = WaitingKind.ASSIGNMENT, stint.begun_on
    elif (pause := regained.not_over(each.day_from)) is not None:
        text = f"{pause.regained[0].upper()}{pause.regained[1:]}."
        kind, day = WaitingKind.GOOD_STANDING, pause.regained_on
    elif (awaited := entitlement.awaited_on(each.day_from)) is not None:
        return awaited.waiting
    elif entitlement.met_on > case.on:
        text = f"Another award of the credential counts until {said(entitlement.met_on)}."
        kind, day = WaitingKind.EFFECTIVE_DAY, entitlement.met_on
    elif version.in_force_from > case.on:
        text = f"Version {version.number} of the policy begins on {said(version.in_force_from)}."
        kind, day = WaitingKind.POLICY_VERSION, version.in_force_from
    else:
        return None
    return WaitingFor(kind=kind, text=text, announced_on=day)
