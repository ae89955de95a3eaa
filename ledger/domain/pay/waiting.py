"""What is said about an award that no assignment carries in the contract year asked about."""

from datetime import date

from ledger.domain.facts.district import CalendarYear
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.finding import Finding
from ledger.domain.pay.terms.pay import OneTime
from ledger.domain.pay.wording import said


def without_slices(entitlement: Entitlement, case: Case) -> Finding | None:
    """Say why nothing is paid; None for what belongs to another contract year."""
    if case.year is not None and _elsewhere(entitlement, case.year):
        return None
    if not entitlement.due:
        return _finding(entitlement)
    if case.year is None:
        return _unnamed(entitlement, case.on)
    first = entitlement.span[0]
    if first >= case.year.year_until:
        return _later(entitlement, first)
    return _unassigned(entitlement, case)


def _elsewhere(entitlement: Entitlement, year: CalendarYear) -> bool:
    """Whether it is another version's, ended before the year, or was paid once before it."""
    version_until = entitlement.version.in_force_until
    over = version_until is not None and version_until <= year.year_from
    if entitlement.governed_each_day and over:
        return True
    until = entitlement.span[1]
    ended = until is not None and until <= year.year_from
    once = isinstance(entitlement.benefit.pay, OneTime)
    return entitlement.due and (ended or (once and entitlement.effective_from < year.year_from))


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


def _unassigned(entitlement: Entitlement, case: Case) -> Finding:
    employed = bool(case.stints)
    entitlement.step(
        Stage.SELECT,
        "no_assignment" if employed else "no_employment",
        "No assignment in this contract year is one this benefit is paid on."
        if employed
        else "There is no employment in the district.",
        at="/select/assignments",
        result="not due",
        inputs={"assignments": ", ".join(sorted({each.assignment_id for each in case.stints}))},
        positions=tuple(at for each in case.stints for at in each.positions),
    )
    entitlement.refuse()
    return _finding(entitlement)


def _finding(entitlement: Entitlement, effective_from: date | None = None) -> Finding:
    return Finding(
        entitlement=entitlement,
        state=entitlement.state,
        steps=(),
        waiting=entitlement.waiting,
        effective_from=effective_from,
    )
