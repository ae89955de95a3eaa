"""Windows where calendars say too little."""

from datetime import date

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.resolving import Unknown
from ledger.domain.pay.days.windows import Dated, Missed, date_fact
from ledger.domain.pay.terms.date import Never
from ledger.domain.pay.terms.days import (
    Nth,
    NthDay,
)
from tests.unit.pay.calendars import (
    APPROVED,
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


def test_what_was_too_late_in_a_term_is_still_too_late_between_two() -> None:
    term_of_the_paper = aligned(TRANSCRIPT, "start", "term")
    rule = dating(window(EARNED, by(term_of_the_paper, the(8, 1))), otherwise=Never())
    in_the_term, between = date(2025, 12, 1), date(2025, 12, 24)
    for day in (in_the_term, between):
        assert isinstance(date_fact(rule, "credits", dates(AUTUMN), AUTUMN, ONE, day), Missed)
    before_all = date_fact(rule, "credits", dates(AUTUMN), AUTUMN, ONE, date(2025, 7, 10))
    assert isinstance(before_all, Unknown)
    assert before_all.kind is WaitingKind.CALENDAR
