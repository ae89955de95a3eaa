"""The form of calendars."""

import itertools

from ledger.domain.calendars import spans
from ledger.domain.facts.calendar import Calendar
from ledger.domain.forms.faults import Faults, Violations, apart, distinct, span
from ledger.domain.refusals.form import Violation
from ledger.domain.values import Fact


def calendar(fact: Calendar) -> Violations:
    """Find spans that end before they begin or overlap one of their sort, and names given twice."""
    if not any((fact.years, fact.terms, fact.day_patterns, fact.closures, fact.pay_periods)):
        yield Violation("years", "a calendar names years, terms, days or pay periods")
    yield from distinct("employee_groups", fact.employee_groups)
    for index, year in enumerate(fact.years):
        yield from span(f"years[{index}].year_until", year.year_from, year.year_until)
    for index, term in enumerate(fact.terms):
        yield from span(f"terms[{index}].term_until", term.term_from, term.term_until)
    for index, pattern in enumerate(fact.day_patterns):
        path = f"day_patterns[{index}]"
        yield from span(f"{path}.pattern_until", pattern.pattern_from, pattern.pattern_until)
        yield from distinct(f"{path}.weekdays", pattern.weekdays)
    for index, closure in enumerate(fact.closures):
        path = f"closures[{index}]"
        yield from span(f"{path}.closed_until", closure.closed_from, closure.closed_until)
        yield from distinct(f"{path}.kinds", closure.kinds)
    yield from _pay_periods(fact)
    yield from apart(spans(fact))


def _pay_periods(fact: Calendar) -> Violations:
    """Find pay periods out of form, and days between two of them that are in none."""
    for index, period in enumerate(fact.pay_periods):
        path = f"pay_periods[{index}]"
        yield from span(f"{path}.period_until", period.period_from, period.period_until)
        if period.input_cutoff_on is not None and period.input_cutoff_on > period.payable_on:
            yield Violation(f"{path}.input_cutoff_on", "must not lie after payable_on")
    in_order = sorted(enumerate(fact.pay_periods), key=lambda each: each[1].period_from)
    for (_, earlier), (index, later) in itertools.pairwise(in_order):
        if later.period_from > earlier.period_until:
            path = f"pay_periods[{index}].period_from"
            yield Violation(path, f"leaves days after {earlier.name} without a pay period")


FAULTS: dict[type[Fact], Faults] = {Calendar: calendar}
