"""What neither time nor calendars that come later change in a date."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.resolving import Unknown
from ledger.domain.pay.days.windows import Dated, Missed, date_fact
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
from tests.unit.pay.calendars import (
    DAY,
    EARNED,
    TRANSCRIPT,
    almanac,
    by,
    dates,
    dating,
    window,
    years,
)

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
_FACTS = st.dictionaries(st.sampled_from(DateName), _PAST)
_ON = date(2026, 7, 15)
PUBLISHED, MORE = almanac(*years(2023, 2026)), almanac(*years(2023, 2029))


@given(rule=_RULES, named=_FACTS, earned=_PAST)
def test_calendars_published_later_change_no_date_that_was_given(
    rule: Dating, named: dict[DateName, date], earned: date
) -> None:
    facts = replace(dates(earned), named={**named, DateName.EARNED: earned})
    before = date_fact(rule, "credits", facts, earned, PUBLISHED, _ON)
    after = date_fact(rule, "credits", facts, earned, MORE, _ON)
    assert isinstance(before, Unknown) or _untold(after) == _untold(before)


_COMING = [each for each in DateName if each is not DateName.EXPIRES]
"""The dates that may come later; whether something expires is said with the thing itself."""


@given(
    rule=_RULES,
    named=_FACTS,
    earned=_PAST,
    absent=st.sampled_from(_COMING),
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
    # What was too late is unknown again where no calendar names the day that it comes to.
    silent = isinstance(after, Unknown) and after.kind is WaitingKind.CALENDAR
    given_up = isinstance(before, Missed) and silent
    assert isinstance(before, Unknown) or given_up or _untold(after) == _untold(before)


def _untold(found: object) -> object:
    """A date without why windows were missed, which may be told better later."""
    if isinstance(found, Dated):
        return replace(found, missed="")
    return Missed if isinstance(found, Missed) else found


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
