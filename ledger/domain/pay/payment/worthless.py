"""Stage 6, pay: what brings nothing on an assignment, or more than money is told."""

from fractions import Fraction

from ledger.domain.pay.accumulate.pools import Left
from ledger.domain.pay.answer import EligibilityState, WaitingFor, WaitingKind
from ledger.domain.pay.decide.sharing import Slice
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.payment.finding import Finding

MOST_MONEY = Fraction(10**12)
"""No rate above it is told: the sum of all that is due would not fit a message any more."""


def nothing_worth(entitlement: Entitlement, part: Slice, left: Left) -> Finding:
    """Say why it brings nothing on an assignment, or why nobody can tell what."""
    step = None if part.worth is None else part.worth.step
    return Finding(
        entitlement=entitlement,
        state=EligibilityState.NOT_DUE,
        steps=(*left.steps, *(() if step is None else (step,))),
        slice=part,
        shortfall=left.shortfall,
    )


def too_much(entitlement: Entitlement, part: Slice) -> Finding:
    """Say of more money than is told that a record or the policy must be wrong."""
    text = (
        "It comes to more than 1,000,000,000,000 a year, which nobody is paid: either an amount on "
        "record is too high, or one of the policy."
    )
    step = Explanation(
        stage=Stage.DECIDE,
        code="too_much",
        inputs={},
        result="not yet determinable",
        positions=(*entitlement.earned.positions, entitlement.version.position),
        text=text,
        document_path=f"{entitlement.path}/decide",
    )
    return Finding(
        entitlement=entitlement,
        state=EligibilityState.NOT_YET_DETERMINABLE,
        steps=(step,),
        waiting=(WaitingFor(kind=WaitingKind.FACT, text=text),),
        slice=part,
    )
