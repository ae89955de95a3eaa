"""Whose a calendar is, and which days it makes contract, school and business days."""

from typing import Any

import pytest
from msgspec.structs import replace

from ledger.domain.book import DistrictBook
from ledger.domain.days import is_day
from ledger.domain.facts.calendar import (
    Calendar,
    CalendarYear,
    Closure,
    DayKind,
    DayPattern,
    Term,
    Weekday,
    YearKind,
)
from ledger.domain.refusals.district import CalendarOverlap
from tests.support.facts import calendar, day, employment
from tests.support.granting import lakeview
from tests.unit.domain.refusing import NOBODY
from tests.unit.pay.calendars import almanac

WEEK = tuple(Weekday)[:5]
AIDE = employment(NOBODY, employee_group="aides")
SCHOOL, BUSINESS, CONTRACT = DayKind.SCHOOL, DayKind.BUSINESS, DayKind.CONTRACT


def pattern(kind: DayKind = SCHOOL, *weekdays: Weekday, until: str = "2026-06-13") -> DayPattern:
    return DayPattern(
        kind=kind,
        weekdays=weekdays or WEEK,
        pattern_from=day("2025-08-18"),
        pattern_until=day(until),
    )


def closed(since: str, until: str, *kinds: DayKind) -> Closure:
    return Closure(name="Break", closed_from=day(since), closed_until=day(until), kinds=kinds)


def general(**fields: Any) -> Calendar:
    """School from Monday to Friday, but for a week around the new year."""
    ordinary: dict[str, Any] = {
        "day_patterns": (pattern(), pattern(BUSINESS, until="2026-07-01")),
        "closures": (
            closed("2025-12-22", "2026-01-05", SCHOOL, CONTRACT),
            closed("2025-12-25", "2025-12-26", SCHOOL, BUSINESS),
        ),
        "terms": (Term(name="Autumn", term_from=day("2025-08-18"), term_until=day("2026-01-05")),),
    }
    return calendar(2025, **(ordinary | fields))


def for_aides(**fields: Any) -> Calendar:
    """What is not said is not there: but for a contract year there is nothing."""
    year = CalendarYear(
        kind=YearKind.CONTRACT,
        name="Aides 2025-26",
        year_from=day("2025-08-01"),
        year_until=day("2026-06-01"),
    )
    ordinary: dict[str, Any] = {
        "calendar_id": "aides",
        "employee_groups": ("aides",),
        "years": (year,),
        "pay_periods": (),
    }
    return calendar(2025, **(ordinary | fields))


def book(*calendars: Calendar) -> DistrictBook:
    ledger = lakeview()
    for each in calendars:
        ledger.record(each)
    return ledger.world().book("lakeview")


def calendars(found: DistrictBook) -> tuple[Calendar, ...]:
    return tuple(each.fact for each in found.calendars)


def names(found: DistrictBook, kind: YearKind = YearKind.CONTRACT) -> list[str]:
    return [year.name for year in found.years(kind)]


@pytest.mark.parametrize(
    ("groups", "others", "refused"),
    [
        ((), (), True),
        (("aides",), ("aides", "nurses"), True),
        (("aides",), ("nurses",), False),
        (("aides",), (), False),
    ],
)
def test_calendars_overlap_only_where_they_are_of_one_group(
    groups: tuple[str, ...], others: tuple[str, ...], refused: bool
) -> None:
    ledger = lakeview()
    ledger.record(calendar(2025, calendar_id="one", employee_groups=groups))
    other = calendar(2025, calendar_id="other", employee_groups=others)
    if refused:
        with pytest.raises(CalendarOverlap):
            ledger.record(other)
    else:
        ledger.record(other)


def test_the_day_patterns_of_two_calendars_of_a_group_may_not_overlap() -> None:
    ledger = lakeview()
    ledger.record(general(years=calendar(2024).years, pay_periods=()))
    other = general(calendar_id="other", terms=(), pay_periods=())
    with pytest.raises(CalendarOverlap, match="pattern of school days"):
        ledger.record(other)


def test_a_group_has_its_own_years_and_the_general_ones_of_other_kinds_and_days() -> None:
    later = calendar(2026)
    found = book(general(), later, for_aides()).for_job(AIDE)
    assert names(found) == ["Aides 2025-26", "2026-27"]
    assert names(found, YearKind.FISCAL) == ["2025-26", "2026-27"]
    assert found.pay_periods() == (*general().pay_periods, *later.pay_periods)


def test_who_is_of_no_group_or_of_one_without_calendars_has_the_general_ones() -> None:
    published = book(general(), for_aides())
    for job in (None, employment(NOBODY), employment(NOBODY, employee_group="nurses")):
        assert calendars(published.for_job(job)) == (general(),)
    assert calendars(book(general()).for_job(AIDE)) == (general(),)


def test_the_positions_go_with_the_calendars() -> None:
    published = book(for_aides(), general())
    assert [each.position for each in published.for_job(None).calendars] == [6]
    assert [each.position for each in published.for_job(AIDE).calendars] == [6, 5]


def test_where_a_group_has_pay_periods_of_its_own_the_general_ones_of_those_days_are_not_its() -> (
    None
):
    own = general().pay_periods[1:3]
    found = book(general(), for_aides(pay_periods=own)).for_job(AIDE)
    assert found.pay_periods() == general().pay_periods
    assert found.calendar("aides") == for_aides(pay_periods=own)


def test_a_calendar_that_a_job_names_comes_before_those_of_its_group_and_the_general_ones() -> None:
    year = for_aides().years[0]
    summer = replace(year, name="Summer", year_from=day("2025-09-01"), year_until=day("2026-08-01"))
    night = general(
        calendar_id="night",
        employee_groups=("nurses",),
        years=(summer,),
        pay_periods=(),
        day_patterns=(),
        closures=(),
        terms=(),
    )
    found = book(general(), calendar(2026), for_aides(), night)

    named = found.for_job(replace(AIDE, calendar_id="night"))

    assert names(named) == ["Summer"]
    assert names(named, YearKind.FISCAL) == ["2025-26", "2026-27"]
    assert named.pay_periods() == found.for_job(AIDE).pay_periods()
    assert names(found.for_job(replace(AIDE, calendar_id="2025-26"))) == ["2025-26", "2026-27"]
    assert names(found.for_job(AIDE)) == ["Aides 2025-26", "2026-27"]


def test_what_a_named_calendar_leaves_unsaid_the_group_says_before_all() -> None:
    terms = replace(general(terms=()), calendar_id="terms", years=(), pay_periods=())
    found = book(general(day_patterns=(), closures=()), for_aides(), terms)
    assert names(found.for_job(replace(AIDE, calendar_id="terms"))) == ["Aides 2025-26"]


def test_general_closures_do_not_close_the_days_of_a_group_s_own_pattern() -> None:
    own = for_aides(day_patterns=(pattern(SCHOOL, Weekday.MONDAY, Weekday.TUESDAY),))
    found = calendars(book(general(), own).for_job(AIDE))
    assert is_day(day("2025-12-23"), SCHOOL, found) is True
    assert is_day(day("2025-12-25"), SCHOOL, found) is False
    assert is_day(day("2025-12-25"), BUSINESS, found) is False
    assert is_day(day("2025-12-24"), BUSINESS, found) is True


@pytest.mark.parametrize(
    ("on", "kind", "told"),
    [
        ("2025-08-18", SCHOOL, True),
        ("2025-08-17", SCHOOL, None),
        ("2025-08-23", SCHOOL, False),
        ("2025-12-19", SCHOOL, True),
        ("2025-12-22", SCHOOL, False),
        ("2025-12-22", BUSINESS, True),
        ("2025-12-25", BUSINESS, False),
        ("2026-01-05", SCHOOL, True),
        ("2026-06-13", SCHOOL, None),
        ("2026-01-05", CONTRACT, None),
    ],
)
def test_a_day_is_what_a_pattern_makes_it_unless_it_is_closed(
    on: str, kind: DayKind, told: bool | None
) -> None:
    assert is_day(day(on), kind, (general(),)) is told


@pytest.mark.parametrize(
    ("after", "kind", "count", "found"),
    [
        ("2025-08-18", SCHOOL, 1, "2025-08-19"),
        ("2025-08-22", SCHOOL, 1, "2025-08-25"),
        ("2025-12-19", SCHOOL, 1, "2026-01-05"),
        ("2025-12-19", SCHOOL, 3, "2026-01-07"),
        ("2025-12-24", BUSINESS, 1, "2025-12-26"),
        ("2026-06-11", SCHOOL, 1, "2026-06-12"),
        ("2026-06-11", SCHOOL, 2, None),
        ("2025-08-15", SCHOOL, 1, None),
        ("2025-08-17", SCHOOL, 1, "2025-08-18"),
        ("2025-08-18", CONTRACT, 1, None),
    ],
)
def test_the_nth_day_of_a_kind_is_counted_as_far_as_patterns_reach(
    after: str, kind: DayKind, count: int, found: str | None
) -> None:
    reached = almanac(general()).day_from(day(after), kind, count)
    assert reached == (None if found is None else day(found))


def test_patterns_of_two_years_are_read_as_one() -> None:
    following = DayPattern(
        kind=SCHOOL,
        weekdays=WEEK,
        pattern_from=day("2026-06-13"),
        pattern_until=day("2027-06-13"),
    )
    both = (general(), calendar(2026, day_patterns=(following,)))
    assert almanac(*both).day_from(day("2026-06-12"), SCHOOL, 1) == day("2026-06-15")


def test_without_calendars_nothing_is_known_of_a_day() -> None:
    assert is_day(day("2025-09-01"), SCHOOL, ()) is None
    assert almanac().day_from(day("2025-09-01"), SCHOOL, 1) is None


def test_a_calendar_without_its_year_names_none() -> None:
    fiscal = replace(general(), years=calendar(2025).years[1:2])
    assert names(book(fiscal)) == []
