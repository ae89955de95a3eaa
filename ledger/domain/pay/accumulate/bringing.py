"""Stage 3, accumulate: what a level brings beside others of its benefit."""

from fractions import Fraction

from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.levels.tally import Level
from ledger.domain.pay.levels.tiers import pieces
from ledger.domain.pay.terms.decide import PercentTiers, PerUnit
from ledger.domain.pay.terms.tiers import Tiers


def brought_by(level: Level, cause: Entitlement) -> Fraction:
    """Give it in a measure that is the same for all levels of one fact: money, percent or units.

    What brings the same for all that a fact counts for counts once. A level of the whole sum is
    there, or is not.
    """
    if not level.of_fact:
        return Fraction(1)
    match cause.benefit.decide:
        case Tiers(tiers=tiers) | PercentTiers(tiers=tiers):
            parts = pieces(tiers, cause.item.item_id, level.at, level.quantity)
            return sum((each.whole for each in parts), Fraction(0))
        case PerUnit():
            return level.quantity
        case _:
            return Fraction(level.number == 1)
