"""Spans of days, and which of them overlap."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """Days `[begins, ends)`, open without an end. Two of one sort may not share a day.

    `path` is where the fact that tells it has it, such as `years[0]`.
    """

    sort: str
    name: str
    begins: date
    ends: date | None
    path: str

    def overlaps(self, other: "Span") -> bool:
        """Whether both are of one sort and contain some day."""
        one, another = (self.begins, self.ends), (other.begins, other.ends)
        return self.sort == other.sort and shared_day(one, another) is not None


def shared_day(one: tuple[date, date | None], other: tuple[date, date | None]) -> date | None:
    """Give the first day that two spans `[from, until)` share, if they do."""
    first = max(one[0], other[0])
    return first if all(until is None or first < until for _, until in (one, other)) else None


def overlapping(spans: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Give each span that shares a day with one of its sort that began earlier, and that one."""
    last: Span | None = None
    for span in sorted(spans, key=lambda each: (each.sort, each.begins)):
        if last is not None and span.overlaps(last):
            yield span, last
        if last is None or last.sort != span.sort or _outlasts(span, last):
            last = span


def _outlasts(span: Span, other: Span) -> bool:
    return other.ends is not None and (span.ends is None or span.ends > other.ends)
