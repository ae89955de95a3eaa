"""Facts that are each a level, by their place in the sum."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.levels.queue import Cuts
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.terms.accumulate import EveryFact, Limit, LimitScope, Total
from tests.unit.pay.lots import add_up, at_most, lot, multiples, seen, share, spans, terms, told

LINE = terms(EveryFact())
# Beyond MA+75 a stipend for each graduate credit (Scarsdale, New York).
BEYOND = Cuts(at=(Decimal(75),))


def placed(tally: Tally) -> list[tuple[object, ...]]:
    """Each fact with its layer, where it begins, how much it is, and on which days."""
    return [
        seen(each.cause.fact_id, each.number, each.at, each.quantity, each.spans)
        for each in tally.levels
    ]


def test_facts_lie_upon_each_other_in_the_order_in_which_they_count() -> None:
    lots = [lot("c", 3, "2025-01-10"), lot("a", 70, "2023-09-01"), lot("b", 8, "2024-09-01")]
    tally = add_up(lots, LINE, "2025-06-01", cuts=BEYOND)
    assert placed(tally) == [
        ("a", 1, 0, 70, spans("2023-09-01/")),
        ("b", 1, 70, 8, spans("2024-09-01/")),
        ("c", 1, 78, 3, spans("2025-01-10/")),
    ]
    assert seen(tally.total, tally.unused, tally.missing) == (81, 0, 0)


def test_where_the_last_tier_ends_nothing_is_missing_once_it_is_full() -> None:
    cuts = Cuts(at=(Decimal(10), Decimal(15)), ended=True)
    lots = [lot("a", 12, "2023-09-01"), lot("b", "7.5", "2024-09-01")]
    assert add_up(lots, LINE, "2025-06-01", cuts=cuts).missing is None
    assert add_up(lots[:1], LINE, "2025-06-01", cuts=cuts).missing == 0
    assert add_up(lots, LINE, "2025-06-01", cuts=Cuts(at=cuts.at)).missing == 0


def test_what_is_lost_lets_the_later_ones_move_up() -> None:
    lots = [
        lot("a", 40, "2022-09-01", until="2025-03-01"),
        lot("b", 40, "2023-09-01"),
        lot("c", 40, "2024-09-01"),
    ]
    found = add_up(lots, LINE, "2025-06-01", cuts=BEYOND)
    assert placed(found) == [
        ("a", 1, 0, 40, spans("2022-09-01/2025-03-01")),
        ("b", 1, 40, 40, spans("2023-09-01/2025-03-01")),
        ("c", 1, 80, 40, spans("2024-09-01/2025-03-01")),
        ("b", 1, 0, 40, spans("2025-03-01/")),
        ("c", 1, 40, 40, spans("2025-03-01/")),
    ]


def test_within_a_tier_a_move_makes_no_difference() -> None:
    lots = [
        lot("a", 10, "2022-09-01", until="2025-03-01"),
        lot("b", 10, "2023-09-01"),
        lot("c", 100, "2024-09-01"),
    ]
    found = add_up(lots, LINE, "2025-06-01", cuts=BEYOND)
    assert placed(found)[1] == ("b", 1, 10, 10, spans("2023-09-01/"))
    assert told(found.levels)[2:] == [
        ("20", "c", spans("2024-09-01/2025-03-01")),
        ("10", "c", spans("2025-03-01/")),
    ]


def test_what_is_paid_once_keeps_its_place_and_leaves_it_to_nobody() -> None:
    lots = [
        lot("a", 2, "2022-09-01", until="2025-03-01"),
        lot("b", 1, "2023-09-01"),
        lot("c", 1, "2025-04-01"),
    ]
    found = add_up(lots, LINE, "2025-06-01", cuts=Cuts(at=(Decimal(2),), places_kept=True))
    assert placed(found) == [
        ("a", 1, 0, 2, spans("2022-09-01/2025-03-01")),
        ("b", 1, 2, 1, spans("2023-09-01/")),
        ("c", 1, 3, 1, spans("2025-04-01/")),
    ]


def test_what_counts_again_has_its_place_again() -> None:
    twice = spans("2022-09-01/2023-01-01", "2023-03-01/")
    lots = [replace(lot("a", 2, "2022-09-01"), spans=twice), lot("b", 1, "2022-10-01")]
    kept = add_up(lots, LINE, "2025-06-01", cuts=Cuts(at=(Decimal(2),), places_kept=True))
    assert told(kept.levels) == [
        ("0", "a", twice),
        ("2", "b", spans("2022-10-01/")),
    ]
    moved = add_up(lots, LINE, "2025-06-01", cuts=Cuts(at=(Decimal(2),)))
    assert told(moved.levels) == [
        ("0", "a", spans("2022-09-01/2023-01-01")),
        ("2", "b", spans("2022-10-01/2023-01-01")),
        ("0", "b", spans("2023-01-01/")),
        ("1", "a", spans("2023-03-01/")),
    ]


def test_every_fact_is_a_level_with_what_a_limit_leaves_of_it() -> None:
    rule = terms(EveryFact(), limits=[at_most(5, LimitScope.CONTRACT_YEAR)])
    lots = [lot("a", "10/3", "2024-09-01"), lot("b", 3, "2025-01-10"), lot("c", 1, "2025-02-01")]
    tally = add_up(lots, rule, "2025-06-01")
    assert [each.quantity for each in tally.levels] == [Fraction(10, 3), Fraction(5, 3)]
    before = add_up(lots, rule, "2025-01-31")
    assert [note.code for note in before.notes["c"]] == ["limited"]


def test_a_total_has_no_levels_and_loses_what_is_older_than_it_may_be() -> None:
    rule = terms(Total(), expires=60)
    lots = [lot("a", 20, "2019-09-01"), lot("b", 100, "2021-09-01")]
    tally = add_up(lots, rule, "2024-08-31")
    assert seen(tally.levels, tally.total, tally.unused, tally.missing) == (
        (),
        120,
        120,
        None,
    )
    assert add_up(lots, rule, "2024-09-01").total == 100


def test_what_a_limit_lets_in_late_moves_nothing_that_counted_before() -> None:
    lots = [
        lot("mine", 1, "2024-09-01"),
        lot("peer", 1, "2024-10-01", item="peers"),
        lot("again", 1, "2024-11-01", item="peers"),
        lot("other", 1, "2025-04-01"),
    ]
    limits: list[Limit] = [share(50, "peers"), multiples(1)]
    cuts = Cuts(at=(Decimal(2), Decimal(4)))
    found = add_up(lots, terms(EveryFact(), limits=limits), "2025-06-01", cuts=cuts)
    assert told(found.levels) == [
        ("0", "mine", spans("2024-09-01/")),
        ("1", "peer", spans("2024-10-01/")),
        ("2", "again", spans("2025-04-01/")),
        ("3", "other", spans("2025-04-01/")),
    ]


def test_more_of_a_fact_that_counts_already_is_a_layer_of_its_own() -> None:
    lots = [
        lot("long", 4, "2024-09-01", item="peers"),
        lot("mine", 2, "2024-10-01"),
        lot("more", 1, "2024-11-01", until="2025-01-01"),
    ]
    found = add_up(lots, terms(EveryFact(), limits=[share(50, "peers")]), "2025-06-01")
    assert [each[:4] for each in placed(found)] == [
        ("long", 1, 0, 2),
        ("mine", 1, 2, 2),
        ("long", 2, 4, 1),
        ("more", 1, 5, 1),
    ]
    assert found.counted == {"long": 2, "mine": 2, "more": 0}
