"""What the needs of a requirement take, and what is left over."""

from ledger.domain.pay.terms.accumulate import (
    Total,
)
from tests.unit.pay.leftovers import TWENTY, asked, carried, over, points
from tests.unit.pay.lots import (
    lot,
    seen,
)


def test_a_requirement_leaves_what_its_needs_do_not_take() -> None:
    outcome = asked("2025-07-01", over(Total()), TWENTY, needs=points((15, None)))
    assert carried(outcome) == {"a": 5}


def test_a_requirement_that_is_not_met_needs_everything() -> None:
    outcome = asked("2025-07-01", over(Total()), TWENTY, needs=points((21, None)))
    assert seen(carried(outcome), outcome.total) == ({}, 0)
    exactly = asked("2025-07-01", over(Total()), TWENTY, needs=points((20, None)))
    assert carried(exactly) == {}


def test_buckets_take_their_own_first_and_serve_the_wider_needs() -> None:
    lots = [
        lot("old", 10, "2024-09-01"),
        lot("content", 8, "2025-03-01", item="content"),
        lot("more", 6, "2025-04-01", item="content"),
    ]
    needs = points((20, None), (10, ("content",)))
    # Ten of the content count for both, so that of the others ten are enough.
    assert carried(asked("2025-07-01", over(Total()), *lots, needs=needs)) == {"more": 4}


def test_of_several_alternatives_the_first_that_is_met_is_what_was_needed() -> None:
    lots = [TWENTY, lot("s", 2, "2025-06-30", item="service")]
    needs = points((25, ("credits",))) + points((2, ("service",))) + points((10, ("credits",)))
    assert carried(asked("2025-07-01", over(Total()), *lots, needs=needs)) == {"a": 20}


def test_what_is_left_over_of_a_requirement_is_the_next_one_met_with() -> None:
    lots = [lot("a", 35, "2025-03-01")]
    third = asked("2026-07-01", over(Total()), *lots, needs=points((15, None)))
    assert carried(third) == {"a": 5}
    once = asked("2026-07-01", over(Total(), periods=1), *lots, needs=points((15, None)))
    assert carried(once) == {}
