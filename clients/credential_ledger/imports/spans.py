"""How the days of a calendar fit together, judged as the ledger does, by the lines that say them.

Spans of one sort share no day, pay periods leave out none between them, and a cut-off comes no
later than its pay day. The ledger judges them once more when they are recorded.
"""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from credential_ledger import dates
from credential_ledger.imports.findings import Findings
from credential_ledger.imports.planning import Part
from credential_ledger.v1.calendar_pb2 import Calendar

_SPANS = {"years": "year", "terms": "term", "day_patterns": "pattern", "pay_periods": "period"}
"""The lists of spans that a calendar has, and what the days of each begin with."""


class _Span(NamedTuple):
    """Days `[begins, ends)` of one sort and kind, and the line that says them."""

    sort: tuple[str, int]
    name: str
    begins: date
    ends: date
    line: int


def spans_fit(calendar: Calendar, parts: Mapping[str, Part], findings: Findings) -> bool:
    """Whether the days of a calendar fit together; where not, faults go to `findings`."""
    faults = [*_overlaps(calendar, parts), *_gaps(calendar, parts), *_cutoffs(calendar, parts)]
    for line, column, what in faults:
        findings.fault(line, what, column)
    return not faults


def _overlaps(calendar: Calendar, parts: Mapping[str, Part]) -> Iterator[tuple[int, str, str]]:
    last: _Span | None = None
    for span in sorted(_spans(calendar, parts), key=lambda each: (each.sort, each.begins)):
        same = last is not None and last.sort == span.sort
        if last is not None and same and span.begins < last.ends:
            yield span.line, "part_from", f"{span.name} overlaps {last.name} of line {last.line}"
        if last is None or not same or span.ends > last.ends:
            last = span


def _gaps(calendar: Calendar, parts: Mapping[str, Part]) -> Iterator[tuple[int, str, str]]:
    paid = [each for each in _spans(calendar, parts) if each.sort[0] == "pay_periods"]
    for earlier, later in itertools.pairwise(sorted(paid, key=lambda each: each.begins)):
        if later.begins > earlier.ends:
            what = f"leaves days after {earlier.name} of line {earlier.line} without a pay period"
            yield later.line, "part_from", what


def _cutoffs(calendar: Calendar, parts: Mapping[str, Part]) -> Iterator[tuple[int, str, str]]:
    for index, period in enumerate(calendar.pay_periods):
        cutoff = period.HasField("input_cutoff_on") and dates.decode(period.input_cutoff_on)
        if cutoff and cutoff > dates.decode(period.payable_on):
            line = parts[f"pay_periods[{index}]"].line
            yield line, "input_cutoff_on", "must not lie after payable_on"


def _spans(calendar: Calendar, parts: Mapping[str, Part]) -> Iterator[_Span]:
    for field, prefix in _SPANS.items():
        for index, each in enumerate(getattr(calendar, field)):
            yield _Span(
                sort=(field, getattr(each, "kind", 0)),
                name=getattr(each, "name", "the pattern"),
                begins=dates.decode(getattr(each, f"{prefix}_from")),
                ends=dates.decode(getattr(each, f"{prefix}_until")),
                line=parts[f"{field}[{index}]"].line,
            )
