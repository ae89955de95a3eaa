"""Facts that are paid for what of them lies between two sums."""

from decimal import Decimal
from fractions import Fraction

from ledger.domain.pay.terms.accumulate import Band, Limit, LimitScope, Total
from tests.unit.pay.lots import add_up, at_most, lot, multiples, seen, share, spans, terms, told

# Beyond MA+75 a stipend for each graduate credit (Scarsdale, New York).
BEYOND = terms(Band(above=Decimal(75)))


def test_a_course_that_crosses_the_last_lane_is_paid_for_what_lies_beyond() -> None:
    lots = [lot("a", 70, "2023-09-01"), lot("b", 8, "2024-09-01"), lot("c", 3, "2025-01-10")]
    outcome = add_up(lots, BEYOND, "2025-06-01")
    assert [seen(each.number, each.at, each.quantity) for each in outcome.levels] == [
        (1, 75, 3),
        (2, 78, 3),
    ]
    assert told(outcome.levels)[1] == ("78", "c", spans("2025-01-10/"))
    assert seen(outcome.total, outcome.unused, outcome.missing) == (81, 75, 0)


def test_a_band_that_ends_is_full_and_misses_nothing() -> None:
    rule = terms(Band(above=Decimal(10), up_to=Decimal(15)))
    lots = [lot("a", 12, "2023-09-01"), lot("b", "7.5", "2024-09-01"), lot("c", 3, "2025-01-10")]
    outcome = add_up(lots, rule, "2025-06-01")
    assert [seen(each.cause.fact_id, each.quantity) for each in outcome.levels] == [
        ("a", 2),
        ("b", 3),
    ]
    assert outcome.missing is None
    assert add_up(lots[:1], rule, "2023-08-01").missing == 10


def test_what_is_lost_below_lets_the_later_ones_sink() -> None:
    lots = [
        lot("a", 40, "2022-09-01", until="2025-03-01"),
        lot("b", 40, "2023-09-01"),
        lot("c", 40, "2024-09-01"),
    ]
    outcome = add_up(lots, BEYOND, "2025-06-01")
    assert [
        seen(each.number, each.cause.fact_id, each.at, each.quantity, each.spans)
        for each in outcome.levels
    ] == [
        (1, "b", 75, 5, spans("2023-09-01/2025-03-01")),
        (2, "c", 80, 40, spans("2024-09-01/2025-03-01")),
        (2, "c", 75, 5, spans("2025-03-01/")),
    ]


def test_from_nothing_on_every_fact_is_a_level_with_what_a_limit_leaves_of_it() -> None:
    rule = terms(Band(above=Decimal(0)), limits=[at_most(5, LimitScope.CONTRACT_YEAR)])
    lots = [lot("a", "10/3", "2024-09-01"), lot("b", 3, "2025-01-10"), lot("c", 1, "2025-02-01")]
    outcome = add_up(lots, rule, "2025-06-01")
    assert [each.quantity for each in outcome.levels] == [Fraction(10, 3), Fraction(5, 3)]


def test_a_total_has_no_levels_and_loses_what_is_older_than_it_may_be() -> None:
    rule = terms(Total(), expires=60)
    lots = [lot("a", 20, "2019-09-01"), lot("b", 100, "2021-09-01")]
    outcome = add_up(lots, rule, "2024-08-31")
    assert seen(outcome.levels, outcome.total, outcome.unused, outcome.missing) == (
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
    first, later = (Band(above=Decimal(at), up_to=Decimal(at + 2)) for at in (0, 2))
    found = add_up(lots, terms(first, limits=limits), "2025-06-01")
    assert told(found.levels) == [
        ("0", "mine", spans("2024-09-01/")),
        ("1", "peer", spans("2024-10-01/")),
    ]
    found = add_up(lots, terms(later, limits=limits), "2025-06-01")
    assert told(found.levels) == [
        ("2", "again", spans("2025-04-01/")),
        ("3", "other", spans("2025-04-01/")),
    ]


def test_more_of_a_fact_that_counts_already_is_a_part_of_its_own() -> None:
    lots = [
        lot("long", 4, "2024-09-01", item="peers"),
        lot("mine", 2, "2024-10-01"),
        lot("more", 1, "2024-11-01", until="2025-01-01"),
    ]
    found = add_up(lots, terms(Band(above=Decimal(0)), limits=[share(50, "peers")]), "2025-06-01")
    assert [seen(each.cause.fact_id, each.at, each.quantity) for each in found.levels] == [
        ("long", 0, 2),
        ("mine", 2, 2),
        ("long", 4, 1),
        ("more", 5, 1),
    ]
    assert found.counted == {"long": 2, "mine": 2, "more": 0}
