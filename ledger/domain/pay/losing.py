"""Stage 6, pay, first part: what ends a benefit, and what reaches back to its beginning."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.pay.case import Case
from ledger.domain.pay.entitlement import Ending, Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.lost import LostCondition, end_of_award, expiry, void_award, withdrawal
from ledger.domain.pay.terms.date import Anchor
from ledger.domain.pay.terms.loss import Loss
from ledger.domain.pay.wording import said


def find_void(entitlement: Entitlement, case: Case) -> None:
    """Stop what was never there at all, before anything else is asked and on whatever day."""
    for lost in void_award(entitlement, case):
        if lost.effect is Loss.NEVER_DUE:
            _never(entitlement, lost)


def lose(entitlement: Entitlement, case: Case) -> None:
    """End the benefit on the first day something that it rests on is lost."""
    for lost in _losses(entitlement, case):
        if lost.effect is Loss.NEVER_DUE and lost.on <= case.on:
            _never(entitlement, lost)
            return
        if lost.effect is Loss.CONTINUES:
            _note(entitlement, lost, "and the benefit continues", "continues")
        else:
            _end(entitlement, lost, case)
    if entitlement.until is not None:
        _ended_too_early(entitlement, entitlement.until, case.on)


def _losses(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    yield from void_award(entitlement, case)
    yield from end_of_award(entitlement, case)
    yield from withdrawal(entitlement, case)
    yield from expiry(entitlement, case)


def _never(entitlement: Entitlement, lost: LostCondition) -> None:
    _note(entitlement, lost, "so it was never due", "not due")
    entitlement.refuse()


def _end(entitlement: Entitlement, lost: LostCondition, case: Case) -> None:
    """Bound the benefit, or wait for the calendar that says by when."""
    until: date | None = lost.on
    words = f"{lost.what} on {said(lost.on)}"
    if lost.effect is Loss.ENDS_WITH_CONTRACT_YEAR:
        last = case.almanac.year_of(lost.on - timedelta(days=1))
        until = None if last is None else last.year_until
        words += ", and the benefit ends with that contract year"
    if until is not None:
        _note(entitlement, lost, f"so {said(until)} is the first day without", str(until))
        if entitlement.until is None or until < entitlement.until:
            entitlement.ending = Ending(
                until=until, words=words, inputs=lost.inputs, positions=lost.positions
            )
    elif case.year is not None and lost.on > case.year.year_until:
        _note(entitlement, lost, "after the contract year asked about", "continues")
    else:
        _note(entitlement, lost, "in a contract year no calendar names", "not yet determinable")
        if entitlement.due:
            entitlement.wait(WaitingKind.CALENDAR, entitlement.steps[-1].text)


def _ended_too_early(entitlement: Entitlement, until: date, on: date) -> None:
    """Stop what ended before it took effect, or before an approval could still bring it about."""
    if entitlement.state is EligibilityState.PENDING:
        # Counted from an approval given today or later, it could not begin before today.
        reaches_back = entitlement.benefit.date.anchor is Anchor.AWARDED
        hopeless = until <= on and not reaches_back
        code, text = "lost_before_approval", "It ended before it was approved."
    else:
        hopeless = until <= entitlement.effective_from
        code = "lost_before_effect"
        text = f"It ended before it took effect on {said(entitlement.effective_from)}."
    if hopeless:
        entitlement.step(
            Stage.PAY,
            code,
            text,
            at="/pay/loss",
            result="not due",
            inputs={"until": str(until)},
        )
        entitlement.refuse()


def _note(entitlement: Entitlement, lost: LostCondition, consequence: str, result: str) -> None:
    entitlement.step(
        Stage.PAY,
        lost.code,
        f"{lost.what[0].upper()}{lost.what[1:]} on {said(lost.on)}, {consequence}.",
        at=lost.at,
        result=result,
        inputs={"on": str(lost.on), "effect": lost.effect.value, **lost.inputs},
        positions=lost.positions,
    )
