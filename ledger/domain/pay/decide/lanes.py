"""What standing in another lane of a salary schedule is worth."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ledger.domain.book import DistrictBook
from ledger.domain.facts.placement import ScheduleCellName
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.pay.inputs.bases import Bases, Placed
from ledger.domain.pay.inputs.cells import CellWorth, Missing, NotPlaced, cell_worth, not_in_force
from ledger.domain.pay.words.wording import said, told
from ledger.domain.recorded import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneGain:
    """What `lane_to` has above `lane_from` at the step of the placement.

    `amount` is a year's at full time, exact, never negative. `lane_from` is what was compared with:
    the lane below, or that of the placement where it lies further. `moved` says that the placement
    is in `lane_to` or further, so that nothing is left to gain.
    """

    step_id: str
    placed_in: str
    lane_from: str
    lane_to: str
    amount: Fraction
    moved: bool
    text: str
    positions: tuple[int, ...]


def lane_index(schedule: SalarySchedule, lane_id: str) -> int | None:
    """Give the place of a lane in the order of its schedule; None where it has none."""
    names = [each.lane_id for each in schedule.lanes]
    return names.index(lane_id) if lane_id in names else None


def lane_names(
    bases: Bases,
    book: DistrictBook,
    assignment_id: str,
    day: date,
    schedule_id: str,
    made_for: tuple[str, str] | None = None,
) -> tuple[str, ...] | NotPlaced:
    """Give the lanes in force on a day, from that of the educator's first placement on.

    Placements for the benefit `made_for` are not looked at, see `Bases.first_on_schedule`.
    """
    first = bases.first_on_schedule(assignment_id, schedule_id, made_for)
    if isinstance(first, NotPlaced):
        return first
    schedule = book.schedule_on(schedule_id, day)
    if schedule is None:
        return not_in_force(schedule_id, day)
    place = lane_index(schedule.fact, first.lane_id or "")
    if place is None:
        return _no_lane(first.lane_id, schedule, day, first)
    return tuple(each.lane_id for each in schedule.fact.lanes[place:])


def lane_gain(  # noqa: PLR0913, PLR0917 -- whose, where and when, and the two lanes
    bases: Bases,
    book: DistrictBook,
    assignment_id: str,
    day: date,
    schedule_id: str,
    lane_from: str | None,
    lane_to: str,
) -> LaneGain | NotPlaced:
    """Give what `lane_to` is worth more than `lane_from`, or than the placement's if that is later.

    It is asked on one day, at the step of that day's placement. Where a lane has no amount for the
    step, that of no other step is taken for it.
    """
    base = bases.explained(assignment_id, day)
    if isinstance(base, NotPlaced):
        return base
    schedule = book.schedule_on(schedule_id, day)
    if base.schedule_id != schedule_id or base.lane_id is None or schedule is None:
        return _elsewhere(base, schedule_id, day)
    order = {each.lane_id: place for place, each in enumerate(schedule.fact.lanes)}
    for lane in (lane_from, lane_to):
        if lane is not None and lane not in order:
            return _no_lane(lane, schedule, day, base)
    start = max(base.lane_id, lane_from or base.lane_id, key=order.__getitem__)
    found = _compared(base, start, lane_to, schedule.fact, day, book)
    if isinstance(found, NotPlaced):
        return found
    return LaneGain(
        step_id=base.step_id or "",
        placed_in=base.lane_id,
        lane_from=start,
        lane_to=lane_to,
        amount=found[0],
        moved=order[base.lane_id] >= order[lane_to],
        text=found[1],
        positions=base.positions,
    )


def _compared(
    base: Placed,
    start: str,
    lane_to: str,
    schedule: SalarySchedule,
    day: date,
    book: DistrictBook,
) -> tuple[Fraction, str] | NotPlaced:
    """Give how much more a lane is worth than another, and in words; a lane before it nothing."""
    names = {each.lane_id: each.title for each in schedule.lanes}
    to, than = names[lane_to], names[start]
    if list(names).index(start) >= list(names).index(lane_to):
        placed = start == base.lane_id
        standing = "The placement is already" if placed else "Another move brings one"
        so = "it brings nothing more" if than == to else f"the lane {to} is nothing more"
        return Fraction(0), f"{standing} in the lane {than}, so {so}."
    above, below = (_worth(base, lane, day, book) for lane in (lane_to, start))
    if isinstance(above, NotPlaced):
        return above
    if isinstance(below, NotPlaced):
        return below
    more = max(above.amount - below.amount, Fraction(0))
    currency = book.district.currency
    return more, (
        f"At step {base.step_id} the lane {to} is worth {told(above.amount, currency)} a year "
        f"at full time, {told(more, currency)} more than the lane {than}."
    )


def _worth(base: Placed, lane_id: str, day: date, book: DistrictBook) -> CellWorth | NotPlaced:
    """Give what a lane is worth at the step of a placement."""
    cell = ScheduleCellName(
        schedule_id=base.schedule_id or "", lane_id=lane_id, step_id=base.step_id or ""
    )
    worth = cell_worth(cell, day, book)
    if isinstance(worth, NotPlaced):
        return replace(worth, positions=base.positions)
    return worth


def _elsewhere(base: Placed, schedule_id: str, day: date) -> NotPlaced:
    """Say that an assignment has a base, but none on the schedule."""
    where = "has a stated base" if base.schedule_id is None else f"is on {base.schedule_id}"
    return NotPlaced(
        missing=Missing.PLACEMENT_ON_SCHEDULE,
        text=(
            f"On {said(day)} assignment {base.assignment_id} {where}, so it is in no lane of the "
            f"schedule {schedule_id}."
        ),
        positions=base.positions,
    )


def _no_lane(
    lane_id: str | None, schedule: Published[SalarySchedule], day: date, base: Placed
) -> NotPlaced:
    name = schedule.fact.schedule_id
    return NotPlaced(
        missing=Missing.LANE,
        text=f"The schedule {name} in force on {said(day)} has no lane {lane_id}.",
        positions=(*base.positions, *{schedule.position} - set(base.positions)),
    )
