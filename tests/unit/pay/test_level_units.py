"""What becomes of units: used, expired, forfeited, lost, counted once."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ledger.domain.pay.levels.notes import exact
from ledger.domain.pay.terms.accumulate import (
    SameCredential,
)
from tests.unit.pay.lots import (
    add_up,
    blocks,
    codes,
    day,
    lot,
    seen,
    spans,
    terms,
    told,
    used,
)

STIPEND = terms(blocks(30), expires=36)
ONE, REST = lot("one", 1, "2021-09-15"), lot("rest", 28, "2022-03-01")


def test_the_oldest_hour_that_expires_the_day_before_the_thirtieth_is_missing() -> None:
    outcome = add_up([ONE, REST, lot("last", 1, "2024-09-16")], STIPEND, "2024-10-01")
    assert seen(outcome.levels, outcome.total, outcome.missing) == ((), 29, 1)
    (note,) = outcome.notes["one"]
    assert (note.code, note.pointer) == ("expired", "/accumulate/unused")
    assert note.inputs == {"expired_on": "2024-09-15", "units": "1"}


def test_what_expires_on_the_day_of_the_thirtieth_has_expired_first() -> None:
    outcome = add_up([ONE, REST, lot("last", 1, "2024-09-15")], STIPEND, "2024-10-01")
    assert outcome.levels == ()


def test_what_a_level_used_the_day_before_does_not_expire() -> None:
    outcome = add_up([ONE, REST, lot("last", 1, "2024-09-14")], STIPEND, "2026-10-01")
    assert told(outcome.levels) == [("30", "last", spans("2024-09-14/"))]
    assert seen(outcome.total, outcome.unused, outcome.notes) == (30, 0, {})


def test_the_oldest_hours_are_used_first_and_the_rest_expires_by_itself() -> None:
    lots = [lot("a", 20, "2021-09-01"), lot("b", 20, "2022-09-01"), lot("c", 25, "2025-09-02")]
    outcome = add_up(lots, STIPEND, "2025-09-01")
    assert used(outcome.levels[0]) == [
        ("a", 20),
        ("b", 10),
    ]
    assert outcome.counted == {"a": 20, "b": 10, "c": 0}
    assert codes(outcome, "b") == ["expired"]
    assert len(outcome.levels) == 1


def test_units_that_grew_too_old_before_they_count_are_gone() -> None:
    late = lot("late", 30, "2020-09-01", since="2024-01-01")
    outcome = add_up([late], STIPEND, "2024-02-01")
    assert seen(outcome.levels, outcome.total) == ((), 0)
    assert codes(outcome, "late") == ["expired"]


def test_a_level_is_lost_with_the_units_it_used() -> None:
    lots = [lot("a", 20, "2024-09-01", until="2025-02-01"), lot("b", 20, "2024-10-01")]
    outcome = add_up(lots, terms(blocks(30)), "2025-03-01")
    assert told(outcome.levels) == [("30", "b", spans("2024-10-01/2025-02-01"))]
    assert used(outcome.levels[0]) == [
        ("a", 20),
        ("b", 10),
    ]
    assert seen(outcome.total, outcome.unused, outcome.missing) == (20, 20, 10)


def test_unused_units_replace_what_is_lost() -> None:
    lots = [
        lot("a", 20, "2024-09-01", until="2025-02-01"),
        lot("b", 20, "2024-10-01"),
        lot("c", 10, "2024-11-01"),
    ]
    outcome = add_up(lots, terms(blocks(30)), "2025-03-01")
    assert told(outcome.levels) == [("30", "b", spans("2024-10-01/"))]
    assert used(outcome.levels[0]) == [
        ("b", 20),
        ("c", 10),
    ]
    before = add_up(lots, terms(blocks(30)), "2025-01-31")
    assert used(before.levels[0]) == [
        ("a", 20),
        ("b", 10),
    ]


def test_the_highest_level_gives_its_units_to_the_lower_ones() -> None:
    lots = [lot("a", 10, "2024-09-01", until="2025-02-01"), lot("b", 10, "2024-10-01")]
    outcome = add_up(lots, terms(blocks(10)), "2025-03-01")
    assert told(outcome.levels) == [
        ("10", "a", spans("2024-09-01/")),
        ("20", "b", spans("2024-10-01/2025-02-01")),
    ]
    assert used(outcome.levels[0]) == [("b", 10)]


def test_a_pause_makes_a_gap_in_a_level_and_keeps_who_caused_it() -> None:
    paused = replace(
        lot("a", 15, "2024-09-01"), spans=spans("2024-09-01/2025-01-01", "2025-03-01/")
    )
    lots = [paused, lot("b", 15, "2024-10-01")]
    outcome = add_up(lots, terms(blocks(30), expires=4), "2025-06-01")
    assert told(outcome.levels) == [("30", "b", spans("2024-10-01/2025-01-01"))]
    outcome = add_up(lots, terms(blocks(30), expires=36), "2025-06-01")
    assert told(outcome.levels) == [("30", "b", spans("2024-10-01/2025-01-01", "2025-03-01/"))]
    assert add_up(lots, terms(blocks(30)), "2025-02-01").levels == outcome.levels


def test_a_level_may_be_reached_after_the_day_asked() -> None:
    lots = [lot("a", 20, "2025-03-01"), lot("b", 10, "2025-05-01", since="2025-09-01")]
    outcome = add_up(lots, terms(blocks(30)), "2025-06-01")
    assert told(outcome.levels) == [("30", "b", spans("2025-09-01/"))]
    assert seen(outcome.total, outcome.missing) == (20, 10)
    assert [units for _, units in outcome.levels[0].used] == [20, 10]


def test_what_is_known_to_come_need_not_be_earned_any_more() -> None:
    lots = [lot("a", 20, "2025-03-01"), lot("b", 10, "2025-05-01", since="2025-09-01")]
    outcome = add_up(lots, terms(blocks(30)), "2025-06-01")
    assert seen(outcome.total, outcome.coming, outcome.to_earn) == (20, 10, 30)
    assert codes(outcome, "b") == ["counts_later"]
    last = add_up(lots, terms(blocks(30, at_most=1)), "2025-06-01")
    assert seen(last.missing, last.to_earn) == (10, None)


def test_spans_without_days_and_spans_that_touch_make_no_difference() -> None:
    touching = spans("2025-03-01/2025-04-01", "2025-04-01/2025-04-01", "2025-04-01/")
    one = replace(lot("a", 30, "2025-03-01"), spans=touching)
    outcome = add_up([one], terms(blocks(30)), "2025-06-01")
    assert told(outcome.levels) == [("30", "a", spans("2025-03-01/"))]
    never = replace(one, spans=spans("2025-03-01/2025-03-01"))
    assert add_up([never], terms(blocks(30)), "2025-06-01").levels == ()


@pytest.mark.parametrize(
    ("rule", "second_counts", "level"),
    [
        (SameCredential.EVERY_AWARD, "2024-10-01/", "2024-10-01/"),
        (SameCredential.ONE_AT_A_TIME, "2025-09-01/", "2025-09-01/"),
    ],
)
def test_a_credential_earned_again_counts_as_the_policy_says(
    rule: SameCredential, second_counts: str, level: str
) -> None:
    first = lot("first", 5, "2024-09-01", until="2025-09-01", same="maker")
    again = lot("again", 10, "2024-10-01", same="maker")
    outcome = add_up([first, again], terms(blocks(10), same=rule), "2025-12-01")
    assert told(outcome.levels) == [("10", "again", spans(level))]
    began = spans(second_counts)[0][0]
    assert (codes(outcome, "again") == ["counted_already"]) == (began > day("2024-10-01"))


def test_of_the_first_award_alone_no_later_one_counts_even_after_it() -> None:
    first = lot("first", 5, "2024-09-01", until="2025-09-01", same="maker")
    again = lot("again", 10, "2024-10-01", same="maker")
    rule = terms(blocks(10), same=SameCredential.FIRST_AWARD)
    outcome = add_up([again, first], rule, "2025-12-01")
    assert seen(outcome.levels, outcome.total) == ((), 0)
    (note,) = outcome.notes["again"]
    assert note.pointer == "/accumulate/same_credential"
    assert note.inputs == {"fact_id": "first", "earned_on": "2024-09-01"}


@pytest.mark.parametrize(
    ("quantity", "text"),
    [("7.5", "7.5"), ("10/3", "10/3"), ("0", "0"), ("0.0625", "0.0625"), ("120", "120")],
)
def test_quantities_are_told_exactly(quantity: str, text: str) -> None:
    assert exact(Fraction(quantity)) == text


def test_what_no_level_has_used_says_when_it_expires() -> None:
    lots = [lot("a", 40, "2025-03-10")]
    (note,) = add_up(lots, terms(blocks(30), expires=36), "2025-06-01").notes["a"]
    assert note.inputs == {"expires_on": "2028-03-10", "units": "10"}
