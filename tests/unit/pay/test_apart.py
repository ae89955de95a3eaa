"""How far two days of a policy are apart at the least, held against real calendars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.checks.apart import Year, always_known, known_with, least_apart
from ledger.domain.pay.days.resolving import Unknown, resolve
from ledger.domain.pay.terms.days import (
    Aligned,
    Day,
    Direction,
    EarlierOf,
    Edge,
    FirstDay,
    LaterOf,
    Moved,
    Nth,
    NthDay,
    PeriodKind,
    StepUnit,
    YearBound,
)
from ledger.domain.pay.terms.recovery import MonthDay
from tests.unit.pay.calendars import (
    APPROVED,
    EARNED,
    aligned,
    almanac,
    dates,
    moved,
    the,
    years,
)

JULY = MonthDay(month=7, day=1)
FIRST, LAST = YearBound(nth=Nth.FIRST), YearBound(nth=Nth.LAST)
OCTOBER, NOVEMBER, MAY = the(10, 1), the(11, 1), the(5, 1)
ALMANAC = almanac(*years(2018, 2028))


@pytest.mark.parametrize(
    ("later", "earlier", "least"),
    [
        (EARNED, EARNED, 0),
        (EARNED, APPROVED, None),
        (moved(EARNED, 30), EARNED, 30),
        (EARNED, moved(EARNED, 30), -30),
        (EARNED, moved(EARNED, 30, direction=Direction.BEFORE), 30),
        (moved(EARNED, 2, "months"), moved(EARNED, 30), 26),
        (moved(EARNED, 5, "school_days"), EARNED, 5),
        (EARNED, moved(EARNED, 5, "school_days"), None),
        (aligned(EARNED, "next_start", "pay_period"), EARNED, 1),
        (aligned(EARNED, "next_start", "pay_period", "counts"), EARNED, 0),
        (LaterOf(days=(EARNED, APPROVED)), EARNED, 0),
        (EARNED, LaterOf(days=(EARNED, APPROVED)), None),
        (EarlierOf(days=(moved(EARNED, 3), moved(EARNED, 5))), EARNED, 3),
        (LAST, OCTOBER, 0),
        (OCTOBER, FIRST, 0),
        (NOVEMBER, OCTOBER, None),
    ],
)
def test_how_far_apart_two_days_are_without_any_calendar(
    later: Day, earlier: Day, least: int | None
) -> None:
    assert least_apart(later, earlier) == least


@pytest.mark.parametrize(
    ("later", "earlier", "begins", "least"),
    [
        (NOVEMBER, OCTOBER, JULY, 31),
        (MAY, NOVEMBER, JULY, 181),
        (NOVEMBER, MAY, JULY, -182),
        (NOVEMBER, MAY, MonthDay(month=1, day=1), 184),
        (OCTOBER, NOVEMBER, MonthDay(month=10, day=15), 334),
        (NthDay(nth=Nth.FIRST, kind=DayKind.SCHOOL, month=11), OCTOBER, JULY, 31),
        (the(2, 29), the(2, 28), MonthDay(month=1, day=1), 0),
        (the(3, 1), FIRST, MonthDay(month=2, day=29), 1),
        (OCTOBER, NthDay(nth=Nth.LAST, kind=DayKind.SCHOOL, month=9), JULY, 1),
    ],
)
def test_days_of_a_contract_year_follow_one_another_from_its_beginning(
    later: Day, earlier: Day, begins: MonthDay, least: int
) -> None:
    assert least_apart(later, earlier, Year(begins)) == least


@pytest.mark.parametrize(
    ("later", "earlier", "own", "least"),
    [
        (EARNED, FIRST, True, 0),
        (EARNED, FIRST, False, None),
        (LAST, EARNED, True, 0),
        (LAST, EARNED, False, 0),
        (EARNED, the(7, 1), True, 0),
        (EARNED, the(10, 1), True, -92),
        (the(6, 30), EARNED, False, 0),
        (the(6, 29), EARNED, False, -1),
    ],
)
def test_what_was_earned_lies_in_its_own_contract_year_or_before_a_later_one(
    later: Day, earlier: Day, own: bool, least: int | None
) -> None:
    assert least_apart(later, earlier, Year(JULY, own)) == least


def test_what_was_earned_and_days_of_the_year_are_known_of_everything() -> None:
    known = LaterOf(days=(moved(EARNED, 3), aligned(OCTOBER, "start", "month")))
    assert always_known(known)
    assert always_known(EarlierOf(days=(APPROVED, EARNED)))
    assert not always_known(LaterOf(days=(APPROVED, EARNED)))


def test_a_day_is_known_with_another_that_is_made_of_the_same_dates() -> None:
    assert known_with(moved(EARNED, 3), LaterOf(days=(EARNED, APPROVED)))
    assert known_with(OCTOBER, EARNED)
    assert not known_with(APPROVED, EARNED)


NAMED: list[Day] = [EARNED, APPROVED, FIRST, LAST]
LEAVES = st.sampled_from(NAMED) | st.builds(the, st.integers(1, 12), st.integers(1, 28))
KINDS = st.sampled_from(DayKind)


def _more(inner: st.SearchStrategy[Day]) -> st.SearchStrategy[Day]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return (
        st.builds(
            Moved,
            start=inner,
            direction=st.sampled_from(Direction),
            count=st.integers(1, 20),
            unit=st.sampled_from(StepUnit),
        )
        | st.builds(
            Aligned,
            start=inner,
            edge=st.sampled_from(Edge),
            period=st.sampled_from(PeriodKind),
            first_day=st.sampled_from(FirstDay),
        )
        | st.builds(LaterOf, days=several)
        | st.builds(EarlierOf, days=several)
    )


DAYS = st.recursive(
    LEAVES | st.builds(NthDay, nth=st.sampled_from(Nth), kind=KINDS, month=st.integers(1, 12)),
    _more,
    max_leaves=4,
)


@given(
    st.tuples(DAYS, DAYS),
    st.dates(date(2022, 7, 1), date(2023, 6, 30)),
    st.dates(date(2022, 7, 1), date(2024, 6, 30)),
    st.sampled_from([2022, 2023]),
)
def test_no_calendar_and_no_fact_brings_two_days_nearer_than_was_said(
    pair: tuple[Day, Day], earned: date, approved: date, first: int
) -> None:
    own = first == 2022
    least = least_apart(*pair, Year(JULY, own))
    year = ALMANAC.year_of(date(first, 9, 1))
    facts = dates(earned, approved=approved)
    later, earlier = (resolve(each, facts, year, ALMANAC) for each in pair)
    if least is not None and not isinstance(later, Unknown) and not isinstance(earlier, Unknown):
        assert (later - earlier).days >= least
