"""Stage 7, explain: which level of lanes moves an educator further than the placement."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from ledger.domain.pay.accumulate.most import most_units
from ledger.domain.pay.decide.lanes import lane_gain, lane_names
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.cells import NotPlaced
from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.select.carrying import fitting
from ledger.domain.pay.terms.accumulate import Blocks, Thresholds, Together
from ledger.domain.pay.terms.decide import Lanes, NextLanes


@dataclass(frozen=True, slots=True)
class NextLevel:
    """A level that takes so many units `further` than the next; `beyond` names it, if it is not."""

    further: Decimal = Decimal(0)
    beyond: str = ""


def next_beyond(entitlement: Entitlement, number: int, day: date, case: Case) -> NextLevel | None:
    """Give the first level, from a number on, that moves further than the placement of a day.

    None where none does. Of what brings no lanes the level of that number does; so it does where
    nothing says yet in which lane somebody is.
    """
    decide, counting = entitlement.benefit.decide, entitlement.benefit.accumulate
    if not isinstance(decide, Lanes | NextLanes) or not isinstance(counting, Together):
        return NextLevel()
    running = [each for each in fitting(entitlement, case) if each.runs_on(day)]
    moving = [_moving(entitlement, decide, each, number, day, case) for each in running]
    numbers = [each for each in moving if each is not None]
    if not numbers:
        return None if running else NextLevel()
    if (moves := min(numbers)) == number:
        return NextLevel()
    most = most_units(counting, [each.item_id for each in entitlement.benefit.select.items])
    sums = _sum_of(counting, number), _sum_of(counting, moves)
    if most is not None and sums[1] > most:
        return None
    return NextLevel(sums[1] - sums[0], f"level {moves}, the next one beyond the placement")


def _moving(
    entitlement: Entitlement,
    decide: Lanes | NextLanes,
    stint: Stint,
    number: int,
    day: date,
    case: Case,
) -> int | None:
    """Give the number of the first level that moves further on an assignment; None: none does."""
    lanes = _lanes(entitlement, decide, stint, day, case)

    def moved(lane: str) -> bool:
        about = stint.assignment_id, day, decide.schedule_id, None, lane
        gain = lane_gain(case.bases, case.book, *about)
        return not isinstance(gain, NotPlaced) and gain.moved

    if isinstance(lanes, NotPlaced):
        return number
    before = sum(1 for _ in takewhile(moved, lanes[number - 1 :]))
    return None if number + before > len(lanes) else number + before


def _lanes(
    entitlement: Entitlement, decide: Lanes | NextLanes, stint: Stint, day: date, case: Case
) -> tuple[str, ...] | NotPlaced:
    """Give the lanes of the levels, in their order."""
    if isinstance(decide, Lanes):
        return decide.lanes
    about = stint.assignment_id, day, decide.schedule_id, entitlement.key[:2]
    found = lane_names(case.bases, case.book, *about)
    return found if isinstance(found, NotPlaced) else found[1:]


def _sum_of(counting: Together, number: int) -> Decimal:
    """Give the sum that reaches a level."""
    match counting.levels:
        case Thresholds(at=at):
            return at[number - 1]
        case Blocks(size=size):
            return size * number
        case _:
            return Decimal(0)
