"""Windows where calendars say too little, and what neither time nor calendars change."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.resolving import Unknown
from ledger.domain.pay.terms.conditions import InOrder, Order
from ledger.domain.pay.terms.date import Dating, GovernedBy, Never, NextYear, Window
from ledger.domain.pay.terms.days import (
    Aligned,
    DateName,
    Day,
    Direction,
    Edge,
    FirstDay,
    InYear,
    LaterOf,
    Moved,
    Named,
    Nth,
    NthDay,
    PeriodKind,
    StepUnit,
    YearBound,
)
from ledger.domain.pay.windows import Dated, Missed, date_fact
from tests.unit.pay.calendars import (
    APPROVED,
    DAY,
    EARNED,
    TRANSCRIPT,
    aligned,
    almanac,
    by,
    dates,
    dating,
    moved,
    the,
    window,
    working_year,
    years,
)
from tests.unit.pay.facts import school_year

ONE = almanac(working_year(2025))
AUTUMN = date(2025, 10, 10)


def test_what_was_earned_long_ago_and_is_shown_now_asks_for_no_calendar_of_that_time() -> None:
    rule = dating(window(the(9, 1), by(EARNED, the(10, 1)), by(TRANSCRIPT, the(10, 31))))
    long_ago = date(2012, 3, 1)

    def ask(shown: date) -> Dated | Missed | Unknown:
        papers = {"transcript": shown}
        return date_fact(rule, "credits", dates(long_ago, papers), long_ago, ONE, AUTUMN)

    found = ask(date(2025, 7, 1))
    assert isinstance(found, Dated)
    assert found.effective_from == date(2025, 9, 1)
    # What was shown before the first year with a name may have met a window of an earlier one.
    before = ask(date(2025, 6, 30))
    assert isinstance(before, Unknown)
    assert before.kind is WaitingKind.CALENDAR
    absent = date_fact(rule, "credits", dates(long_ago), long_ago, ONE, AUTUMN)
    assert isinstance(absent, Unknown)
    assert (absent.kind, absent.by) == (WaitingKind.DOCUMENT, date(2025, 10, 31))


def test_what_was_missed_before_is_told_with_what_is_met() -> None:
    rule = dating(window(the(9, 1), by(EARNED, the(10, 1)), title="By 1 October"))
    two = almanac(working_year(2025), working_year(2026))
    late = date(2025, 10, 2)
    found = date_fact(rule, "credits", dates(late), late, two, AUTUMN)
    assert isinstance(found, Dated)
    assert found.missed == (
        "Missed before: By 1 October, 2025-26: "
        "the day it was earned, 2 October 2025, is after 1 October 2025."
    )
    unpublished = date_fact(rule, "credits", dates(late), late, ONE, AUTUMN)
    assert isinstance(unpublished, Unknown)
    assert unpublished.missed == found.missed


def test_without_a_contract_year_a_fact_still_counts_at_once() -> None:
    at_once = dating(window(EARNED, title="At once"))
    found = date_fact(at_once, "credits", dates(date(2012, 3, 1)), date(2012, 3, 1), ONE, AUTUMN)
    assert isinstance(found, Dated)
    assert (found.year, found.effective_from) == (None, date(2012, 3, 1))
    assert found.text == "the day it was earned (At once)."


def test_without_a_contract_year_deadlines_that_need_none_are_still_judged() -> None:
    early = date(2012, 3, 1)
    rule = dating(window(EARNED, by(APPROVED, EARNED)))
    late = dates(early, approved=date(2012, 4, 1))
    assert isinstance(date_fact(rule, "credits", late, early, ONE, AUTUMN), Missed)
    in_time = dates(early, approved=date(2012, 2, 1))
    assert isinstance(date_fact(rule, "credits", in_time, early, ONE, AUTUMN), Dated)


def test_without_a_contract_year_its_deadlines_are_not_known() -> None:
    early = date(2012, 3, 1)
    rule = dating(window(EARNED, by(EARNED, the(10, 1))))
    found = date_fact(rule, "credits", dates(early), early, ONE, AUTUMN)
    assert isinstance(found, Unknown)
    assert found.kind is WaitingKind.CALENDAR


def test_a_next_year_that_is_not_published_is_not_guessed() -> None:
    rule = dating(window(the(9, 1), by(EARNED, the(10, 1))))
    found = date_fact(rule, "credits", dates(AUTUMN), AUTUMN, ONE, AUTUMN)
    assert found == Unknown(
        kind=WaitingKind.CALENDAR,
        text="No published calendar names the contract year after 2025-26.",
    )
    gap = almanac(working_year(2025), working_year(2027))
    assert date_fact(rule, "credits", dates(AUTUMN), AUTUMN, gap, AUTUMN) == found


def test_a_limit_without_its_calendar_is_said_before_the_paper_that_is_missing() -> None:
    bare = almanac(school_year(2025))
    last = NthDay(nth=Nth.LAST, kind=DayKind.BUSINESS, month=10)
    rule = dating(window(EARNED, by(TRANSCRIPT, last)))
    found = date_fact(rule, "credits", dates(AUTUMN), AUTUMN, bare, AUTUMN)
    assert isinstance(found, Unknown)
    assert found.kind is WaitingKind.CALENDAR


def test_an_effective_or_payable_day_that_is_not_known_leaves_the_fact_undated() -> None:
    waiting = aligned(EARNED, "next_start", "contract_year")
    for each in (window(waiting), window(EARNED, payable=moved(EARNED, 90, "pay_periods"))):
        found = date_fact(dating(each), "credits", dates(AUTUMN), AUTUMN, ONE, AUTUMN)
        assert isinstance(found, Unknown)
        assert found.kind is WaitingKind.CALENDAR


_YEARLY: st.SearchStrategy[Day] = st.one_of(
    st.builds(InYear, month=st.integers(1, 12), day_of_month=st.integers(1, 31)),
    st.builds(
        NthDay, nth=st.sampled_from(Nth), kind=st.sampled_from(DayKind), month=st.integers(1, 12)
    ),
    st.builds(YearBound, nth=st.sampled_from(Nth)),
)


def _put(days: st.SearchStrategy[Day]) -> st.SearchStrategy[Day]:
    """Days moved, aligned, or the later of two."""
    moves = st.builds(
        Moved,
        start=days,
        direction=st.sampled_from(Direction),
        count=st.integers(1, 40),
        unit=st.sampled_from(StepUnit),
    )
    edges = st.builds(
        Aligned,
        start=days,
        edge=st.sampled_from(Edge),
        period=st.sampled_from(PeriodKind),
        first_day=st.sampled_from(FirstDay),
    )
    return st.one_of(moves, edges, st.builds(LaterOf, days=st.tuples(days, days)))


_NAMED = st.one_of(st.builds(Named, name=st.sampled_from(DateName)), st.just(TRANSCRIPT))
_DAYS = st.recursive(st.one_of(_NAMED, _YEARLY), _put, max_leaves=4)
_WINDOWS = st.builds(
    Window,
    title=st.just("Window"),
    deadlines=st.lists(
        st.builds(InOrder, date=_DAYS, order=st.sampled_from(Order), limit=_DAYS), max_size=2
    ).map(tuple),
    effective=_DAYS,
)
_RULES = st.builds(
    Dating,
    governed_by=st.sampled_from(GovernedBy),
    windows=st.lists(_WINDOWS, min_size=1, max_size=3).map(tuple),
    otherwise=st.sampled_from([NextYear(), Never()]),
)
_PAST = st.dates(date(2023, 7, 1), date(2026, 6, 30))
_NAMED = st.dictionaries(st.sampled_from(DateName), _PAST)
_ON = date(2026, 7, 15)
PUBLISHED, MORE = almanac(*years(2023, 2026)), almanac(*years(2023, 2029))


@given(rule=_RULES, named=_NAMED, earned=_PAST)
def test_calendars_published_later_change_no_date_that_was_given(
    rule: Dating, named: dict[DateName, date], earned: date
) -> None:
    facts = replace(dates(earned), named={**named, DateName.EARNED: earned})
    before = date_fact(rule, "credits", facts, earned, PUBLISHED, _ON)
    after = date_fact(rule, "credits", facts, earned, MORE, _ON)
    assert isinstance(before, Unknown) or after == before


@given(
    rule=_RULES,
    named=_NAMED,
    earned=_PAST,
    absent=st.sampled_from(DateName),
    days=st.integers(1, 400),
)
def test_what_happens_after_the_day_asked_changes_no_date_that_was_given(
    rule: Dating, named: dict[DateName, date], earned: date, absent: DateName, days: int
) -> None:
    facts = replace(dates(earned), named={**named, DateName.EARNED: earned})
    before = date_fact(rule, "credits", facts, earned, PUBLISHED, _ON)
    later = _ON + timedelta(days=days)
    grown = replace(facts, named={absent: later, **facts.named})
    after = date_fact(rule, "credits", grown, earned, MORE, later)
    assert isinstance(before, Unknown) or _untold(after) == _untold(before)


def _untold(found: object) -> object:
    """A date without why windows were missed, which may be told better later."""
    if isinstance(found, Dated):
        return replace(found, missed="")
    return Missed if isinstance(found, Missed) else found


def test_what_was_too_late_in_a_term_is_still_too_late_between_two() -> None:
    term_of_the_paper = aligned(TRANSCRIPT, "start", "term")
    rule = dating(window(EARNED, by(term_of_the_paper, the(8, 1))), otherwise=Never())
    in_the_term, between = date(2025, 12, 1), date(2025, 12, 24)
    for day in (in_the_term, between):
        assert isinstance(date_fact(rule, "credits", dates(AUTUMN), AUTUMN, ONE, day), Missed)
    before_all = date_fact(rule, "credits", dates(AUTUMN), AUTUMN, ONE, date(2025, 7, 10))
    assert isinstance(before_all, Unknown)
    assert before_all.kind is WaitingKind.CALENDAR


_COMPLETE: st.SearchStrategy[Day] = st.recursive(
    st.just(TRANSCRIPT), lambda days: _put(st.one_of(days, st.just(EARNED))), max_leaves=4
)
_LIMITS = st.one_of(_YEARLY, _put(_YEARLY))


@given(_COMPLETE, st.sampled_from([Order.BEFORE, Order.NOT_AFTER]), _LIMITS, _PAST)
def test_what_comes_by_the_last_day_meets_its_window_and_the_day_after_is_too_late(
    complete: Day, order: Order, limit: Day, earned: date
) -> None:
    rule = dating(window(EARNED, by(complete, limit, order)), otherwise=Never())
    found = date_fact(rule, "credits", dates(earned), earned, MORE, earned)
    if isinstance(found, Unknown) and found.by is not None:
        for day, kinds in ((found.by, Dated), (found.by + DAY, Missed | Unknown)):
            papers = dates(earned, {"transcript": day})
            assert isinstance(date_fact(rule, "credits", papers, earned, MORE, day), kinds)
