"""Contract years that have to bring something, and what missing that does."""

from dataclasses import replace

from ledger.domain.pay.levels.lot import Period
from ledger.domain.pay.terms.accumulate import ProgressLost
from tests.unit.pay.lots import add_up, blocks, codes, day, each_year, lot, seen, spans, terms, told


def test_a_year_without_progress_forfeits_what_no_level_used() -> None:
    rule = terms(blocks(10), progress=each_year(5, ProgressLost.FORFEITS_UNUSED))
    lots = [lot("a", 14, "2023-09-01"), lot("b", 4, "2024-09-01"), lot("c", 8, "2025-09-01")]
    outcome = add_up(lots, rule, "2025-10-01")
    assert outcome.counted == {"a": 10, "b": 0, "c": 8}
    assert told(outcome.levels) == [("10", "a", spans("2023-09-01/"))]
    (note,) = outcome.notes["a"]
    assert (note.code, note.pointer) == ("forfeited", "/accumulate/progress")
    assert note.inputs["forfeited_on"] == "2025-07-01"
    # On the last day of the year it is not over yet.
    assert add_up(lots[:2], rule, "2025-06-30").total == 18


def test_what_was_earned_on_the_day_of_forfeiture_stays() -> None:
    rule = terms(blocks(10, at_most=2), progress=each_year(5, ProgressLost.FORFEITS_UNUSED))
    lots = [lot("a", 14, "2023-09-01"), lot("b", 4, "2024-09-01"), lot("c", 8, "2025-07-01")]
    assert add_up(lots, rule, "2025-10-01").counted == {"a": 10, "b": 0, "c": 8}


def test_once_the_last_level_is_reached_nothing_is_forfeited() -> None:
    rule = terms(blocks(10, at_most=2), progress=each_year(5, ProgressLost.FORFEITS_UNUSED))
    reached = [lot("a", 24, "2023-09-01"), lot("b", 4, "2024-09-01")]
    assert add_up(reached, rule, "2025-10-01").total == 28


def test_a_year_is_asked_for_where_the_last_level_was_reached_only_after_it() -> None:
    rule = terms(blocks(10, at_most=1), progress=each_year(5, ProgressLost.STOPS))
    lots = [
        lot("a", 8, "2023-09-01"),
        lot("b", 4, "2024-09-01", since="2025-09-01"),
        lot("c", 8, "2025-09-01"),
    ]
    outcome = add_up(lots, rule, "2025-10-01")
    assert seen(outcome.total, codes(outcome, "c")) == (12, ["stopped"])
    assert told(outcome.levels) == [("10", "b", spans("2025-09-01/"))]


def test_a_year_that_ends_after_its_period_is_not_asked_for() -> None:
    rule = terms(blocks(10), progress=each_year(5, ProgressLost.FORFEITS_UNUSED))
    cycle = Period(key="cycle", day_from=day("2020-01-01"), day_until=day("2025-01-01"))
    lots = [lot("a", 6, "2023-09-01"), lot("b", 3, "2024-09-01")]
    assert add_up(lots, rule, "2025-10-01", cycle).counted == {"a": 6, "b": 3}


def test_how_the_year_of_the_day_asked_stands_is_told_and_what_waits_is_among_it() -> None:
    rule = terms(blocks(10), progress=each_year(5, ProgressLost.STOPS))
    waiting = replace(lot("b", 2, "2025-03-01"), spans=())
    lots = [lot("a", 4, "2024-09-01"), waiting, lot("c", 1, "2025-08-01")]
    found = add_up(lots, rule, "2025-06-30").progress
    assert found is not None
    assert (found.year.name, *seen(found.earned, found.waiting)) == ("2024-25", 6, 2)
    assert add_up(lots, terms(blocks(10)), "2025-06-30").progress is None


def test_who_missed_a_year_has_nothing_to_earn_any_more() -> None:
    rule = terms(blocks(10), progress=each_year(5, ProgressLost.STOPS))
    lots = [lot("a", 4, "2024-09-01"), lot("b", 8, "2025-09-01")]
    outcome = add_up(lots, rule, "2025-10-01")
    assert seen(outcome.total, outcome.missing, outcome.to_earn) == (4, 6, None)
    assert outcome.stopped is not None
    assert outcome.stopped.code == "stopped"
