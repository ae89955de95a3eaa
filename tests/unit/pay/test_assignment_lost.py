"""What goes on where an assignment is no longer one the benefit is paid on."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import SalaryEligibility
from tests.unit.pay.facts import award, job, left
from tests.unit.pay.policies import (
    MAKER,
    ONE_TIME,
    amount_of,
    ask,
    benefit,
    rate_of,
)
from tests.unit.pay.rules import told

YEAR_FROM, MOVED, YEAR_END = date(2025, 7, 1), date(2026, 2, 1), date(2026, 7, 1)
SPRING = date(2026, 4, 1)
MADE = award(MAKER, date(2025, 6, 1))
TEACHER = job(date(2024, 7, 1))
COACH = job(MOVED, role="coach")
TRANSFERRED = [TEACHER, COACH, MADE]


def document(rule: str | None = "ends_with_contract_year", **changes: Any) -> dict[str, Any]:
    """365 a year for teachers."""
    stated = {} if rule is None else {"pay/assignment_lost": rule}
    return benefit({"select/assignments": {"roles": ["teacher"]}, **stated, **changes})


def days(answer: SalaryEligibility) -> list[tuple[str, str | None, date | None, date | None]]:
    return [
        (each.state.value, each.assignment_id, each.effective_from, each.effective_until)
        for each in answer.segments
    ]


def test_without_the_rule_it_ends_with_the_assignment() -> None:
    answer = ask(SPRING, TRANSFERRED, document(None))
    assert days(answer) == [("due", "a1", YEAR_FROM, MOVED)]


def test_it_goes_on_to_the_end_of_the_contract_year() -> None:
    answer = ask(SPRING, TRANSFERRED, document())
    assert days(answer) == [("due", "a1", YEAR_FROM, MOVED), ("due", "a1", MOVED, YEAR_END)]
    assert (amount_of(answer), rate_of(answer)) == (Decimal("365.00"), Decimal("365.00"))
    kept = next(e for e in answer.segments[1].explanation.children if e.code == "assignment_kept")
    assert kept.text == (
        "Assignment a1 was one this benefit is paid on until 31 January 2026; it goes on until "
        "30 June 2026."
    )
    assert set(kept.positions) == {*TEACHER.positions, *COACH.positions}
    (over,) = ask(date(2026, 8, 1), TRANSFERRED, document()).segments
    assert over.state.value == "not_due"


def test_it_may_go_on_as_long_as_the_employment() -> None:
    answer = ask(date(2026, 8, 1), TRANSFERRED, document("continues"))
    assert days(answer) == [("due", "a1", YEAR_END, date(2027, 7, 1))]
    gone = [TEACHER, job(MOVED, date(2026, 10, 1), role="coach"), MADE, left(date(2026, 10, 1))]
    assert days(ask(date(2026, 8, 1), gone, document("continues"))) == [
        ("due", "a1", YEAR_END, date(2026, 10, 1))
    ]


def test_it_never_outlasts_the_employment() -> None:
    until = date(2026, 4, 1)
    items = [TEACHER, job(MOVED, until, role="coach"), MADE]
    assert days(ask(SPRING, items, document()))[1:] == [("due", "a1", MOVED, until)]
    ended = [job(date(2024, 7, 1), MOVED), MADE]
    assert days(ask(SPRING, ended, document())) == [("due", "a1", YEAR_FROM, MOVED)]
    again = [job(date(2024, 7, 1), MOVED), job(date(2026, 2, 2), role="coach", name="b1"), MADE]
    assert days(ask(SPRING, again, document())) == [("due", "a1", YEAR_FROM, MOVED)]


def test_an_assignment_in_its_place_carries_it_with_no_more_than_was_lost() -> None:
    items = [
        job(date(2024, 7, 1), MOVED, fte="0.6"),
        job(MOVED, fte="1", role="coach", name="b1"),
        job(date(2024, 7, 1), fte="0.2", role="coach", name="c1"),
        MADE,
    ]
    answer = ask(SPRING, items, document())
    assert days(answer) == [("due", "a1", YEAR_FROM, MOVED), ("due", "b1", MOVED, YEAR_END)]
    assert rate_of(answer) == Decimal("219.00")
    text = answer.segments[1].explanation.children
    assert any("it goes on on b1 until 30 June 2026" in each.text for each in text)


def test_what_fits_in_its_place_leaves_nothing_to_keep() -> None:
    items = [
        job(date(2024, 7, 1), MOVED),
        job(MOVED, name="b1"),
        job(date(2024, 7, 1), fte="0.2", role="coach", name="c1"),
        MADE,
    ]
    assert days(ask(SPRING, items, document())) == [
        ("due", "a1", YEAR_FROM, MOVED),
        ("due", "b1", MOVED, YEAR_END),
    ]


def test_of_two_assignments_the_one_that_is_lost_is_kept() -> None:
    items = [
        job(date(2024, 7, 1), fte="0.5"),
        job(date(2024, 7, 1), fte="0.5", name="b1"),
        job(MOVED, fte="0.5", role="coach", name="b1"),
        MADE,
    ]
    answer = ask(SPRING, items, document())
    assert days(answer) == [
        ("due", "a1", YEAR_FROM, YEAR_END),
        ("due", "b1", YEAR_FROM, MOVED),
        ("due", "b1", MOVED, YEAR_END),
    ]
    assert rate_of(answer) == Decimal("365.00")


def test_a_change_of_fte_is_no_loss() -> None:
    items = [job(date(2024, 7, 1)), job(MOVED, fte="0.5"), MADE]
    assert rate_of(ask(SPRING, items, document())) == Decimal("182.50")


def test_who_comes_back_is_paid_as_ever() -> None:
    items = [*TRANSFERRED, job(date(2026, 5, 1))]
    assert days(ask(date(2026, 6, 1), items, document())) == [
        ("due", "a1", YEAR_FROM, MOVED),
        ("due", "a1", MOVED, date(2026, 5, 1)),
        ("due", "a1", date(2026, 5, 1), YEAR_END),
    ]


@pytest.mark.parametrize(
    ("since", "kept"),
    [(YEAR_END, False), (date(2026, 6, 30), True)],
)
def test_the_year_is_that_of_the_last_day_on_which_it_fits(since: date, kept: bool) -> None:
    items = [TEACHER, job(since, role="coach"), MADE]
    answer = ask(date(2026, 6, 30), items, document())
    assert amount_of(answer) == Decimal("365.00")
    assert (len(answer.segments) > 1) is kept
    assert ask(date(2026, 7, 1), items, document()).amount is not None
    assert amount_of(ask(date(2026, 7, 1), items, document())) == 0


def test_only_what_was_due_on_the_day_before_goes_on() -> None:
    late = [TEACHER, COACH, award(MAKER, MOVED)]
    assert amount_of(ask(SPRING, late, document())) == 0
    just = [TEACHER, COACH, award(MAKER, date(2026, 1, 31))]
    assert days(ask(SPRING, just, document())) == [
        ("due", "a1", date(2026, 1, 31), MOVED),
        ("due", "a1", MOVED, YEAR_END),
    ]


def test_a_loss_of_the_award_ends_what_goes_on() -> None:
    ended = award(MAKER, date(2025, 6, 1), expires=date(2026, 3, 1))
    answer = ask(SPRING, [TEACHER, COACH, ended], document(**{"pay/loss/expired": "ends"}))
    assert days(answer)[1:] == [("due", "a1", MOVED, date(2026, 3, 1))]


def test_an_announced_transfer_lets_what_goes_on_wait() -> None:
    answer = ask(date(2025, 12, 1), TRANSFERRED, document())
    assert days(answer) == [("due", "a1", YEAR_FROM, MOVED), ("pending", "a1", MOVED, YEAR_END)]
    other = [job(date(2024, 7, 1), MOVED), job(date(2024, 7, 1), role="coach", name="b1"), MADE]
    assert days(ask(date(2025, 12, 1), other, document())) == [
        ("due", "a1", YEAR_FROM, MOVED),
        ("due", "b1", MOVED, YEAR_END),
    ]


def test_two_that_are_lost_share_what_takes_their_place() -> None:
    items = [
        job(date(2024, 7, 1), MOVED, fte="0.5"),
        job(date(2024, 7, 1), MOVED, fte="0.5", name="b1"),
        job(MOVED, fte="0.8", role="coach", name="c1"),
        MADE,
    ]
    answer = ask(SPRING, items, document())
    assert days(answer)[2:] == [("due", "c1", MOVED, YEAR_END)]
    assert rate_of(answer) == Decimal("292.00")


def test_without_a_calendar_of_the_year_nothing_goes_on() -> None:
    answer = ask(SPRING, TRANSFERRED, document(), calendars=[])
    assert answer.amount is None


def test_what_can_never_matter_is_told() -> None:
    at = "/benefits/0/pay/assignment_lost"
    every = benefit({"pay/assignment_lost": "continues"})
    assert told(every)[at] == "never matters: the benefit is paid on every assignment"
    once = document(pay={**ONE_TIME, "assignment_lost": "continues"})
    once["benefits"][0]["pay"]["assignment_lost"] = "continues"
    assert told(once)[at] == "never matters: what is paid once is not lost with an assignment"
