"""What an assignment's share rests on is named: the other assignments, where they may change it."""

from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility, Segment
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ask, benefit, due

SINCE, CHANGE, SPRING = date(2024, 7, 1), date(2026, 1, 1), date(2026, 4, 1)
AWARD = award(MAKER, date(2025, 6, 1))
MINE = job(SINCE, fte="0.6", name="a")
SCALED = {"method": "prorated", "above_one": "scaled_to_one"}
LARGEST = {"method": "ignored", "paid_on": "largest_assignment"}


def answered(fte: dict[str, str], *jobs: Item[TimelineFact], **more: Any) -> SalaryEligibility:
    changes = {"pay/fte": fte} | {path.replace("__", "/"): value for path, value in more.items()}
    return ask(SPRING, [*jobs, AWARD], benefit(changes))


def named(answer: SalaryEligibility, *jobs: Item[TimelineFact]) -> list[list[bool]]:
    """Tell of each segment due which of the jobs it names."""
    return [[names(segment, each) for each in jobs] for segment in due(answer)]


def names(segment: Segment, one: Item[TimelineFact]) -> bool:
    return set(one.positions) <= set(segment.explanation.positions)


@pytest.mark.parametrize("fte", ["0.8", "0.2"])
def test_what_all_assignments_come_to_rests_on_each_of_them(fte: str) -> None:
    other = job(SINCE, fte=fte, name="b")
    answer = answered(SCALED, MINE, other)
    assert named(answer, MINE, other) == [[True, True], [True, True]]


def test_the_assignment_that_ends_a_share_is_named_on_both_sides_of_the_day() -> None:
    other = job(CHANGE, fte="0.8", name="b")
    before, after, _ = due(answered(SCALED, MINE, other))
    assert (before.assignment_id, before.effective_until) == ("a", CHANGE)
    assert names(before, other)
    assert names(after, other)
    over = job(SINCE, CHANGE, fte="0.8", name="b")
    first, second, _ = due(answered(SCALED, MINE, over))
    assert (second.assignment_id, second.effective_from) == ("a", CHANGE)
    assert names(first, over)
    assert names(second, over)


def test_an_assignment_of_other_days_is_not_named() -> None:
    over = job(SINCE, date(2025, 3, 1), fte="0.8", name="b")
    to_come = job(date(2026, 7, 1), fte="0.8", name="c")
    assert named(answered(SCALED, MINE, over, to_come), over, to_come) == [[False, False]]
    whole = answered(SCALED, MINE, job(CHANGE, fte="0.8", name="b"), pay__time="whole_year")
    assert named(whole, job(CHANGE, fte="0.8", name="b")) == [[False]]


def test_what_the_largest_assignment_carries_rests_on_the_others() -> None:
    larger, later = job(SINCE, fte="0.8", name="b"), job(CHANGE, fte="0.9", name="c")
    answer = answered(LARGEST, MINE, larger, later)
    assert [each.assignment_id for each in due(answer)] == ["b", "c"]
    assert named(answer, MINE, larger, later) == [[True] * 3, [True] * 3]


@pytest.mark.parametrize(
    "fte",
    [
        {"method": "prorated", "above_one": "paid_in_full"},
        {"method": "ignored", "paid_on": "each_assignment"},
    ],
)
def test_what_each_assignment_is_paid_for_itself_rests_on_no_other(fte: dict[str, str]) -> None:
    other = job(SINCE, fte="0.8", name="b")
    mine, theirs = due(answered(fte, MINE, other))
    assert not names(mine, other)
    assert not names(theirs, MINE)
