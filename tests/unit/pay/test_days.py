"""Which day it is that a policy names, and what has to happen before it is one."""

from datetime import date

import pytest

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.resolving import Unknown, resolve
from ledger.domain.pay.terms.days import (
    Day,
    Direction,
    EarlierOf,
    LaterOf,
    Nth,
    NthDay,
    Received,
    YearBound,
)
from tests.unit.pay.calendars import (
    APPROVED,
    CLAIMED,
    EARNED,
    HIRED,
    STARTED,
    TRANSCRIPT,
    aligned,
    almanac,
    dates,
    moved,
    odd_year,
    the,
    working_year,
)
from tests.unit.pay.facts import school_year

HOLIDAY = (date(2025, 12, 22), date(2026, 1, 2))
ALMANAC = almanac(working_year(2024), working_year(2025, HOLIDAY), working_year(2026))
YEAR = ALMANAC.year_of(date(2025, 10, 1))
EARNED_ON = date(2025, 10, 10)


def found(day: Day, earned: date = EARNED_ON, **more: date) -> date | Unknown:
    return resolve(day, dates(earned, None, **more), YEAR, ALMANAC)


def waits(day: Day) -> tuple[WaitingKind, str]:
    unknown = found(day)
    assert isinstance(unknown, Unknown)
    return unknown.kind, unknown.text


@pytest.mark.parametrize(
    ("day", "is_on"),
    [
        (EARNED, EARNED_ON),
        (the(10, 1), date(2025, 10, 1)),
        (the(7, 1), date(2025, 7, 1)),
        (the(6, 30), date(2026, 6, 30)),
        (the(2, 29), date(2026, 2, 28)),
        (YearBound(nth=Nth.FIRST), date(2025, 7, 1)),
        (YearBound(nth=Nth.LAST), date(2026, 6, 30)),
        (NthDay(nth=Nth.LAST, kind=DayKind.BUSINESS, month=5), date(2026, 5, 29)),
        (NthDay(nth=Nth.FIRST, kind=DayKind.CONTRACT, month=1), date(2026, 1, 5)),
        (NthDay(nth=Nth.LAST, kind=DayKind.SCHOOL, month=12), date(2025, 12, 19)),
        (LaterOf(days=(EARNED, the(10, 1))), EARNED_ON),
        (EarlierOf(days=(EARNED, the(10, 1))), date(2025, 10, 1)),
        (EarlierOf(days=(EARNED, APPROVED, TRANSCRIPT)), EARNED_ON),
    ],
)
def test_a_policy_names_days_of_the_fact_and_of_the_contract_year(day: Day, is_on: date) -> None:
    assert found(day) == is_on


@pytest.mark.parametrize(
    ("day", "is_on"),
    [
        (moved(EARNED, 90), date(2026, 1, 8)),
        (moved(EARNED, 10, direction=Direction.BEFORE), date(2025, 9, 30)),
        (moved(the(8, 31), 1, "months"), date(2025, 9, 30)),
        (moved(the(8, 31), 6, "months"), date(2026, 2, 28)),
        (moved(the(8, 31), 18, "months", Direction.BEFORE), date(2024, 2, 29)),
        (moved(the(12, 19), 1, "school_days"), date(2026, 1, 5)),
        (moved(the(1, 5), 1, "school_days", Direction.BEFORE), date(2025, 12, 19)),
        (moved(the(1, 6), 5, "school_days", Direction.BEFORE), date(2025, 12, 16)),
        (moved(the(6, 29), 3, "business_days"), date(2026, 7, 2)),
        (moved(EARNED, 1, "contract_days"), date(2025, 10, 13)),
        (moved(EARNED, 1000, "months", Direction.BEFORE), date(1942, 6, 10)),
        (moved(EARNED, 3, "pay_periods"), date(2026, 1, 1)),
        (moved(EARNED, 1, "pay_periods", Direction.BEFORE), date(2025, 9, 1)),
        (moved(the(10, 1), 1, "pay_periods", Direction.BEFORE), date(2025, 9, 1)),
        (moved(EARNED, 4, "pay_periods", Direction.BEFORE), date(2025, 6, 1)),
    ],
)
def test_days_are_moved_along_the_calendar_and_against_it(day: Day, is_on: date) -> None:
    assert found(day) == is_on


@pytest.mark.parametrize(
    ("period", "start", "next_start", "last_day"),
    [
        ("month", date(2025, 10, 1), date(2025, 11, 1), date(2025, 10, 31)),
        ("pay_period", date(2025, 10, 1), date(2025, 11, 1), date(2025, 10, 31)),
        ("contract_year", date(2025, 7, 1), date(2026, 7, 1), date(2026, 6, 30)),
        ("term", date(2025, 8, 20), date(2026, 1, 1), date(2025, 12, 19)),
    ],
)
def test_days_are_put_to_the_edges_of_periods(
    period: str, start: date, next_start: date, last_day: date
) -> None:
    assert found(aligned(EARNED, "start", period)) == start
    assert found(aligned(EARNED, "last_day", period)) == last_day
    for first_day in ("counts", "waits"):
        assert found(aligned(EARNED, "next_start", period, first_day)) == next_start
        assert found(aligned(EARNED, "start", period, first_day), start) == start
    assert found(aligned(EARNED, "next_start", period, "counts"), start) == start
    assert found(aligned(EARNED, "next_start", period, "waits"), start) == next_start


def test_between_two_terms_there_is_a_next_one_and_none_that_contains_the_day() -> None:
    between = date(2025, 12, 24)
    assert found(aligned(EARNED, "next_start", "term"), between) == date(2026, 1, 1)
    unknown = found(aligned(EARNED, "start", "term"), between)
    assert isinstance(unknown, Unknown)
    assert unknown.text == "No published calendar names a term that contains 24 December 2025."


@pytest.mark.parametrize(
    ("day", "kind", "text"),
    [
        (APPROVED, WaitingKind.APPROVAL, "It was not approved yet."),
        (CLAIMED, WaitingKind.CLAIM, "It was not claimed yet."),
        (STARTED, WaitingKind.FACT, "Nothing says when it was started."),
        (HIRED, WaitingKind.ASSIGNMENT, "There is no employment in the district yet."),
        (
            Received(documents=("course-form", "transcript")),
            WaitingKind.DOCUMENT,
            "No official course form was received yet.",
        ),
        (moved(APPROVED, 5), WaitingKind.APPROVAL, "It was not approved yet."),
        (
            moved(the(6, 30), 400, "school_days"),
            WaitingKind.CALENDAR,
            "No published calendar says which day is 400 school days after 30 June 2026.",
        ),
    ],
)
def test_what_is_not_there_says_what_has_to_happen(day: Day, kind: WaitingKind, text: str) -> None:
    assert waits(day) == (kind, text)


def test_days_beyond_all_calendars_are_not_known() -> None:
    kind, text = waits(
        moved(moved(EARNED, 1000, "months", Direction.BEFORE), 600, "months", Direction.BEFORE)
    )
    assert kind is WaitingKind.CALENDAR
    assert text == "No published calendar says which day is 600 months before 10 June 1942."


def test_of_several_days_the_latest_waits_for_what_somebody_can_do_before_calendars() -> None:
    unpublished = moved(EARNED, 1000, "school_days")
    assert waits(LaterOf(days=(EARNED, unpublished, APPROVED)))[0] is WaitingKind.APPROVAL
    assert waits(LaterOf(days=(EARNED, unpublished)))[0] is WaitingKind.CALENDAR
    assert waits(EarlierOf(days=(unpublished, APPROVED)))[0] is WaitingKind.APPROVAL


def test_all_documents_have_to_be_there_and_the_last_one_counts() -> None:
    papers = {"form": date(2025, 9, 1), "transcript": date(2025, 10, 3)}
    both = Received(documents=("form", "transcript"))
    assert resolve(both, dates(EARNED_ON, papers), YEAR, ALMANAC) == date(2025, 10, 3)


def test_a_leap_day_is_the_last_of_february_where_there_is_none() -> None:
    leap = almanac(working_year(2027))
    year = leap.year_of(date(2027, 10, 1))
    assert resolve(the(2, 29), dates(), year, leap) == date(2028, 2, 29)
    assert resolve(moved(the(2, 29), 12, "months"), dates(), year, leap) == date(2029, 2, 28)


def test_a_long_contract_year_has_a_day_where_it_comes_first_and_a_short_one_may_have_none() -> (
    None
):
    odd = almanac(
        odd_year("long", date(2026, 1, 15), date(2027, 7, 1)),
        odd_year("short", date(2027, 7, 1), date(2027, 12, 1)),
    )
    long, short = odd.years
    assert resolve(the(1, 31), dates(), long, odd) == date(2026, 1, 31)
    assert resolve(the(1, 1), dates(), long, odd) == date(2027, 1, 1)
    missing = resolve(the(1, 31), dates(), short, odd)
    assert missing == Unknown(
        kind=WaitingKind.CALENDAR, text="The contract year short has no 31 January."
    )


def test_without_patterns_nobody_knows_the_days_of_a_kind() -> None:
    bare = almanac(school_year(2025))
    last = NthDay(nth=Nth.LAST, kind=DayKind.BUSINESS, month=10)
    unknown = resolve(last, dates(), bare.years[0], bare)
    assert unknown == Unknown(
        kind=WaitingKind.CALENDAR,
        text="No published calendar says which days of October in 2025-26 are business days.",
    )


def test_without_a_contract_year_its_days_are_not_known() -> None:
    unknown = resolve(the(10, 1), dates(), None, ALMANAC)
    assert isinstance(unknown, Unknown)
    assert unknown.text == "No published calendar names the contract year of 1 October."
