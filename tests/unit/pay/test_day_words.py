"""Every day that a policy names has words."""

import pytest

from ledger.domain.facts.calendar import DayKind
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
from ledger.domain.pay.words.day_words import words
from tests.unit.pay.calendars import APPROVED, CLAIMED, EARNED, HIRED, STARTED, aligned, moved, the


@pytest.mark.parametrize(
    ("day", "put"),
    [
        (
            LaterOf(days=(EARNED, APPROVED)),
            "the later of the day it was earned and the day it was approved",
        ),
        (the(10, 1), "1 October"),
        (NthDay(nth=Nth.LAST, kind=DayKind.BUSINESS, month=10), "the last business day of October"),
        (moved(EARNED, 90), "90 days after the day it was earned"),
        (
            moved(STARTED, 1, "school_days", Direction.BEFORE),
            "1 school day before the day it was started",
        ),
        (YearBound(nth=Nth.FIRST), "the first day of the contract year"),
        (
            Received(documents=("form", "transcript")),
            "the day the official form and transcript were received",
        ),
        (
            EarlierOf(days=(the(2, 1), HIRED, CLAIMED)),
            "the earliest of 1 February, the first day of employment and the day it was claimed",
        ),
        (aligned(EARNED, "start", "term"), "the first day of the term of the day it was earned"),
        (
            aligned(EARNED, "last_day", "month"),
            "the last day of the month of the day it was earned",
        ),
        (
            aligned(EARNED, "next_start", "pay_period"),
            "the first day of a pay period after the day it was earned",
        ),
        (
            aligned(EARNED, "next_start", "pay_period", "counts"),
            "the first day of a pay period on or after the day it was earned",
        ),
    ],
)
def test_every_day_is_put_in_words(day: Day, put: str) -> None:
    assert words(day) == put
