"""Stage 4, decide: on which assignments, over which days, with what share."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.answer import WaitingFor, WaitingKind
from ledger.domain.pay.days.bounding import Pause
from ledger.domain.pay.decide.borders import borders_of
from ledger.domain.pay.decide.brought import AllBrought
from ledger.domain.pay.decide.cuts import announced
from ledger.domain.pay.decide.percentages import base_turns, counted_in
from ledger.domain.pay.decide.sharing import Changes, Slice, joined, paid_alike_since, paid_shares
from ledger.domain.pay.decide.worth import varies, worth_on
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.carrying import carrying, sharing
from ledger.domain.pay.select.measuring import measured_once
from ledger.domain.pay.terms.pay import (
    AboveOne,
    Ignored,
    OneTime,
    PaidOn,
    Prorated,
)
from ledger.domain.pay.words.wording import said


def slices_of(
    entitlement: Entitlement, case: Case, year: CalendarYear, brought: AllBrought
) -> list[Slice]:
    """Cut what is due in a contract year at every day on which FTE, assignments or base change."""
    paid_on, among = carrying(entitlement, case), sharing(entitlement, case)
    if measured_once(entitlement.pay):
        found = list(_measured(entitlement, paid_on, among, case, year))
    else:
        found = list(_by_year(entitlement, paid_on, among, case, year, brought))
    for each in found:
        each.beside = _beside(each, among, entitlement.pay.fte)
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


def _measured(
    entitlement: Entitlement,
    paid: Sequence[Stint],
    among: Sequence[Stint],
    case: Case,
    year: CalendarYear,
) -> Iterator[Slice]:
    """Give what is measured once, on each assignment as on the first day that it is paid on it.

    The assignments are those of the first day on which one is paid; who is on leave from another
    of them then waits there for the return. What is paid once waits beyond the contract year.
    """
    days = list(_days_measured(entitlement, among, case, year))
    first = min(_first_days(paid, days), default=None)
    if first is None:
        return
    for assignment_id in [each.assignment_id for each in among if each.runs_on(first)]:
        own = [each for each in paid if each.assignment_id == assignment_id]
        day = min(_first_days(own, days), default=year.year_until)
        if year.year_from <= day < year.year_until:
            span = day, year.year_until
            yield from paid_shares(own, among, entitlement.pay.fte, span)


def _days_measured(
    entitlement: Entitlement, among: Sequence[Stint], case: Case, year: CalendarYear
) -> Iterator[tuple[date, date]]:
    """Give the days on which what is measured once may be so.

    What is paid once needs an assignment in the contract year in which it takes effect.
    """
    if not isinstance(entitlement.pay, OneTime):
        yield from days_due(entitlement, (year.year_from, year.year_until))
        return
    effective_from = entitlement.effective_from
    begun = year if year.year_from <= effective_from else case.almanac.year_of(effective_from)
    if begun and any(each.overlaps(effective_from, begun.year_until) for each in among):
        yield from days_due(entitlement, (begun.year_from, date.max))


def _first_days(stints: Sequence[Stint], days: Sequence[tuple[date, date]]) -> Iterator[date]:
    """Give the first day of each stint that is among some days."""
    for stint in stints:
        for day_from, day_until in days:
            if stint.overlaps(day_from, day_until):
                yield max(stint.day_from, day_from)
                break


def _by_year(
    entitlement: Entitlement,
    paid: Sequence[Stint],
    among: Sequence[Stint],
    case: Case,
    year: CalendarYear,
    brought: AllBrought,
) -> Iterator[Slice]:
    """Give what is paid by the days of a contract year, as shares of it."""
    cuts = _base_changes(entitlement, paid, case, year, brought)
    days = (year.year_until - year.year_from).days
    for span in days_due(entitlement, (year.year_from, year.year_until)):
        stints = [each for each in paid if each.overlaps(*span)]
        of_days = _by_days(stints, among, entitlement.pay.fte, span, cuts)
        for each in joined(of_days, cuts, entitlement, case.on):
            each.share = Fraction((each.day_until - each.day_from).days, days)
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


def days_due(entitlement: Entitlement, within: tuple[date, date]) -> Iterator[tuple[date, date]]:
    """Give the days within a span, such as a contract year, without the pauses.

    They are cut where a pause has no days, and where something is awaited or was met later.
    """
    if not entitlement.awaited and not entitlement.met_later:
        yield from _without_pauses(entitlement, within)
        return
    spans = [(each.day_from, each.day_until) for each in entitlement.awaited]
    spans += [(each.day_from, each.day_until) for each in entitlement.met_later]
    cuts = sorted({day for span in spans for day in span if day is not None})
    for day_from, day_until in _without_pauses(entitlement, within):
        within = [day for day in cuts if day_from < day < day_until]
        yield from pairwise([day_from, *within, day_until])


def _without_pauses(
    entitlement: Entitlement, within: tuple[date, date]
) -> Iterator[tuple[date, date]]:
    span_from, span_until = entitlement.span
    day_from = max(span_from, within[0])
    day_until = within[1] if span_until is None else min(span_until, within[1])
    for pause in entitlement.pauses:
        if pause.day_from < day_until:
            if day_from < pause.day_from:
                yield day_from, pause.day_from
            day_from = max(day_from, pause.day_until)
    if day_from < day_until:
        yield day_from, day_until


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
        for each in paid_shares(stints, among, fte, (first, until)):
            before = running.get(each.stint)
            same = before and before.day_until == first and before.part == each.part
            if before and same and first not in changes.get(each.stint.assignment_id, ()):
                before.day_until = until
            else:
                found.append(each)
                running[each.stint] = each
    return found


def _beside(part: Slice, stints: Sequence[Stint], fte: Prorated | Ignored) -> tuple[Stint, ...]:
    """Give the other assignments that a share rests on: those of its days, and those that end it.

    Also where they leave it as it is, as where all come to 1 or less: corrected, they might not.
    """
    match fte:
        case Prorated(above_one=AboveOne.SCALED_TO_ONE):
            pass
        case Ignored(paid_on=PaidOn.LARGEST_ASSIGNMENT):
            pass
        case _:
            return ()
    return tuple(
        stint
        for stint in stints
        if stint.assignment_id != part.stint.assignment_id
        and (
            stint.overlaps(part.day_from, part.day_until)
            or stint.day_from == part.day_until
            or stint.day_until == part.day_from
        )
    )


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
