"""How what an educator is due differs between two positions, segment by segment.

Every contract year is measured on its last day. There all that is known for the year counts, with
its days, and no day that passes changes anything: an end that comes by time alone is in the answer
before it comes.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from ledger.domain.book import DistrictBook
from ledger.domain.facts.calendar import CalendarYear, YearKind
from ledger.domain.pay.answer import SalaryEligibility, Segment
from ledger.domain.pay.explain.superseding import superseded

_DAY = timedelta(days=1)


class DueSegment(Struct, frozen=True):
    """A segment and the contract year it belongs to."""

    contract_year: CalendarYear
    segment: Segment


DueSegments = Mapping[tuple[date, str], DueSegment]
"""What one educator is due, by last day of the contract year and segment id, in order."""


class SalarySegment(Struct, frozen=True, kw_only=True):
    """A segment in its full state, as the entry at `position` left it.

    `effective_on` is the last day of its contract year, on which it is measured.
    """

    educator_id: str
    effective_on: date
    contract_year: CalendarYear
    segment: Segment
    position: int


class SegmentTombstone(Struct, frozen=True, kw_only=True):
    """A segment that stands no longer since the entry at `position`."""

    segment_id: str
    educator_id: str
    effective_on: date
    position: int


SalaryChange = SalarySegment | SegmentTombstone


def due_segments(
    book: DistrictBook, effective_on: date, answer_on: Callable[[date], SalaryEligibility]
) -> DueSegments:
    """Give the segments of every contract year that is not over on a day.

    The calendars of a district may end a year on different days; of those only the one counts
    with which the educator's own year ends.
    """
    found: dict[tuple[date, str], DueSegment] = {}
    for day in _last_days(book, effective_on):
        answer = answer_on(day)
        year = answer.contract_year
        if year is not None and year.year_until == day + _DAY:
            for segment in answer.segments:
                found[day, segment.segment_id] = DueSegment(year, segment)
    return found


def salary_changes(
    educator_id: str, before: DueSegments, now: DueSegments, position: int
) -> Iterator[SalaryChange]:
    """Give what the entry at a position changed: first what is gone, then what came or changed."""
    gone = {key: due.segment for key, due in before.items() if key not in now}
    for day, segment_id in gone:
        yield SegmentTombstone(
            segment_id=segment_id, educator_id=educator_id, effective_on=day, position=position
        )
    for key, due in now.items():
        if before.get(key) != due:
            day, _ = key
            replaced = superseded(
                due.segment,
                [gone[each] for each in gone if each[0] == day],
                {name: each.segment for (on, name), each in now.items() if on == day},
            )
            yield SalarySegment(
                educator_id=educator_id,
                effective_on=day,
                contract_year=due.contract_year,
                segment=replace(due.segment, supersedes=replaced),
                position=position,
            )


def _last_days(book: DistrictBook, effective_on: date) -> list[date]:
    ends = {year.year_until - _DAY for year in book.years(YearKind.CONTRACT)}
    return sorted(day for day in ends if day >= effective_on)
