"""Whose a calendar is, and what it says of which days."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from ledger.domain.facts.calendar import Calendar, Closure, DayKind
from ledger.domain.spans import Span
from ledger.domain.values import Part

P = TypeVar("P", bound=Part)


def spans(calendar: Calendar) -> Iterator[Span]:
    """Give the years and day patterns of a calendar, by kind, its terms and its pay periods."""
    for index, year in enumerate(calendar.years):
        yield Span(year.kind, year.name, year.year_from, year.year_until, f"years[{index}]")
    for index, term in enumerate(calendar.terms):
        yield Span("term", term.name, term.term_from, term.term_until, f"terms[{index}]")
    for index, each in enumerate(calendar.day_patterns):
        name = f"the pattern of {each.kind} days from {each.pattern_from}"
        path = f"day_patterns[{index}]"
        yield Span(_days(each.kind), name, each.pattern_from, each.pattern_until, path)
    for index, period in enumerate(calendar.pay_periods):
        path = f"pay_periods[{index}]"
        yield Span("pay_period", period.name, period.period_from, period.period_until, path)


def share_a_group(one: Calendar, other: Calendar) -> bool:
    """Whether both are calendars of some group, or both of every group without its own."""
    if one.employee_groups and other.employee_groups:
        return not set(one.employee_groups).isdisjoint(other.employee_groups)
    return one.employee_groups == other.employee_groups


def filling(calendar: Calendar, before: Sequence[Calendar]) -> Calendar:
    """Give of a calendar what those that come before it leave unsaid.

    Of years of one kind, terms, days of one kind and pay periods each stands where none before
    shares a day with it; a closure closes no days that follow a pattern before.
    """
    said = [span for each in before for span in spans(each)]
    unsaid = {span.path for span in spans(calendar) if not any(map(span.overlaps, said))}
    closures = (_still_closed(each, said) for each in calendar.closures)
    return replace(
        calendar,
        years=_of("years", calendar.years, unsaid),
        terms=_of("terms", calendar.terms, unsaid),
        day_patterns=_of("day_patterns", calendar.day_patterns, unsaid),
        closures=tuple(each for each in closures if each.kinds),
        pay_periods=_of("pay_periods", calendar.pay_periods, unsaid),
    )


def _still_closed(closure: Closure, said: Iterable[Span]) -> Closure:
    def follows_another(kind: DayKind) -> bool:
        closed = Span(_days(kind), closure.name, closure.closed_from, closure.closed_until, "")
        return any(map(closed.overlaps, said))

    kinds = tuple(kind for kind in closure.kinds if not follows_another(kind))
    return replace(closure, kinds=kinds)


def _of(field: str, parts: tuple[P, ...], unsaid: set[str]) -> tuple[P, ...]:
    return tuple(each for index, each in enumerate(parts) if f"{field}[{index}]" in unsaid)


def _days(kind: DayKind) -> str:
    return f"{kind}_day"
