"""In which lane an educator stands, by placement and by moves, before another move."""

from collections.abc import Iterable
from datetime import date, timedelta

from ledger.domain.book import DistrictBook
from ledger.domain.pay.decide.lanes import lane_index
from ledger.domain.pay.inputs.bases import Bases
from ledger.domain.pay.inputs.cells import NotPlaced


def furthest(
    book: DistrictBook, schedule_id: str, day: date, lanes: Iterable[str | None]
) -> str | None:
    """Give the furthest of several lanes on a schedule; None where it has none of them."""
    schedule = book.schedule_on(schedule_id, day)
    if schedule is None:
        return None
    order = {each.lane_id: place for place, each in enumerate(schedule.fact.lanes)}
    known = (lane for lane in lanes if lane is not None and lane in order)
    return max(known, key=order.__getitem__, default=None)


def stood_before(
    bases: Bases,
    book: DistrictBook,
    assignment_id: str,
    day: date,
    lane: tuple[str, str],
    made_for: tuple[str, str],
) -> bool:
    """Whether the educator stood in a lane of a schedule, or further, before it was reached.

    The first placement of all says it too, unless it was made for the benefit that brought the
    move: who was hired or taken over into a lane has not moved there.
    """
    schedule_id, lane_id = lane
    schedule = book.schedule_on(schedule_id, day)
    base = bases.on(assignment_id, day - timedelta(days=1))
    found = base or bases.first_on_schedule(assignment_id, schedule_id, made_for)
    if isinstance(found, NotPlaced) or schedule is None or found.schedule_id != schedule_id:
        return False
    stood, reached = (lane_index(schedule.fact, each) for each in (found.lane_id or "", lane_id))
    return stood is not None and reached is not None and stood >= reached
