"""What is said about a fact that no assignment carries in the contract year asked about."""

from datetime import date

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.educator import Leave
from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.pay.days.bounding import Ending, Pause
from ledger.domain.pay.decide.cuts import leave_words
from ledger.domain.pay.decide.measured import days_due, first_days
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.select.carrying import carrying, taken_by_leave
from ledger.domain.pay.select.time_shares import shares_asked
from ledger.domain.pay.terms.pay import NotMoney, OneTime
from ledger.domain.pay.terms.select import ShareOf
from ledger.domain.pay.words.wording import plain, said
from ledger.domain.timeline.item import Item

_HOPEFUL = (
    EligibilityState.DUE,
    EligibilityState.CLAIMABLE,
    EligibilityState.PENDING,
    EligibilityState.HELD,
)


def without_slices(entitlement: Entitlement, case: Case) -> Finding | None:
    """Say why nothing is paid; None for what belongs to another contract year."""
    if case.year is not None and _governed_elsewhere(entitlement, case.year):
        return None
    begins_on = case.almanac.begins_no_earlier(case.on)
    if begins_on is not None and _settled(entitlement, case, begins_on):
        ending = entitlement.ending
        if ending is not None and ending.until <= begins_on:
            _over(entitlement, ending, case)
        elif _paid_once_before(entitlement, begins_on, case):
            return None
    if entitlement.state in _HOPEFUL and _carried_by_none(entitlement, case):
        return _unassigned(entitlement, case)
    if not entitlement.due:
        return _finding(entitlement)
    return _of_year(entitlement, case)


def _carried_by_none(entitlement: Entitlement, case: Case) -> bool:
    """Whether of all jobs from the contract year on none is one that the benefit is paid on."""
    year = case.year
    if year is None or not case.stints or isinstance(entitlement.benefit.pay, NotMoney):
        return False
    ends = (each.day_until for each in carrying(entitlement, case))
    return not any(day is None or day > year.year_from for day in ends)


def _of_year(entitlement: Entitlement, case: Case) -> Finding:
    if case.year is None:
        return _unnamed(entitlement, case.on)
    first = entitlement.span[0]
    if first >= case.year.year_until:
        return _later(entitlement, first)
    pauses = [each for each in entitlement.pauses if _within(each, case.year)]
    if pauses and not any(days_due(entitlement, (case.year.year_from, case.year.year_until))):
        return _paused(entitlement, pauses[-1], case.year)
    return _unassigned(entitlement, case)


def _governed_elsewhere(entitlement: Entitlement, year: CalendarYear) -> bool:
    """Whether it is that of a version which is over before the year, or before it takes effect."""
    until = entitlement.version.in_force_until
    if until is None or not entitlement.governed_each_day:
        return False
    over = until < year.year_until and entitlement.due and entitlement.span[0] >= until
    return over or until <= year.year_from


def _settled(entitlement: Entitlement, case: Case, begins_on: date) -> bool:
    """Whether nothing of an earlier contract year can still become due in that of the day asked."""
    if entitlement.due and case.year is not None:
        return True
    unknown = entitlement.state is EligibilityState.NOT_YET_DETERMINABLE
    return (entitlement.due or unknown) and entitlement.met_on < begins_on


def _paid_once_before(entitlement: Entitlement, begins_on: date, case: Case) -> bool:
    """Whether it belongs to an earlier year: but for a leave, it was paid then if at all."""
    once = entitlement.due and isinstance(entitlement.benefit.pay, OneTime)
    if not once or entitlement.effective_from >= begins_on:
        return False
    if case.year is None or not taken_by_leave(entitlement, case, case.year):
        return True
    paid = carrying(entitlement, case)
    return any(
        day < begins_on for day, _ in first_days(entitlement, paid, case, case.year).values()
    )


def _over(entitlement: Entitlement, ending: Ending, case: Case) -> None:
    """Stop what ended before, and say so: it is still there to be asked about."""
    year = f"the contract year of {said(case.on)}" if case.year is None else case.year.name
    words = ending.words[0].upper() + ending.words[1:]
    reason = ending.inputs.get("reason_code")
    entitlement.step(
        Stage.PAY,
        "ended_before_year",
        f"{words}: nothing is due in {year}."
        + (f" The reason given is {reason}." if reason else ""),
        at=ending.at,
        result="not due",
        inputs={"until": str(ending.until), **ending.inputs},
        positions=ending.positions,
    )
    entitlement.refuse()


def _unnamed(entitlement: Entitlement, on: date) -> Finding:
    text = f"No published calendar names a contract year that contains {said(on)}."
    entitlement.step(
        Stage.DATE,
        "contract_year_missing",
        text,
        result="not yet determinable",
        inputs={"effective_on": str(on)},
    )
    entitlement.wait(WaitingKind.CALENDAR, text)
    return _finding(entitlement)


def _later(entitlement: Entitlement, first: date) -> Finding:
    text = f"It takes effect on {said(first)}, in a later contract year."
    entitlement.step(
        Stage.DATE, "takes_effect_later", text, at="/date", result=str(first), inputs={}
    )
    entitlement.wait(WaitingKind.EFFECTIVE_DAY, text, first)
    return _finding(entitlement, first)


def _within(pause: Pause, year: CalendarYear) -> bool:
    return pause.day_from < year.year_until and year.year_from < pause.day_until


def _paused(entitlement: Entitlement, pause: Pause, year: CalendarYear) -> Finding:
    """Say that a pause takes what a contract year would have brought."""
    entitlement.steps.append(
        Explanation(
            stage=Stage.PAY,
            code="paused" if pause.choice is None else "due_instead",
            inputs={"until": str(pause.day_until), **pause.inputs},
            result="not due",
            positions=pause.positions,
            text=f"{pause.words[0].upper()}{pause.words[1:]}: nothing is due in {year.name}.",
            document_path=pause.choice or entitlement.path + pause.at,
        )
    )
    entitlement.refuse()
    return _finding(entitlement)


def _away(entitlement: Entitlement, away: tuple[Item[Leave], ...], year: CalendarYear) -> Finding:
    """Say that leave takes all the days of a contract year on which something would be due."""
    words = " and ".join(map(leave_words, away))
    entitlement.step(
        Stage.PAY,
        "on_leave",
        f"{words[0].upper()}{words[1:]}: nothing is due in {year.name}.",
        at="/pay/leave",
        result="not due",
        inputs={},
        positions=tuple(sorted({at for each in away for at in each.positions})),
    )
    entitlement.refuse()
    return _finding(entitlement)


def _unassigned(entitlement: Entitlement, case: Case) -> Finding:
    away = () if case.year is None else taken_by_leave(entitlement, case, case.year)
    if away and case.year is not None:
        return _away(entitlement, away, case.year)
    employed = bool(case.stints)
    entitlement.step(
        Stage.SELECT,
        "no_assignment" if employed else "no_employment",
        f"No assignment {_when(entitlement, case)} is one this benefit is paid on"
        f"{_asked(entitlement)}."
        if employed
        else "There is no employment in the district.",
        at="/select/assignments",
        result="not due",
        inputs={"assignments": ", ".join(sorted({each.assignment_id for each in case.stints}))},
        positions=tuple(at for each in case.stints for at in each.positions),
    )
    entitlement.refuse()
    return _finding(entitlement)


def _when(entitlement: Entitlement, case: Case) -> str:
    """Say of which days no assignment is meant; what fits may have ended within the year."""
    year, first = case.year, entitlement.span[0]
    if year is not None:
        ends = [each.day_until or date.max for each in carrying(entitlement, case)]
        if year.year_from < max(ends, default=date.min) <= first:
            return f"on {said(first)} or later"
    return "in this contract year"


def _asked(entitlement: Entitlement) -> str:
    """Name what a benefit asks of an assignment."""
    terms = entitlement.benefit.select.assignments
    named = (
        ("the role {}", terms.roles),
        ("another role than {}", terms.other_roles_than),
        ("the group {}", terms.employee_groups),
        ("the school {}", terms.schools),
        ("a school of the level {}", terms.school_levels),
        ("a school that is {}", terms.school_designations),
    )
    asked = [text.format(" or ".join(names)) for text, names in named if names is not None]
    shares = [_SHARES[name].format(plain(bound)) for name, bound in shares_asked(terms).items()]
    whose = " together" if terms.share_of_time_of is ShareOf.SELECTED_TOGETHER else ""
    asked += [f"a share of time{whose} {' and '.join(shares)}"] if shares else []
    return f"; it asks for {' and '.join(asked)}" if asked else ""


_SHARES = {
    "minimum_share_of_time": "of {} at least",
    "share_of_time_above": "above {}",
    "share_of_time_at_most": "of {} at most",
    "share_of_time_below": "below {}",
}


def _finding(entitlement: Entitlement, effective_from: date | None = None) -> Finding:
    return Finding(
        entitlement=entitlement,
        state=entitlement.state,
        steps=(),
        waiting=entitlement.waiting,
        effective_from=effective_from,
        shortfall=entitlement.shortfall,
    )
