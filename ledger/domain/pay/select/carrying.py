"""Stage 1, select: the assignments that carry a benefit, and on which days."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.district import DatedLabel
from ledger.domain.facts.educator import Leave
from ledger.domain.pay.document import Benefit
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.matching import among
from ledger.domain.pay.inputs.stints import Stint, Stints
from ledger.domain.pay.select.harmless import kept_on
from ledger.domain.pay.select.time_shares import of_their_time
from ledger.domain.pay.terms.date import GovernedBy
from ledger.domain.pay.terms.decide import AskedOf, Requirement
from ledger.domain.pay.terms.loss import LeaveLosses, SuspensionLoss
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.terms.select import AssignmentFilter, EarnedBeforeHire
from ledger.domain.timeline.item import Item

_Span = tuple[date, date | None]


def carrying(entitlement: Entitlement, case: Case) -> Sequence[Stint]:
    """Give the assignments a benefit is paid on, each for the days on which it is.

    Those on which it goes on although they do not fit are among them.
    """
    found, pay = sharing(entitlement, case), entitlement.benefit.pay
    return found if isinstance(pay, NotMoney) else _without_leave(found, pay.leave, case)


def sharing(entitlement: Entitlement, case: Case) -> Sequence[Stint]:
    """Give the assignments that an amount is shared among, whether or not somebody is on leave.

    A leave from one passes nothing on to another.
    """
    fits, pay = _fitting(entitlement, case), entitlement.benefit.pay
    if isinstance(pay, NotMoney) or pay.assignment_lost is None:
        return fits.every
    return [*fits.every, *kept_on(fits, pay.assignment_lost, entitlement, case)]


def fitting(entitlement: Entitlement, case: Case) -> Sequence[Stint]:
    """Give the assignments on which something new could be due."""
    found, pay = _fitting(entitlement, case).every, entitlement.benefit.pay
    return found if isinstance(pay, NotMoney) else _without_leave(found, pay.leave, case)


def may_carry(entitlement: Entitlement, case: Case) -> bool:
    """Whether an assignment of the contract year asked about could carry a further level."""
    year, stints = case.year, fitting(entitlement, case)
    return year is None or any(each.overlaps(year.year_from, year.year_until) for each in stints)


def brings_from(benefit: Benefit, case: Case) -> date | None:
    """Give the first day to earn what counts, where an announced hire comes first."""
    does_not = benefit.select.earned_before_hire is EarnedBeforeHire.DOES_NOT_COUNT
    return _hired_on(case) if does_not else None


def counts_from(benefit: Benefit, case: Case) -> date | None:
    """Give the first day on which what is earned counts, where an announced hire comes first."""
    waits = benefit.select.earned_before_hire is EarnedBeforeHire.COUNTS_FROM_HIRE
    return _hired_on(case) if waits else None


def _hired_on(case: Case) -> date | None:
    hired = case.hired
    return None if hired is None or hired.day_from <= case.on else hired.day_from


def brings_until(entitlement: Entitlement, case: Case) -> date | None:
    """Give the first day on which nothing more that is earned could bring anything; None: no end.

    It is the day asked or before it for somebody who has left, or of a policy that is retired. A
    leave ends again; a requirement may be asked also of who has no assignment.
    """
    until = min(entitlement.version.retired_on or date.max, _carried_until(entitlement, case))
    return None if until == date.max else until


def counts_until(entitlement: Entitlement, case: Case) -> date:
    """Give the first day on which nothing that begins to count could bring anything any more.

    A policy that is retired still speaks for what was earned before, where days are not its own.
    """
    each_day = entitlement.benefit.date.governed_by is GovernedBy.VERSION_EACH_DAY
    retired_on = entitlement.version.retired_on if each_day else None
    return min(retired_on or date.max, _carried_until(entitlement, case))


def _carried_until(entitlement: Entitlement, case: Case) -> date:
    decide = entitlement.benefit.decide
    if isinstance(decide, Requirement) and decide.asked_of is AskedOf.EVERYBODY:
        return date.max
    ends = (each.day_until or date.max for each in _fitting(entitlement, case).every)
    return max(ends, default=date.min)


def may_bring(entitlement: Entitlement, case: Case) -> bool:
    """Whether what is still to be earned could bring something."""
    until = brings_until(entitlement, case)
    return until is None or until > case.on


def _fitting(entitlement: Entitlement, case: Case) -> Stints:
    terms = entitlement.benefit.select.assignments

    def find() -> Stints:
        fits = (each for each in case.stints if _fits(each, terms))
        found = [part for each in fits for part in _at(each, terms, case)]
        return Stints(of_their_time(found, terms))

    return case.once.found(find, None, _fitting, terms)


def _fits(stint: Stint, terms: AssignmentFilter) -> bool:
    return (
        among(stint.role, terms.roles)
        and (terms.other_roles_than is None or stint.role not in terms.other_roles_than)
        and among(stint.employee_group, terms.employee_groups)
        and among(stint.school_id, terms.schools)
    )


def _at(stint: Stint, terms: AssignmentFilter, case: Case) -> Iterable[Stint]:
    """Give the parts of a stint on which its school is what is asked for."""
    parts = [stint]
    for labels, wanted in labels_asked(stint, terms, case.book):
        parts = [
            cut
            for part in parts
            for label in labels
            if label.label in wanted
            if (cut := _clipped(part, label.effective_from, label.effective_until)) is not None
        ]
    return parts


def labels_asked(
    stint: Stint, terms: AssignmentFilter, book: DistrictBook
) -> Iterator[tuple[tuple[DatedLabel, ...], Collection[str]]]:
    """Give what a stint's school is called, with what a filter asks of that."""
    school = None if stint.school_id is None else book.school(stint.school_id)
    if terms.school_levels is not None:
        yield (() if school is None else school.levels), terms.school_levels
    if terms.school_designations is not None:
        yield (() if school is None else school.designations), terms.school_designations


def _without_leave(stints: Sequence[Stint], terms: LeaveLosses, case: Case) -> Sequence[Stint]:
    """Take the days of leave away, as far as the benefit pauses then."""
    found = stints
    for leave in pausing_leaves(terms, case):
        found = [part for stint in found for part in _cut(stint, leave)]
    return found


def taken_by_leave(
    entitlement: Entitlement, case: Case, year: CalendarYear
) -> tuple[Item[Leave], ...]:
    """Give the leaves that take every day of a year on which something would be due, if they do."""
    pay, (first, until) = entitlement.benefit.pay, entitlement.span
    days = max(first, year.year_from), min(until or year.year_until, year.year_until)
    if isinstance(pay, NotMoney) or days[0] >= days[1]:
        return ()
    fits = [each for each in _fitting(entitlement, case).every if each.overlaps(*days)]
    left = _without_leave(fits, pay.leave, case)
    if not fits or any(each.overlaps(*days) for each in left):
        return ()
    named = {None, *(each.assignment_id for each in fits)}
    return tuple(
        item
        for item in pausing_leaves(pay.leave, case)
        if item.value.assignment_id in named
        and item.value.effective_from < days[1]
        and (item.effective_until is None or days[0] < item.effective_until)
    )


def pausing_leaves(terms: LeaveLosses, case: Case) -> list[Item[Leave]]:
    """Give the leaves in the district during which a benefit pauses."""
    return [
        item
        for item in case.items.of_kind(Leave)
        if item.supported
        and item.value.district_id == case.district_id
        and _pauses(item.value, terms)
    ]


def _pauses(leave: Leave, terms: LeaveLosses) -> bool:
    stated = terms.paid if leave.paid else terms.unpaid
    return stated is SuspensionLoss.PAUSES


def _cut(stint: Stint, leave: Item[Leave]) -> Iterator[Stint]:
    if leave.value.assignment_id not in (None, stint.assignment_id):
        yield stint
        return
    day_from, day_until = leave.value.effective_from, leave.effective_until
    before = _clipped(stint, date.min, day_from)
    after = None if day_until is None else _clipped(stint, day_until, None)
    if before is not None:
        same = before.day_until == stint.day_until
        yield before if same else _naming(before, leave)
    if after is not None:
        same = after.day_from == stint.day_from
        yield after if same else _naming(after, leave)


def _naming(stint: Stint, leave: Item[Leave]) -> Stint:
    return replace(stint, positions=(*stint.positions, *leave.positions))


def _clipped(stint: Stint, day_from: date, day_until: date | None) -> Stint | None:
    """Give a stint within a span; None where they share no day."""
    first = max(stint.day_from, day_from)
    ends = [day for day in (stint.day_until, day_until) if day is not None]
    until = min(ends, default=None)
    if until is not None and until <= first:
        return None
    if (first, until) == (stint.day_from, stint.day_until):
        return stint
    return replace(stint, day_from=first, day_until=until)
