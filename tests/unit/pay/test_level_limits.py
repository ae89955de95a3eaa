"""What limits leave of a sum's units."""

from decimal import Decimal

import pytest

from ledger.domain.pay.terms.accumulate import (
    FactLimit,
    LimitScope,
    ShareLimit,
    UnitLimit,
    WholeFacts,
)
from tests.unit.pay.lots import (
    add_up,
    at_most,
    blocks,
    codes,
    lot,
    multiples,
    share,
    spans,
    terms,
    thresholds,
    told,
)

MADE_OF: tuple[UnitLimit | ShareLimit, ...] = (
    at_most(10, LimitScope.FACT),
    at_most(12, LimitScope.CREDENTIAL),
    share(60, "x"),
)


def test_limits_hold_for_a_fact_and_a_credential_in_the_order_of_the_document() -> None:
    lots = [
        lot("a", 30, "2024-09-01", same="maker", item="x"),
        lot("b", 5, "2024-10-01", same="maker", item="x"),
        lot("c", 4, "2024-11-01", item="y"),
    ]
    outcome = add_up(lots, terms(blocks(100), limits=MADE_OF), "2025-01-01")
    assert outcome.counted == {"a": 6, "b": 0, "c": 4}
    assert [note.pointer for note in outcome.notes["a"]] == [
        "/accumulate/limits/0",
        "/accumulate/limits/2",
    ]
    assert [note.pointer for note in outcome.notes["b"]] == [
        "/accumulate/limits/1",
        "/accumulate/limits/2",
    ]


def test_room_that_a_revocation_frees_is_taken_by_the_next() -> None:
    rule = terms(thresholds(10), limits=[at_most(10, LimitScope.PERIOD)])
    lots = [lot("a", 10, "2024-09-01", until="2025-01-01"), lot("b", 10, "2024-10-01")]
    outcome = add_up(lots, rule, "2025-02-01")
    assert told(outcome.levels) == [("10", "a", spans("2024-09-01/"))]
    assert outcome.counted == {"a": 0, "b": 10}


@pytest.mark.parametrize(
    ("limit", "counted", "said"),
    [
        (
            WholeFacts(scope=LimitScope.PERIOD, at_most=Decimal(10)),
            {"a": 6, "b": 0, "c": 4},
            "At most 10 hours of one period may count, each fact in full or not at all",
        ),
        (
            FactLimit(scope=LimitScope.CONTRACT_YEAR, at_most=1),
            {"a": 6, "b": 0, "c": 0},
            "At most 1 fact earned in one contract year may count",
        ),
    ],
)
def test_a_fact_counts_in_full_or_not_at_all(
    limit: WholeFacts | FactLimit, counted: dict[str, int], said: str
) -> None:
    lots = [lot("a", 6, "2024-09-01"), lot("b", 5, "2024-10-01"), lot("c", 4, "2024-11-01")]
    outcome = add_up(lots, terms(blocks(2), limits=[limit]), "2025-02-01")
    assert outcome.counted == counted
    texts = [note.text for note in outcome.notes["b"]]
    assert texts == [f"{said}: of these 5 hours there is room for 0."]


def test_each_training_counts_once_a_year() -> None:
    limit = FactLimit(scope=LimitScope.CREDENTIAL_IN_CONTRACT_YEAR, at_most=1)
    lots = [
        lot("aid", 3, "2024-09-01", same="first-aid"),
        lot("again", 3, "2025-06-30", same="first-aid"),
        lot("fire", 2, "2025-06-30", same="fire-safety"),
        lot("next", 3, "2025-07-01", same="first-aid"),
        lot("old", 3, "2010-07-01", same="first-aid"),
    ]
    outcome = add_up(lots, terms(blocks(20), limits=[limit]), "2025-08-01")
    assert outcome.counted == {"aid": 3, "again": 0, "fire": 2, "next": 3, "old": 0}
    (note,) = outcome.notes["again"]
    assert note.text == (
        "At most 1 fact of one credential earned in one contract year may count: of these 3 hours "
        "there is room for 0."
    )
    assert codes(outcome, "old") == ["contract_year_missing"]


def test_without_a_contract_year_a_limit_per_year_lets_nothing_count() -> None:
    rule = terms(blocks(10), limits=[at_most(18, LimitScope.CONTRACT_YEAR)])
    outcome = add_up([lot("old", 10, "2010-09-01")], rule, "2025-02-01")
    assert (outcome.levels, codes(outcome, "old")) == ((), ["contract_year_missing"])


def test_points_count_in_full_fifteens_beside_other_credits() -> None:
    rule = terms(thresholds(30), limits=[multiples(15, "points")])
    lots = [
        lot("a", 7, "2025-03-01", item="points"),
        lot("b", 7, "2025-04-01", item="points"),
        lot("c", 14, "2025-05-01", item="university"),
    ]
    fourteen = add_up(lots, rule, "2025-06-01")
    assert fourteen.counted == {"a": 0, "b": 0, "c": 14}
    assert codes(fourteen, "b") == ["not_full"]
    sixteen = add_up([*lots, lot("d", 2, "2025-05-20", item="points")], rule, "2025-06-01")
    assert sixteen.counted == {"a": 7, "b": 7, "c": 14, "d": 1}
    (note,) = sixteen.notes["d"]
    assert note.text == "Only full multiples of 15 count: of these 2 hours there is room for 1."
