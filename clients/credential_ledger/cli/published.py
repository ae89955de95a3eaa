"""What a district published, as people read it: schools, calendars and salary schedules."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType

from credential_ledger.cli import words
from credential_ledger.cli.output import table
from credential_ledger.v1.calendar_pb2 import Calendar, DayKind, Weekday
from credential_ledger.v1.district_pb2 import School
from credential_ledger.v1.salary_schedule_pb2 import SalarySchedule

_Row = tuple[str, str, str, str]


def schools(nouns: Iterable[School]) -> RenderableType:
    """Schools by id."""
    return table("Schools", ("School", "Name"), ((each.school_id, each.name) for each in nouns))


def years(calendars: Iterable[Calendar]) -> RenderableType:
    """The named years of calendars."""
    rows = (
        (
            calendar.calendar_id,
            year.name,
            words.label(year, "kind"),
            words.day(year, "year_from"),
            words.last_day(year, "year_until"),
        )
        for calendar in calendars
        for year in calendar.years
    )
    return table("Calendars", ("Calendar", "Year", "Kind", "!First day", "!Last day"), rows)


def days(calendars: Iterable[Calendar]) -> RenderableType:
    """The terms, day patterns, closures and pay periods of calendars."""
    rows = ((each.calendar_id, *row) for each in calendars for row in _parts(each))
    columns = ("Calendar", "What", "!First day", "!Last day", "Which")
    return table("Terms, days and pay periods", columns, rows)


def schedule(noun: SalarySchedule, currency: str) -> RenderableType:
    """The amounts of a salary schedule: a row a step, a column a lane."""
    amounts = [
        {cell.step_id: words.number(cell, "amount") for cell in lane.cells} for lane in noun.lanes
    ]
    rows = (
        (step_id, *(lane.get(step_id, words.NOTHING) for lane in amounts))
        for step_id in noun.step_ids
    )
    named = f"{noun.title}: schedule {noun.schedule_id} from {words.day(noun, 'effective_from')}"
    columns = ("!Step", *(f">{lane.lane_id}" for lane in noun.lanes))
    made = table(f"{named}, {currency} a year", columns, rows)
    groups = ", ".join(noun.employee_groups)
    made.caption = f"{groups}; {noun.day_basis} days, FTE {words.number(noun, 'fte_basis')}"
    return made


def _parts(calendar: Calendar) -> Iterator[_Row]:
    for term in calendar.terms:
        first, last = words.day(term, "term_from"), words.last_day(term, "term_until")
        yield "term", first, last, term.name
    for each in calendar.day_patterns:
        first, last = words.day(each, "pattern_from"), words.last_day(each, "pattern_until")
        on = ", ".join(_word(Weekday.Name(day), "WEEKDAY_") for day in each.weekdays)
        yield f"{words.label(each, 'kind')} days", first, last, on
    for closure in calendar.closures:
        first, last = words.day(closure, "closed_from"), words.last_day(closure, "closed_until")
        kinds = ", ".join(_word(DayKind.Name(kind), "DAY_KIND_") for kind in closure.kinds)
        yield "closure", first, last, f"{closure.name}: no {kinds} days"
    periods = sorted(calendar.pay_periods, key=lambda each: words.day(each, "period_from"))
    if periods:
        named = f"{len(periods)}, {periods[0].name} to {periods[-1].name}"
        first = words.day(periods[0], "period_from")
        last = words.last_day(periods[-1], "period_until")
        yield "pay periods", first, last, named


def _word(name: str, prefix: str) -> str:
    return name.removeprefix(prefix).lower()
