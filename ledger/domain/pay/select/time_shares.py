"""Stage 1, select: whether assignments take as much of an educator's time as a benefit asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from ledger.domain.pay.inputs.stints import Stint
from ledger.domain.pay.terms.select import AssignmentFilter, ShareOf


def of_their_time(parts: list[Stint], terms: AssignmentFilter) -> list[Stint]:
    """Give the parts of assignments that fit else and take as much of the time as is asked for."""
    if not shares_asked(terms):
        return parts
    if terms.share_of_time_of is not ShareOf.SELECTED_TOGETHER:
        return [part for part in parts if _enough(_share(part), terms)]
    days = sorted({day for part in parts for day in (part.day_from, part.day_until) if day})
    enough = [
        (day_from, day_until)
        for day_from, day_until in pairwise([*days, None])
        if day_from is not None and _enough(_together(parts, day_from), terms)
    ]
    return [cut for part in parts for cut in _within(part, _joined(enough))]


def shares_asked(terms: AssignmentFilter) -> dict[str, Decimal]:
    """Give the bounds of the share of time that a filter states, by their names."""
    bounds = {
        "minimum_share_of_time": terms.minimum_share_of_time,
        "share_of_time_above": terms.share_of_time_above,
        "share_of_time_at_most": terms.share_of_time_at_most,
        "share_of_time_below": terms.share_of_time_below,
    }
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _share(stint: Stint) -> Decimal:
    return stint.fte if stint.share_of_time is None else stint.share_of_time


def _together(parts: Sequence[Stint], day: date) -> Decimal:
    return sum((_share(part) for part in parts if part.runs_on(day)), Decimal(0))


def _enough(share: Decimal, terms: AssignmentFilter) -> bool:
    least, above = terms.minimum_share_of_time, terms.share_of_time_above
    most, below = terms.share_of_time_at_most, terms.share_of_time_below
    return (
        (least is None or share >= least)
        and (above is None or share > above)
        and (most is None or share <= most)
        and (below is None or share < below)
    )


def _joined(spans: list[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    found: list[tuple[date, date | None]] = []
    for day_from, day_until in spans:
        if found and found[-1][1] == day_from:
            found[-1] = (found[-1][0], day_until)
        else:
            found.append((day_from, day_until))
    return found


def _within(part: Stint, spans: list[tuple[date, date | None]]) -> Iterator[Stint]:
    for day_from, day_until in spans:
        first = max(part.day_from, day_from)
        ends = [day for day in (part.day_until, day_until) if day is not None]
        until = min(ends, default=None)
        if until is None or first < until:
            same = (first, until) == (part.day_from, part.day_until)
            yield part if same else replace(part, day_from=first, day_until=until)
