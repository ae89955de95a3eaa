"""What no level has used in a period and what of it counts in the next, from day to day."""

from dataclasses import replace
from decimal import Decimal

import pytest
from msgspec import structs

from ledger.domain.facts.calendar import YearKind
from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.terms.accumulate import (
    CarriedAs,
    EachYear,
    LimitScope,
)
from tests.unit.pay.leftovers import TWENTY, asked, carried, over
from tests.unit.pay.lots import (
    BY_YEAR,
    at_most,
    blocks,
    codes,
    lot,
    seen,
    spans,
    thresholds,
    told,
    used,
)


def test_what_no_level_has_counts_in_the_next_year_from_its_first_day() -> None:
    outcome = asked("2025-07-01", over(), TWENTY)
    assert carried(outcome) == {"a": 5}
    assert seen(outcome.total, outcome.missing) == (5, 10)
    assert outcome.entered is not None
    assert (outcome.entered.period.key, outcome.entered.into.key) == ("2024-25", "2025-26")
    assert seen(outcome.entered.left, outcome.entered.carried) == (5, 5)


def test_nothing_is_carried_while_the_year_is_not_over() -> None:
    outcome = asked("2025-06-30", over(), TWENTY)
    assert seen(outcome.entered, outcome.carried, outcome.total) == (None, {}, 20)
    assert told(outcome.levels) == [("15", "a", spans("2025-03-01/"))]


def test_without_the_rule_it_is_forfeited() -> None:
    rule = structs.replace(over(), over=EachYear(kind=YearKind.CONTRACT))
    assert asked("2025-07-01", rule, TWENTY).total == 0


def test_a_level_uses_what_was_carried_over_first() -> None:
    outcome = asked("2025-10-01", over(), TWENTY, lot("b", 12, "2025-10-01"))
    first, second = outcome.levels
    assert told([second]) == [("15", "b", spans("2025-10-01/"))]
    assert (first.period.key, second.period.key) == ("2024-25", "2025-26")
    assert used(second) == [("a", 5), ("b", 10)]
    assert seen(outcome.total, outcome.unused) == (17, 2)


def test_of_a_level_that_is_reached_at_once_what_was_carried_over_is_the_cause() -> None:
    outcome = asked("2025-07-01", over(blocks(15, at_most=1)), lot("a", 32, "2025-03-01"))
    assert told(outcome.levels) == [
        ("15", "a", spans("2025-03-01/")),
        ("15", "a", spans("2025-07-01/")),
    ]


def test_at_most_so_many_are_carried_the_oldest_first() -> None:
    lots = [lot("a", 6, "2025-03-01"), lot("b", 6, "2025-04-01")]
    outcome = asked("2025-07-01", over(at_most=Decimal(8)), *lots)
    assert carried(outcome) == {"a": 6, "b": 2}
    assert outcome.entered is not None
    assert seen(outcome.entered.left, outcome.entered.carried) == (12, 8)


@pytest.mark.parametrize(("periods", "left"), [(1, [5, 0, 0]), (2, [5, 5, 0]), (None, [5, 5, 5])])
def test_it_is_carried_so_often_or_until_it_is_used(periods: int | None, left: list[int]) -> None:
    days = ("2025-07-01", "2026-07-01", "2027-07-01")
    assert [asked(on, over(periods=periods), TWENTY).total for on in days] == left


def test_what_was_carried_and_what_is_new_are_told_apart_when_carried_again() -> None:
    lots = [TWENTY, lot("b", 4, "2025-10-01")]
    assert carried(asked("2026-07-01", over(periods=1), *lots)) == {"b": 4}
    outcome = asked("2026-07-01", over(), *lots)
    assert carried(outcome) == {"a": 5, "b": 4}
    assert [each.carried and each.carried.times for each in outcome.counting_over()] == [2, 1]


def test_whole_facts_are_those_of_which_no_level_has_a_part() -> None:
    lots = [TWENTY, lot("b", 6, "2025-04-01"), lot("c", 2, "2025-05-01")]
    whole = over(carried_as=CarriedAs.WHOLE_FACTS)
    assert carried(asked("2025-07-01", whole, *lots)) == {"b": 6, "c": 2}
    narrow = over(carried_as=CarriedAs.WHOLE_FACTS, at_most=Decimal(4))
    assert carried(asked("2025-07-01", narrow, *lots)) == {"c": 2}


def test_only_some_items_are_carried() -> None:
    lots = [lot("a", 6, "2025-03-01"), lot("b", 6, "2025-04-01", item="other")]
    assert carried(asked("2025-07-01", over(items=("other",)), *lots)) == {"b": 6}


def test_of_thresholds_what_lies_beyond_the_last_that_is_reached() -> None:
    assert asked("2025-07-01", over(thresholds(6, 18)), TWENTY).total == 2
    assert asked("2025-07-01", over(thresholds(6, 30)), TWENTY).total == 14


def test_limits_of_the_next_period_are_for_what_is_carried_too() -> None:
    rule = over(limits=[at_most(8, LimitScope.PERIOD, "other")])
    lots = [lot("a", 20, "2025-03-01", item="other"), lot("b", 6, "2025-10-01", item="other")]
    outcome = asked("2025-10-01", rule, *lots)
    assert carried(outcome) == {"a": 8}
    assert outcome.counted["b"] == 0
    assert codes(outcome, "b") == ["limited"]


def test_what_a_limit_leaves_out_is_not_left_over() -> None:
    rule = over(limits=[at_most(18, LimitScope.PERIOD)])
    assert carried(asked("2025-07-01", rule, TWENTY)) == {"a": 3}


def test_what_counts_late_reaches_a_level_of_its_own_year_before_anything_is_carried() -> None:
    late = lot("b", 12, "2025-06-20", since="2025-08-10")
    rule = over()
    before, after = (
        asked(on, rule, lot("a", 5, "2025-03-01"), late) for on in ("2025-08-09", "2025-08-10")
    )
    assert seen(before.total, after.total) == (5, 2)
    assert carried(before) == {"a": 5}
    assert carried(after) == {"b": 2}
    assert told(after.levels) == [("15", "b", spans("2025-08-10/"))]


def test_a_loss_in_the_earlier_year_is_made_good_from_what_was_left_over() -> None:
    lots = [lot("a", 10, "2025-03-01", until="2026-02-01"), lot("b", 12, "2025-04-01")]
    before, after = (asked(on, over(), *lots) for on in ("2026-01-31", "2026-02-01"))
    assert carried(before) == {"b": 7}
    # Of the 12 left none reach 15: no level has any of them.
    assert carried(after) == {"b": 12}
    assert told(after.levels) == [("15", "b", spans("2025-04-01/2026-02-01"))]


def test_of_what_a_level_of_the_next_year_had_the_loss_ends_it() -> None:
    lots = [
        lot("a", 10, "2025-03-01", until="2026-02-01"),
        lot("b", 12, "2025-04-01"),
        lot("c", 9, "2025-05-01"),
        lot("d", 1, "2025-10-01"),
    ]
    # 31 of which 30 are two levels; later 21, of which 15 are one.
    outcome = asked("2026-02-01", over(), *lots)
    assert carried(outcome) == {"c": 6}
    assert outcome.total == 7


def test_it_grows_old_where_it_was_carried_to() -> None:
    rule = over(expires=12)
    lots = [lot("a", 20, "2025-03-01"), lot("b", 10, "2025-10-01")]
    kept = asked("2026-03-01", rule, *lots)
    assert told(kept.levels[1:]) == [("15", "b", spans("2025-10-01/"))]
    assert carried(kept) == {"a": 5}
    gone = asked("2026-03-01", rule, lots[0])
    assert seen(carried(gone), gone.total) == ({"a": 0}, 0)
    assert [note.code for note in gone.carried["a"].notes] == ["expired"]
    before = asked("2026-02-28", rule, lots[0])
    assert [note.code for note in before.carried["a"].notes] == ["will_expire"]


def test_what_had_grown_old_before_the_year_was_over_is_not_carried() -> None:
    rule = over(expires=6)
    assert carried(asked("2026-07-01", rule, lot("a", 5, "2025-12-31"))) == {}
    assert asked("2026-07-01", rule, lot("a", 5, "2026-01-01")).total == 0
    assert carried(asked("2026-07-01", rule, lot("a", 5, "2026-01-02"))) == {"a": 5}


def test_a_year_that_no_calendar_names_is_not_passed_over() -> None:
    without = [each for each in BY_YEAR if each.key != "2025-26"]
    outcome = asked("2026-07-01", over(), TWENTY, periods=without)
    assert seen(outcome.entered, outcome.total) == (None, 0)


def test_years_with_a_summer_between_them_follow_one_another() -> None:
    short = [
        Period(
            key=each.key,
            day_from=each.day_from,
            day_until=each.day_from.replace(month=5, year=each.day_from.year + 1),
        )
        for each in BY_YEAR
    ]
    assert asked("2025-07-01", over(), TWENTY, periods=short).total == 5


def test_what_waits_for_a_decision_is_not_carried() -> None:
    waiting = replace(lot("a", 20, "2025-03-01"), spans=())
    assert carried(asked("2025-07-01", over(), waiting)) == {}


def test_what_is_void_was_never_carried() -> None:
    assert asked("2025-07-01", over(), lot("b", 3, "2025-03-02")).total == 3
    assert asked("2025-07-01", over(), lot("b", 3, "2025-03-02"), TWENTY).total == 8
