"""The windows of published rules: which one a fact meets, and from when it then counts."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.facts.calendar import DayKind
from ledger.domain.pay.answer import WaitingKind
from ledger.domain.pay.days.resolving import Dates, Unknown
from ledger.domain.pay.days.windows import Dated, Missed, date_fact
from ledger.domain.pay.terms.date import Dating, Never, Window
from ledger.domain.pay.terms.days import (
    DateName,
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
    REQUESTED,
    STARTED,
    TRANSCRIPT,
    almanac,
    by,
    dates,
    dating,
    moved,
    the,
    window,
    working_year,
)

LABOR_DAY = (date(2025, 9, 1), date(2025, 9, 1))
HOLIDAY = (date(2025, 12, 22), date(2026, 1, 2))
ALMANAC = almanac(working_year(2024), working_year(2025, LABOR_DAY, HOLIDAY), working_year(2026))
LONG_AFTER = date(2027, 6, 1)

SEATTLE = dating(
    window(
        LaterOf(days=(NthDay(nth=Nth.FIRST, kind=DayKind.CONTRACT, month=9), HIRED)),
        by(EARNED, the(10, 1)),
        by(TRANSCRIPT, NthDay(nth=Nth.LAST, kind=DayKind.BUSINESS, month=10)),
        title="Credits by 1 October",
    )
)
SCARSDALE = dating(
    window(the(9, 1), by(CLAIMED, the(11, 15)), payable=moved(CLAIMED, 3, "pay_periods")),
    window(the(2, 1), by(CLAIMED, the(4, 15)), payable=moved(CLAIMED, 3, "pay_periods")),
)
PACKET = LaterOf(days=(Received(documents=("transcript", "form")), APPROVED))
THREE_WINDOWS = dating(
    window(YearBound(nth=Nth.FIRST), by(PACKET, the(10, 1))),
    window(the(2, 15), by(PACKET, the(2, 1))),
    window(the(5, 15), by(PACKET, the(5, 1))),
)


def ask(rule: Dating, facts: Dates, on: date = LONG_AFTER) -> Dated | Missed | Unknown:
    return date_fact(rule, "credits", facts, facts.named[DateName.EARNED], ALMANAC, on)


def counts(found: Dated | Missed | Unknown) -> tuple[int, str, date]:
    assert isinstance(found, Dated), found
    assert found.year is not None
    return found.index, found.year.name, found.effective_from


@pytest.mark.parametrize(
    ("earned", "papers", "hired", "year", "effective"),
    [
        (date(2025, 10, 1), date(2025, 10, 31), date(2020, 9, 1), "2025-26", date(2025, 9, 2)),
        (date(2025, 9, 1), date(2025, 9, 20), date(2025, 9, 16), "2025-26", date(2025, 9, 16)),
        (date(2025, 10, 1), date(2025, 11, 1), date(2020, 9, 1), "2026-27", date(2026, 9, 1)),
        (date(2025, 10, 2), date(2025, 10, 31), date(2020, 9, 1), "2026-27", date(2026, 9, 1)),
        (date(2025, 6, 30), date(2025, 7, 1), date(2020, 9, 1), "2025-26", date(2025, 9, 2)),
    ],
)
def test_seattle_has_two_deadlines_and_starts_no_one_before_the_hire(
    earned: date, papers: date, hired: date, year: str, effective: date
) -> None:
    found = ask(SEATTLE, dates(earned, {"transcript": papers}, hired=hired))
    assert counts(found) == (0, year, effective)


def test_a_deadline_ahead_is_waited_for_and_one_that_is_over_leads_to_the_next_year() -> None:
    facts = dates(date(2025, 9, 20), hired=date(2020, 9, 1))
    last_day = ask(SEATTLE, facts, date(2025, 10, 31))
    assert last_day == Unknown(
        kind=WaitingKind.DOCUMENT,
        text="No official transcript was received yet; that has to happen by 31 October 2025.",
        by=date(2025, 10, 31),
    )
    next_year = ask(SEATTLE, facts, date(2025, 11, 1))
    assert isinstance(next_year, Unknown)
    assert next_year.by == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("claimed", "index", "year", "effective"),
    [
        (date(2025, 11, 15), 0, "2025-26", date(2025, 9, 1)),
        (date(2025, 11, 16), 1, "2025-26", date(2026, 2, 1)),
        (date(2026, 4, 15), 1, "2025-26", date(2026, 2, 1)),
        (date(2026, 4, 16), 0, "2026-27", date(2026, 9, 1)),
    ],
)
def test_scarsdale_has_two_windows_a_year(
    claimed: date, index: int, year: str, effective: date
) -> None:
    found = ask(SCARSDALE, dates(date(2025, 8, 10), claimed=claimed))
    assert counts(found) == (index, year, effective)


def test_scarsdale_pays_within_three_pay_periods_of_the_claim() -> None:
    found = ask(SCARSDALE, dates(date(2025, 8, 10), claimed=date(2025, 11, 15)))
    assert isinstance(found, Dated)
    assert found.payable_from == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("form", "approved", "index", "effective"),
    [
        (date(2025, 10, 1), date(2025, 9, 1), 0, date(2025, 7, 1)),
        (date(2025, 10, 1), date(2025, 10, 2), 1, date(2026, 2, 15)),
        (date(2026, 2, 2), date(2025, 9, 1), 2, date(2026, 5, 15)),
        (date(2026, 5, 2), date(2025, 9, 1), 0, date(2026, 7, 1)),
    ],
)
def test_a_packet_is_complete_when_the_last_of_it_is_there(
    form: date, approved: date, index: int, effective: date
) -> None:
    papers = {"transcript": date(2025, 9, 1), "form": form}
    found = ask(THREE_WINDOWS, dates(date(2025, 8, 10), papers, approved=approved))
    assert counts(found)[::2] == (index, effective)


def test_what_a_packet_misses_is_named_with_its_last_day() -> None:
    papers = {"transcript": date(2025, 9, 1), "form": date(2025, 9, 2)}
    facts = dates(date(2025, 8, 10), papers)
    assert ask(THREE_WINDOWS, facts, date(2025, 10, 2)) == Unknown(
        kind=WaitingKind.APPROVAL,
        text="It was not approved yet; that has to happen by 1 February 2026.",
        by=date(2026, 2, 1),
    )


@pytest.mark.parametrize(("received", "met"), [(90, True), (91, False)])
def test_troy_takes_evidence_on_the_ninetieth_day_and_not_later(received: int, met: bool) -> None:
    evidence = Received(documents=("rubric",))
    rule = dating(window(EARNED, by(evidence, moved(EARNED, 90))), otherwise=Never())
    earned = date(2025, 9, 1)
    facts = dates(earned, {"rubric": date.fromordinal(earned.toordinal() + received)})
    found = ask(rule, facts)
    assert isinstance(found, Dated if met else Missed)
    if isinstance(found, Missed):
        assert found.text == (
            "No window can be met any more. Window: the day the official rubric was received, "
            "1 December 2025, is after 30 November 2025, 90 days after the day it was earned."
        )


@pytest.mark.parametrize(
    ("limit", "requested", "met"),
    [
        (moved(STARTED, 10, direction=Direction.BEFORE), date(2025, 12, 27), True),
        (moved(STARTED, 10, direction=Direction.BEFORE), date(2025, 12, 28), False),
        (moved(STARTED, 5, "school_days", Direction.BEFORE), date(2025, 12, 16), True),
        (moved(STARTED, 5, "school_days", Direction.BEFORE), date(2025, 12, 17), False),
    ],
)
def test_a_request_comes_days_or_school_days_before_the_start(
    limit: Day, requested: date, met: bool
) -> None:
    rule = dating(window(EARNED, by(REQUESTED, limit)))
    facts = dates(date(2026, 3, 1), requested=requested, started=date(2026, 1, 6))
    found = ask(rule, facts)
    assert isinstance(found, Dated if met else Missed)


def test_a_window_that_was_missed_for_good_is_not_tried_in_another_year() -> None:
    rule = dating(window(EARNED, by(EARNED, the(10, 1)), by(APPROVED, STARTED)))
    facts = dates(date(2025, 9, 1), approved=date(2025, 8, 2), started=date(2025, 8, 1))
    assert isinstance(ask(rule, facts), Missed)
    too_early = dating(window(EARNED, by(EARNED, the(1, 1), "not_before")))
    assert isinstance(ask(too_early, dates(date(2025, 9, 1))), Missed)


def test_the_first_window_in_the_document_is_waited_for_though_a_later_one_is_met() -> None:
    rule = dating(
        window(the(7, 1), by(TRANSCRIPT, the(10, 1))),
        Window(title="Late", deadlines=(), effective=the(1, 1), first_year_factor=Decimal("0.5")),
    )
    facts = dates(date(2025, 8, 10))
    assert isinstance(ask(rule, facts, date(2025, 10, 1)), Unknown)
    found = ask(rule, facts, date(2025, 10, 2))
    assert counts(found) == (1, "2025-26", date(2026, 1, 1))
    assert isinstance(found, Dated)
    assert found.factor == Decimal("0.5")
    assert found.text == "1 January (Late, 2025-26)."
    assert found.inputs == {
        "window": "Late",
        "contract_year": "2025-26",
        "first_year_factor": "0.5",
    }


def test_a_day_moved_from_an_absent_one_has_its_last_day_too() -> None:
    decided_late = moved(APPROVED, 10, "business_days")
    rule = dating(window(EARNED, by(decided_late, the(10, 31))))
    facts = dates(date(2025, 8, 10))
    found = ask(rule, facts, date(2025, 9, 1))
    assert isinstance(found, Unknown)
    assert found.by == date(2025, 10, 19)


def test_a_window_that_opens_later_has_no_last_day() -> None:
    rule = dating(window(EARNED, by(CLAIMED, the(2, 1), "not_before")))
    found = ask(rule, dates(date(2025, 8, 10)), date(2025, 9, 1))
    assert found == Unknown(
        kind=WaitingKind.CLAIM, text="It was not claimed yet; it counts from 1 February 2026."
    )


def test_a_claim_or_a_month_whichever_comes_first() -> None:
    rule = dating(window(EarlierOf(days=(CLAIMED, moved(EARNED, 1, "months")))))
    assert counts(ask(rule, dates(date(2025, 8, 10))))[2] == date(2025, 9, 10)


def test_a_new_hire_who_misses_ninety_days_asks_for_no_calendar_of_long_ago() -> None:
    hired, earned = date(2025, 9, 2), date(2012, 3, 1)
    rule = dating(window(HIRED, by(TRANSCRIPT, moved(HIRED, 90))), *SEATTLE.windows)
    facts = dates(earned, {"transcript": date(2025, 12, 2)}, hired=hired)
    assert counts(ask(rule, facts)) == (1, "2026-27", date(2026, 9, 1))
