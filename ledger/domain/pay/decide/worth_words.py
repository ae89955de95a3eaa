"""How stage 4, decide, puts into words what something is worth on a day."""

from fractions import Fraction

from ledger.domain.pay.decide.brought import Worth
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.words.wording import to_four_places


def no_worth(entitlement: Entitlement, text: str, positions: tuple[int, ...]) -> Worth:
    """Say why nobody can say what it is worth."""
    return Worth(None, worth_step(entitlement, "no_base", text, Fraction(0), positions))


def worth_step(
    entitlement: Entitlement, code: str, text: str, full: Fraction, positions: tuple[int, ...]
) -> Explanation:
    """Say what it is worth, and why."""
    return Explanation(
        stage=Stage.DECIDE,
        code=code,
        inputs={},
        result=to_four_places(full),
        positions=(*positions, entitlement.version.position),
        text=text,
        document_path=f"{entitlement.path}/decide",
    )
