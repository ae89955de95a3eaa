"""Stage 5, date: what ends or pauses a benefit, and what reaches back to the start."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.pay.date.dating import reaches_back
from ledger.domain.pay.date.lasting import last
from ledger.domain.pay.date.lost import (
    LostCondition,
    first_day_without,
    lapses,
    void_award,
    withdrawal,
)
from ledger.domain.pay.date.renewing import renewed_late
from ledger.domain.pay.days.bounding import Ending, Pause
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.terms.loss import Loss
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import said


def find_void(entitlement: Entitlement, case: Case) -> None:
    """Stop what was never there at all, before anything else is asked and on whatever day."""
    for lost in void_award(entitlement, case):
        if lost.effect is Loss.NEVER_DUE:
            _never(entitlement, lost)


def lose(entitlement: Entitlement, case: Case) -> None:
    """End the benefit on the first day something that it rests on is lost."""
    for lost in _losses(entitlement, case):
        # Where a loss undoes what was due, earlier pay dates overpaid; what is no money has none.
        undoes = lost.on <= case.on or not isinstance(entitlement.benefit.pay, NotMoney)
        if lost.effect is Loss.NEVER_DUE and undoes:
            _never(entitlement, lost)
            return
        if lost.effect is Loss.CONTINUES:
            _note(entitlement, lost, "and the benefit continues", "continues")
        elif renewed_late(entitlement, lost, case):
            continue
        elif lost.regained_on is None:
            _end(entitlement, lost, case)
        else:
            _pause(entitlement, lost, lost.regained_on, case)
    last(entitlement, case)
    _begin_after_pauses(entitlement)
    if entitlement.until is not None:
        _ended_too_early(entitlement, entitlement.until, case.on)


def _losses(entitlement: Entitlement, case: Case) -> Iterator[LostCondition]:
    yield from void_award(entitlement, case)
    yield from withdrawal(entitlement, case)
    yield from lapses(entitlement, case)


def _never(entitlement: Entitlement, lost: LostCondition) -> None:
    _note(entitlement, lost, "so it was never due", "not due")
    entitlement.refuse()


def _end(entitlement: Entitlement, lost: LostCondition, case: Case) -> None:
    """Bound the benefit, or wait for the calendar that says by when."""
    until, words = first_day_without(lost, case)
    if until is not None:
        _note(entitlement, lost, f"so {said(until)} is the first day without", str(until))
        if entitlement.until is None or until < entitlement.until:
            entitlement.loss = Ending(
                until=until, words=words, inputs=lost.inputs, positions=lost.positions
            )
    elif case.year is not None and lost.on > case.year.year_until:
        _note(entitlement, lost, "after the contract year asked about", "continues")
    else:
        _note(entitlement, lost, "in a contract year no calendar names", "not yet determinable")
        if entitlement.due:
            entitlement.wait(WaitingKind.CALENDAR, entitlement.steps[-1].text)


def _pause(entitlement: Entitlement, lost: LostCondition, regained_on: date, case: Case) -> None:
    """Stop the benefit until what was lost is regained; ahead of the loss, it never stops.

    Where no calendar names the contract year of the loss, the benefit can only have ended before
    the years that are named.
    """
    until, words = first_day_without(lost, case)
    day_from = lost.on if until is None else until
    day_until = max(day_from, regained_on)
    if day_until == day_from and regained_on <= case.on:
        return
    if day_until > day_from:
        text = f"and {lost.regained}: nothing is due from {said(day_from)} until {said(day_until)}"
        _note(entitlement, lost, text, f"{day_from} to {day_until}")
    pause = Pause(
        day_from=day_from,
        day_until=day_until,
        words=words,
        regained_on=regained_on,
        regained=f"the award {lost.regained}",
        inputs=lost.inputs,
        positions=lost.positions,
    )
    entitlement.pauses = (*entitlement.pauses, pause)


def _begin_after_pauses(entitlement: Entitlement) -> None:
    """Let what would take effect within a pause take effect after it."""
    in_order = sorted(entitlement.pauses, key=lambda pause: (pause.day_from, pause.day_until))
    entitlement.pauses = tuple(in_order)
    for pause in in_order:
        if pause.day_from <= entitlement.effective_from < pause.day_until:
            entitlement.effective_from = pause.day_until
            entitlement.met_on = max(entitlement.met_on, pause.regained_on)


def _ended_too_early(entitlement: Entitlement, until: date, on: date) -> None:
    """Stop what ended before it took effect, or before an approval could still bring it about."""
    if entitlement.state is EligibilityState.PENDING:
        # Counted from an approval given today or later, it could not begin before today.
        hopeless = until <= on and not reaches_back(entitlement)
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
