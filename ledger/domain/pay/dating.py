"""Stage 5, date: from which day a benefit is due."""

from datetime import date

from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.approvals import Run
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.terms.date import Anchor, NextContractYear, NextPayPeriod, SameDay
from ledger.domain.pay.wording import said


def date_effect(entitlement: Entitlement, case: Case) -> None:
    """Find the first day: the anchor, aligned; never before the award, nor before hire."""
    terms = entitlement.benefit.date
    awarded_on = entitlement.award.value.awarded_on
    anchor = _anchor(terms.anchor, awarded_on, entitlement.run)
    aligned = _aligned(terms.effective, anchor, case)
    inputs = {"anchor": terms.anchor.value, "anchor_on": str(anchor)}
    if aligned is None:
        text = f"No published calendar says what follows {said(anchor)}."
        entitlement.step(
            Stage.DATE,
            "calendar_missing",
            text,
            at="/date/effective",
            result="not yet determinable",
            inputs=inputs,
        )
        entitlement.wait(WaitingKind.CALENDAR, text)
        return
    entitlement.effective_from = max(aligned, awarded_on)
    if case.hired is not None:
        entitlement.effective_from = max(entitlement.effective_from, case.hired.day_from)
    entitlement.step(
        Stage.DATE,
        "takes_effect",
        f"It takes effect on {said(entitlement.effective_from)}: {_why(terms.effective, anchor)}.",
        at="/date",
        result=str(entitlement.effective_from),
        inputs=inputs,
    )


def _anchor(anchor: Anchor, awarded_on: date, run: Run | None) -> date:
    if anchor is Anchor.AWARDED or run is None:
        return awarded_on
    approved_on = run.first.value.decided_on
    return approved_on if anchor is Anchor.APPROVED else max(awarded_on, approved_on)


def _aligned(
    effective: SameDay | NextPayPeriod | NextContractYear, anchor: date, case: Case
) -> date | None:
    match effective:
        case SameDay():
            return anchor
        case NextPayPeriod(first_day=first_day):
            return case.almanac.next_period_start(anchor, first_day)
        case NextContractYear(first_day=first_day):
            return case.almanac.next_year_start(anchor, first_day)


def _why(effective: SameDay | NextPayPeriod | NextContractYear, anchor: date) -> str:
    match effective:
        case SameDay():
            return f"at once, counted from {said(anchor)}"
        case NextPayPeriod():
            return f"with the next pay period, counted from {said(anchor)}"
        case NextContractYear():
            return f"with the next contract year, counted from {said(anchor)}"
