"""How much of an educator's time assignments take, each by itself or together."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ask, benefit, faults, rate_of

SPRING, YEAR_FROM, YEAR_END = date(2026, 4, 1), date(2025, 7, 1), date(2026, 7, 1)
HIRED, CHANGE = date(2024, 7, 1), date(2026, 1, 1)
MADE = award(MAKER, date(2025, 6, 1))
AT = "/benefits/0/select/assignments"


def document(of: str = "each_assignment", **bounds: Any) -> dict[str, Any]:
    asked = {"roles": ["teacher"], "share_of_time_of": of, **bounds}
    return benefit({"select/assignments": asked})


def days(answer: SalaryEligibility) -> list[tuple[str | None, date | None, date | None]]:
    return [
        (each.assignment_id, each.effective_from, each.effective_until)
        for each in answer.segments
        if each.state is EligibilityState.DUE
    ]


@pytest.mark.parametrize(
    ("bound", "shares"),
    [
        ("minimum_share_of_time", {"0.49": False, "0.5": True, "0.50001": True}),
        ("share_of_time_above", {"0.49": False, "0.5": False, "0.50001": True}),
        ("share_of_time_at_most", {"0.49": True, "0.5": True, "0.50001": False}),
        ("share_of_time_below", {"0.49": True, "0.5": False, "0.50001": False}),
    ],
)
def test_a_bound_is_met_by_itself_or_not(bound: str, shares: dict[str, bool]) -> None:
    for fte, fits in shares.items():
        answer = ask(SPRING, [job(HIRED, fte=fte), MADE], document(**{bound: "0.5"}))
        assert bool(days(answer)) is fits


def two(*, until: date | None = None, role: str = "teacher") -> list[Any]:
    return [job(HIRED, fte="0.3"), job(HIRED, until, fte="0.3", name="b1", role=role), MADE]


def test_two_assignments_together_may_be_most_of_the_time() -> None:
    together = document("selected_together", share_of_time_above="0.5")
    assert days(ask(SPRING, two(), together)) == [
        ("a1", YEAR_FROM, YEAR_END),
        ("b1", YEAR_FROM, YEAR_END),
    ]
    assert rate_of(ask(SPRING, two(), together)) == Decimal("219.00")
    assert days(ask(SPRING, two(), document(share_of_time_above="0.5"))) == []


def test_only_what_the_rest_of_the_filter_selects_is_added_up() -> None:
    together = document("selected_together", share_of_time_above="0.5")
    assert days(ask(SPRING, two(role="coach"), together)) == []


def test_they_fit_for_the_days_on_which_they_come_to_enough() -> None:
    together = document("selected_together", share_of_time_above="0.5")
    assert days(ask(SPRING, two(until=CHANGE), together)) == [
        ("a1", YEAR_FROM, CHANGE),
        ("b1", YEAR_FROM, CHANGE),
    ]
    least = document("selected_together", share_of_time_at_most="0.5")
    assert days(ask(SPRING, two(until=CHANGE), least)) == [("a1", CHANGE, YEAR_END)]
    more = [job(HIRED, fte="0.6"), job(CHANGE, fte="0.3", name="b1"), MADE]
    assert days(ask(SPRING, more, together)) == [
        ("a1", YEAR_FROM, YEAR_END),
        ("b1", CHANGE, YEAR_END),
    ]


def test_what_is_asked_for_is_told() -> None:
    together = document("selected_together", share_of_time_above="0.5", share_of_time_below="0.8")
    (segment,) = ask(SPRING, [job(HIRED, fte="0.3"), MADE], together).segments
    assert segment.explanation.text.endswith(
        "it asks for the role teacher and a share of time together above 0.5 and below 0.8."
    )


def test_whose_share_it_is_has_to_be_said() -> None:
    asked = document(share_of_time_above="0.5")
    del asked["benefits"][0]["select"]["assignments"]["share_of_time_of"]
    problem = "is missing: each_assignment or selected_together, as a share of time is asked"
    assert faults(asked) == {f"{AT}/share_of_time_of": problem}


@pytest.mark.parametrize(
    ("bounds", "name", "problem"),
    [
        (("minimum_share_of_time", "share_of_time_above"), "share_of_time_above", "say one"),
        (("share_of_time_at_most", "share_of_time_below"), "share_of_time_below", "say one"),
        (("share_of_time_above", "share_of_time_at_most"), "share_of_time_at_most", "none would"),
        (("minimum_share_of_time", "share_of_time_below"), "share_of_time_below", "none would"),
    ],
)
def test_bounds_that_say_the_same_or_leave_nothing(
    bounds: tuple[str, str], name: str, problem: str
) -> None:
    told = faults(document(**dict.fromkeys(bounds, "0.5")))
    assert list(told) == [f"{AT}/{name}"]
    assert problem in told[f"{AT}/{name}"]


def test_exactly_half_may_be_asked_for() -> None:
    half = document(minimum_share_of_time="0.5", share_of_time_at_most="0.5")
    assert days(ask(SPRING, [job(HIRED, fte="0.5"), MADE], half)) == [("a1", YEAR_FROM, YEAR_END)]
