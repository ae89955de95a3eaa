"""Of what does not count yet it is told from when it does, unless a limit keeps it out."""

from ledger.domain.pay.levels.lot import Lot
from ledger.domain.pay.terms.accumulate import Limit, LimitScope
from tests.unit.pay.lots import add_up, at_most, blocks, codes, lot, multiples, terms

ON = "2025-06-01"
FIRST = lot("a", 20, "2025-03-01")
LATER = lot("b", 8, "2025-05-01", since="2025-09-01")


def notes(*lots: Lot, limit: Limit) -> list[str]:
    outcome = add_up(lots, terms(blocks(100), limits=[limit]), ON)
    return [each.text for each in outcome.notes.get("b", ())]


def test_what_a_limit_keeps_out_for_good_is_never_said_to_count() -> None:
    (told,) = notes(FIRST, LATER, limit=at_most(20, LimitScope.PERIOD))
    assert told == "At most 20 hours in all may count: of these 8 hours there is room for 0."


def test_what_a_limit_cuts_counts_from_its_day_and_says_how_much() -> None:
    assert notes(FIRST, LATER, limit=at_most(25, LimitScope.PERIOD)) == [
        "From 1 September 2025 on it counts.",
        "At most 25 hours in all may count: of these 8 hours there is room for 5.",
    ]


def test_what_others_make_room_for_counts_from_that_day() -> None:
    third = lot("c", 92, "2025-05-02", since="2025-11-01")
    rule = terms(blocks(100), limits=[multiples(100)])
    outcome = add_up([lot("b", 8, "2025-05-01", since="2025-09-01"), third], rule, ON)
    assert [each.text for each in outcome.notes["b"]] == ["From 1 November 2025 on it counts."]


def test_room_that_an_end_frees_is_found_on_that_day() -> None:
    ends = lot("a", 20, "2025-03-01", until="2026-01-01")
    assert notes(ends, LATER, limit=at_most(20, LimitScope.PERIOD)) == [
        "From 1 January 2026 on it counts."
    ]


def test_without_a_limit_it_counts_from_its_day() -> None:
    outcome = add_up([FIRST, LATER], terms(blocks(100)), ON)
    assert codes(outcome, "b") == ["counts_later"]
