"""How units add up to levels, by rules that districts published (field research, section 6)."""

from dataclasses import replace
from fractions import Fraction

from ledger.domain.pay.levels.lot import Lot, Period
from ledger.domain.pay.terms.accumulate import LimitScope, ProgressLost
from tests.unit.pay.lots import (
    BY_YEAR,
    add_up,
    at_most,
    blocks,
    by_contract_year,
    codes,
    day,
    each_year,
    lot,
    seen,
    share,
    spans,
    terms,
    thresholds,
    told,
    used,
)

DYSART = terms(blocks(15, at_most=2), progress=each_year(5, ProgressLost.STOPS))
FIVE_A_YEAR = [
    lot(f"m{year}-{n}", 1, f"{year}-{n + 9:02}-15") for year in (2023, 2024, 2025) for n in range(4)
] + [lot(f"m{year}-5", 1, f"{year + 1}-03-01") for year in (2023, 2024, 2025)]


def pending(each: Lot) -> Lot:
    return replace(each, spans=())


def test_dysart_pays_a_phase_for_fifteen_micro_credentials() -> None:
    outcome = add_up(FIVE_A_YEAR, DYSART, "2026-06-01")
    assert told(outcome.levels) == [("15", "m2025-5", spans("2026-03-01/"))]
    assert len(outcome.levels[0].used) == 15
    assert seen(outcome.total, outcome.unused, outcome.missing) == (15, 0, 15)


def test_dysart_stops_after_a_school_year_with_four() -> None:
    four = [each for each in FIVE_A_YEAR if each.fact_id != "m2024-5"] + [
        lot("late", 1, "2025-08-01")
    ]
    outcome = add_up(four, DYSART, "2026-06-01")
    assert outcome.levels == ()
    assert outcome.total == 9
    assert codes(outcome, "late") == ["stopped"]
    (note,) = outcome.notes["late"]
    assert note.pointer == "/accumulate/progress"
    assert note.inputs == {
        "contract_year": "2024-25",
        "earned": "4",
        "minimum": "5",
        "stopped_on": "2025-07-01",
    }


def test_dysart_does_not_ask_for_a_year_that_is_not_over() -> None:
    four = [each for each in FIVE_A_YEAR if each.fact_id != "m2025-5"]
    assert add_up(four, DYSART, "2026-06-30").total == 14
    assert add_up(four, DYSART, "2026-07-01").total == 14
    late = [*four, lot("late", 1, "2026-07-01")]
    assert add_up(late, DYSART, "2026-07-01").levels == ()


def test_at_dysart_what_is_submitted_holds_its_place_and_what_is_denied_does_not() -> None:
    others = [each for each in FIVE_A_YEAR if each.fact_id != "m2024-5"]
    (submitted,) = (each for each in FIVE_A_YEAR if each.fact_id == "m2024-5")
    waiting = add_up([*others, pending(submitted)], DYSART, "2026-06-01")
    assert seen(waiting.total, waiting.counted["m2024-5"]) == (14, 0)
    # The decision comes after the year, the submission was inside it.
    decided = replace(submitted, spans=spans("2026-05-10/"))
    granted = add_up([*others, decided], DYSART, "2026-06-01")
    assert told(granted.levels) == [("15", "m2024-5", spans("2026-05-10/"))]
    assert add_up(others, DYSART, "2026-06-01").total == 9


def test_at_dysart_nothing_is_asked_once_both_phases_are_reached() -> None:
    thirty = [lot(f"m{n:02}", 1, "2023-10-01") for n in range(30)]
    later = lot("later", 1, "2025-10-01")
    outcome = add_up([*thirty, later], DYSART, "2026-06-01")
    assert outcome.total == 31
    assert [each.number for each in outcome.levels] == [1, 2]
    assert seen(outcome.unused, outcome.missing) == (1, None)


LANES = terms(
    thresholds(9, 18, 27, 36, 39), limits=[at_most(18, LimitScope.CONTRACT_YEAR, "submitted")]
)
LEGACY = lot("legacy", 3, "2019-07-01", item="opening")


def test_the_block_clause_counts_a_legacy_remainder_and_pays_at_nine() -> None:
    three = add_up([LEGACY, lot("a", 3, "2020-01-10", item="submitted")], LANES, "2020-06-01")
    assert seen(three.levels, three.total, three.missing) == ((), 6, 3)
    ten = add_up([LEGACY, lot("a", 10, "2020-01-10", item="submitted")], LANES, "2020-06-01")
    assert told(ten.levels) == [("9", "a", spans("2020-01-10/"))]
    assert used(ten.levels[0]) == [
        ("legacy", 3),
        ("a", 6),
    ]
    assert seen(ten.total, ten.unused, ten.missing) == (13, 4, 5)


def test_the_block_clause_takes_eighteen_hours_a_contract_year() -> None:
    submitted = [
        lot("a", 12, "2019-10-01", item="submitted"),
        lot("b", 12, "2020-02-01", item="submitted"),
        lot("c", 12, "2020-07-01", item="submitted"),
    ]
    outcome = add_up([LEGACY, *submitted], LANES, "2021-01-01")
    assert dict(outcome.counted) == {"legacy": 3, "a": 12, "b": 6, "c": 12}
    assert [seen(each.at, each.cause.fact_id) for each in outcome.levels] == [
        (9, "a"),
        (18, "b"),
        (27, "c"),
    ]
    (note,) = outcome.notes["b"]
    assert note.pointer == "/accumulate/limits/0"
    assert note.inputs == {"at_most": "18", "wanted": "12", "allowed": "6"}
    assert dict(outcome.by_item) == {"opening": 3, "submitted": 30}


def test_the_last_threshold_takes_what_lies_between() -> None:
    everything = add_up([lot("a", 40, "2020-01-10", item="degree")], LANES, "2020-06-01")
    assert [each.quantity for each in everything.levels] == [9, 9, 9, 9, 3]
    assert seen(everything.unused, everything.missing) == (1, None)


def test_tennessee_caps_what_one_kind_of_points_adds() -> None:
    rule = terms(
        thresholds(60),
        limits=[
            at_most(20, LimitScope.CONTRACT_YEAR, "evaluation"),
            at_most(30, LimitScope.PERIOD, "board"),
        ],
    )
    points = [
        lot("e1", 20, "2024-09-01", item="evaluation"),
        lot("e2", 15, "2024-10-01", item="evaluation"),
        lot("board", 30, "2025-01-10", item="board"),
        lot("renewal", 15, "2025-02-10", item="board"),
        lot("mc", 6, "2025-03-01", item="micro-credential"),
    ]
    outcome = add_up(points, rule, "2025-06-01")
    assert dict(outcome.by_item) == {"evaluation": 20, "board": 30, "micro-credential": 6}
    assert seen(outcome.levels, outcome.missing) == ((), 4)
    assert codes(outcome, "e2") == codes(outcome, "renewal") == ["limited"]


def test_the_friday_institute_counts_whole_stacks_of_five() -> None:
    stack = [lot(f"m{n}", 1, f"2025-0{n}-01") for n in range(1, 10)]
    assert add_up(stack[:4], terms(blocks(5)), "2025-12-01").levels == ()
    nine = add_up(stack, terms(blocks(5)), "2025-12-01")
    assert told(nine.levels) == [("5", "m5", spans("2025-05-01/"))]
    assert seen(nine.unused, nine.missing) == (4, 1)


def test_at_muskego_thirty_are_an_advanced_degree() -> None:
    rule = terms(
        blocks(30, at_most=1),
        limits=[at_most(15, LimitScope.PERIOD, each) for each in ("foundational", "elective")],
    )
    foundational = [lot(f"f{n:02}", 1, "2024-09-01", item="foundational") for n in range(20)]
    elective = [lot(f"e{n:02}", 1, "2025-02-01", item="elective") for n in range(15)]
    short = add_up([*foundational, *elective[:14]], rule, "2025-06-01")
    assert seen(short.total, short.missing, short.levels) == (29, 1, ())
    done = add_up([*foundational, *elective], rule, "2025-06-01")
    assert told(done.levels) == [("30", "e14", spans("2025-02-01/"))]


def test_at_least_half_is_college_credit() -> None:
    rule = terms(blocks(18), limits=[share(50, "in-service")])
    lots = [
        lot("course", 8, "2024-09-01", item="college"),
        lot("workshops", 12, "2024-10-01", item="in-service"),
        lot("second", 2, "2025-01-10", item="college"),
    ]
    before = add_up(lots[:2], rule, "2024-12-01")
    assert dict(before.counted) == {"course": 8, "workshops": 8}
    assert codes(before, "workshops") == ["share_limited"]
    after = add_up(lots, rule, "2025-06-01")
    assert dict(after.counted) == {"course": 8, "workshops": 10, "second": 2}
    # The course made room for the workshops, so it is what brought the level.
    assert told(after.levels) == [("18", "second", spans("2025-01-10/"))]


def test_contract_years_add_up_apart_and_what_was_decided_late_counts_in_its_own() -> None:
    lots = [
        lot("a", 20, "2024-10-01"),
        lot("b", 12, "2025-06-20", since="2025-09-01"),
        lot("c", 25, "2025-10-01"),
    ]
    outcome = add_up(lots, by_contract_year(blocks(30)), "2025-12-01", *BY_YEAR)
    assert [(each.period.key, each.cause.fact_id) for each in outcome.levels] == [("2024-25", "b")]
    assert seen(outcome.total, outcome.missing) == (25, 5)
    assert outcome.counted == {"a": 20, "b": 12, "c": 25}
    nowhere = add_up([lot("old", 30, "2010-10-01")], by_contract_year(blocks(30)), "2025-12-01")
    assert nowhere.total == 30
    unnamed = add_up(
        [lot("old", 30, "2010-10-01")], by_contract_year(blocks(30)), "2025-12-01", *BY_YEAR
    )
    assert (unnamed.levels, unnamed.counted["old"]) == ((), Fraction(0))
    assert codes(unnamed, "old") == ["period_missing"]


def test_points_of_one_licence_cycle_do_not_renew_the_next() -> None:
    cycles = [
        Period(key="first", day_from=day("2015-07-01"), day_until=day("2020-07-01")),
        Period(key="renewed", day_from=day("2020-07-01"), day_until=day("2025-07-01")),
    ]
    points = [lot("a", 50, "2020-06-30"), lot("b", 20, "2020-07-01"), lot("c", 40, "2024-01-10")]
    outcome = add_up(points, terms(thresholds(60)), "2024-02-01", *cycles)
    assert [(each.period.key, each.number) for each in outcome.levels] == [("renewed", 1)]
    before = add_up(points[:2], terms(thresholds(60)), "2020-12-01", *cycles)
    assert seen(before.levels, before.total, before.missing) == ((), 20, 40)
