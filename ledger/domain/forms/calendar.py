"""The form of calendars."""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger.domain.facts.calendar import Calendar
from ledger.domain.forms.faults import Faults, Violations, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


class Span(NamedTuple):
    """A named year or pay period; two of one sort may not overlap."""

    sort: str
    name: str
    begins: date
    ends: date

    def overlaps(self, other: "Span") -> bool:
        """Whether both contain some day."""
        return self.sort == other.sort and self.begins < other.ends and other.begins < self.ends


def spans(calendar: Calendar) -> Iterator[Span]:
    """Give the years, by kind, and the pay periods of a calendar."""
    for year in calendar.years:
        yield Span(year.kind, year.name, year.year_from, year.year_until)
    for period in calendar.pay_periods:
        yield Span("pay_period", period.name, period.period_from, period.period_until)


def calendar(fact: Calendar) -> Violations:
    """Find spans that end before they begin or overlap one of their sort."""
    for index, year in enumerate(fact.years):
        yield from span(f"years[{index}].year_until", year.year_from, year.year_until)
    for index, period in enumerate(fact.pay_periods):
        path = f"pay_periods[{index}].period_until"
        yield from span(path, period.period_from, period.period_until)
    in_order = sorted(spans(fact), key=lambda span: (span.sort, span.begins))
    for earlier, later in itertools.pairwise(in_order):
        if earlier.overlaps(later):
            field = "pay_periods" if later.sort == "pay_period" else "years"
            yield Violation(field, f"{later.name} overlaps {earlier.name}")


FAULTS: dict[type[Fact], Faults] = {Calendar: calendar}
