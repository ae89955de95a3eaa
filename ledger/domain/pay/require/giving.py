"""Stage 4, decide: units that are given."""

from fractions import Fraction

from ledger.domain.pay.answer import (
    EligibilityState,
    OutcomeKind,
    SegmentOutcome,
    Units,
    WaitingFor,
    WaitingKind,
)
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.payment.finding import Finding
from ledger.domain.pay.terms.decide import Gives
from ledger.domain.pay.words.wording import said, unit_words


def given(entitlement: Entitlement, gives: Gives, case: Case) -> Finding:
    """Say what is given on the day asked, or why it is not, or not yet."""
    day_from, on = entitlement.span[0], case.on
    state, words = (
        EligibilityState.DUE,
        f"It gives {unit_words(gives.unit, Fraction(gives.amount))}",
    )
    waiting: tuple[WaitingFor, ...] = ()
    ended = entitlement.stopped_on(on)
    if on < day_from:
        state, words = EligibilityState.PENDING, f"{words} from {said(day_from)} on"
        waiting = (
            WaitingFor(kind=WaitingKind.EFFECTIVE_DAY, text=f"{words}.", announced_on=day_from),
        )
    elif (awaited := entitlement.awaited_on(on)) is not None:
        state, waiting = EligibilityState.PENDING, (awaited.waiting,)
        words = f"{words}, but not yet"
    elif ended is not None:
        state, words = EligibilityState.NOT_DUE, f"{words} no longer: {ended}"
    entitlement.step(
        Stage.DECIDE,
        "units_given",
        f"{words}.",
        at="/decide",
        result=str(gives.amount),
        inputs={"unit": gives.unit},
    )
    return Finding(
        entitlement=entitlement,
        state=state,
        steps=(),
        waiting=waiting,
        effective_from=day_from,
        outcome=SegmentOutcome(
            kind=OutcomeKind.UNITS, units=Units(amount=gives.amount, unit=gives.unit)
        ),
    )
