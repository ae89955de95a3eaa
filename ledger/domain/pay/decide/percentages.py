"""Stage 4, decide: what a percentage is of, and on which days that may change."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.facts.placement import ScheduleCellName
from ledger.domain.pay.accumulate.brought import Brought
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.cells import NotPlaced, cell_worth, turns_of
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.terms.decide import Base, BaseMeasured, Percent, PercentTiers
from ledger.domain.pay.words.wording import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What of a base no other benefit brings: exact, a year's at full time, and what it is of."""

    amount: Fraction
    words: tuple[str, ...]
    positions: tuple[int, ...]


def fixed_on(base: Base, stint: Stint, day: date, case: Case) -> Fixed | NotPlaced:
    """Give what the placement and the cell of a base are worth on a day, or which has no amount."""
    amount, words, positions = Fraction(0), list[str](), tuple[int, ...]()
    if base.placement:
        own = case.bases.explained(stint.assignment_id, day)
        if isinstance(own, NotPlaced):
            return own
        amount, positions = amount + own.amount, own.positions
        words.append(f"the placement's {told(own.amount, case.currency)}")
    if base.cell is not None:
        cell = base.cell
        name = ScheduleCellName(
            schedule_id=cell.schedule_id, lane_id=cell.lane_id, step_id=cell.step_id
        )
        worth = cell_worth(name, day, case.book)
        if isinstance(worth, NotPlaced):
            return worth
        amount, positions = amount + worth.amount, (*positions, worth.position)
        words.append(
            f"the {told(worth.amount, case.currency)} of lane {cell.lane_id} at step "
            f"{cell.step_id} of the schedule {cell.schedule_id}"
        )
    return Fixed(amount=amount, words=tuple(words), positions=positions)


def counts_in(each: Brought, entitlement: Entitlement) -> bool:
    """Whether what another benefit brings may change what this one is worth."""
    decide = entitlement.benefit.decide
    if not isinstance(decide, Percent | PercentTiers):
        return True
    same = each.policy_id == entitlement.version.policy_id
    return same and each.benefit_id in decide.base.benefits


def base_turns(
    entitlement: Entitlement, stint: Stint, year: CalendarYear, case: Case
) -> list[date]:
    """Give the days of a contract year, but its first, on which a base has another amount.

    What rests on no placement is not cut where that changes, nor what is measured once.
    """
    since, until, decide = year.year_from, year.year_until, entitlement.benefit.decide
    base = decide.base if isinstance(decide, Percent | PercentTiers) else None
    if base is not None and base.measured is BaseMeasured.FIRST_DAY:
        return []
    if base is None or base.placement:
        found = case.bases.changes(stint.assignment_id, since, until)
    else:
        found = []
    if base is None or base.cell is None:
        return found
    return [*found, *turns_of(base.cell.schedule_id, since, until, case.book)]
