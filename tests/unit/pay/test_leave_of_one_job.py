"""A leave from one of several assignments: it pauses what is due there, and moves nothing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job, leave
from tests.unit.pay.policies import MAKER, ONE_TIME, amount_of, ask, benefit, due
from tests.unit.pay.tariffs import tariff, tier

HIRED, MADE, FALL, BACK = date(2024, 7, 1), date(2024, 9, 1), date(2025, 9, 1), date(2026, 2, 1)
LAST, SUMMER = date(2026, 6, 30), date(2025, 7, 1)
JOBS = [job(HIRED, fte="0.8", name="a"), job(HIRED, fte="0.4", name="b")]
SMALL = [job(HIRED, fte="0.8", name="a"), job(HIRED, fte="0.2", name="b")]
LARGEST = {"method": "ignored", "paid_on": "largest_assignment"}
ONCE = {"pay": {**ONE_TIME, "paid": "first_pay_period"}}
Facts = list[Item[TimelineFact]]


def document(changes: dict[str, Any]) -> dict[str, Any]:
    """365.00 a year or once; unpaid leave pauses."""
    return benefit({"pay/kind": "yearly", **changes, "pay/leave/unpaid": "pauses"})


def answer(facts: Facts, changes: dict[str, Any], on: date = LAST) -> SalaryEligibility:
    return ask(on, facts, document(changes))


@pytest.mark.parametrize(
    ("fte", "a", "b"),
    [
        (LARGEST, "212.00", None),
        ({"method": "prorated", "above_one": "scaled_to_one"}, "141.33", "121.67"),
        ({"method": "prorated", "above_one": "paid_in_full"}, "169.60", "146.00"),
    ],
)
def test_what_pauses_on_one_job_is_not_due_on_another(
    fte: dict[str, Any], a: str, b: str | None
) -> None:
    found = answer([*JOBS, award(MAKER, MADE), leave(FALL, BACK, "a")], {"pay/fte": fte})
    sums: dict[str | None, Decimal] = {}
    for each in due(found):
        assert each.amount is not None
        sums[each.assignment_id] = sums.get(each.assignment_id, Decimal(0)) + each.amount.amount
    wanted = {"a": Decimal(a)} | ({} if b is None else {"b": Decimal(b)})
    assert sums == wanted


def test_a_leave_neither_begins_nor_ends_what_is_due_on_another_job() -> None:
    changes = {"pay/fte": {"method": "prorated", "above_one": "scaled_to_one"}}
    found = due(answer([*JOBS, award(MAKER, MADE), leave(FALL, BACK, "a")], changes))
    (other,) = [each for each in found if each.assignment_id == "b"]
    steps = [each.text for each in other.explanation.children]
    assert (other.effective_from, other.effective_until) == (SUMMER, date(2026, 7, 1))
    assert not any("Assignment a" in text for text in steps)


@pytest.mark.parametrize("away", [None, "a", "b"])
@pytest.mark.parametrize("changes", [ONCE, {"pay/time": "whole_year"}])
def test_a_short_leave_takes_nothing_of_what_is_measured_once(
    away: str | None, changes: dict[str, Any]
) -> None:
    made = SUMMER if changes is ONCE else MADE
    gone = leave(date(2025, 6, 15), date(2025, 7, 11), away)
    found = answer([*SMALL, award(MAKER, made), gone], changes)
    later = {each.assignment_id for each in due(found) if each.effective_from != SUMMER}
    assert amount_of(found) == Decimal("365.00")
    assert later == ({"a", "b"} if away is None else {away})


def test_what_is_paid_once_waits_for_a_return_in_the_next_year() -> None:
    facts = [job(HIRED), award(MAKER, date(2025, 10, 1)), leave(FALL, date(2026, 8, 1))]
    during, after = (answer(facts, ONCE, on) for on in (LAST, date(2027, 6, 30)))
    (waits,), (paid,) = during.segments, due(after)
    assert (amount_of(during), amount_of(after)) == (Decimal(0), Decimal("365.00"))
    assert waits.state is EligibilityState.NOT_DUE
    assert paid.effective_from == date(2026, 8, 1)


def test_a_leave_without_an_end_is_told_also_in_the_next_year() -> None:
    facts = [job(HIRED), award(MAKER, date(2025, 10, 1)), leave(FALL, None)]
    (told,) = answer(facts, ONCE, date(2027, 6, 30)).segments
    steps = [each.text for each in told.explanation.children]
    assert any("nothing is due in 2026-27" in text for text in steps)


def test_what_was_paid_once_before_a_leave_is_not_told_as_away() -> None:
    facts = [job(HIRED), award(MAKER, MADE), leave(FALL, None)]
    assert not answer(facts, ONCE).segments


def test_each_part_of_what_is_paid_once_waits_for_its_own_return() -> None:
    facts = [*SMALL, award(MAKER, date(2025, 10, 1)), leave(FALL, date(2026, 8, 1), "b")]
    first, second = (answer(facts, ONCE, on) for on in (LAST, date(2027, 6, 30)))
    assert (amount_of(first), amount_of(second)) == (Decimal("292.00"), Decimal("73.00"))


def test_who_begins_while_away_elsewhere_is_paid_for_what_begins() -> None:
    facts = [
        job(HIRED, fte="0.8", name="a"),
        job(date(2025, 10, 1), fte="0.2", name="b"),
        award(MAKER, date(2025, 9, 15)),
        leave(FALL, None, "a"),
    ]
    assert amount_of(answer(facts, ONCE)) == Decimal("73.00")


AWAY = leave(FALL, date(2026, 3, 1), "b")
ENDS = date(2026, 1, 1)
SCALED = {"method": "prorated", "above_one": "scaled_to_one"}


@pytest.mark.parametrize(
    ("jobs", "fte", "paid"),
    [
        ([job(HIRED, ENDS, fte="0.6", name="a"), job(HIRED, fte="0.4", name="b")], LARGEST, "a"),
        ([job(HIRED, ENDS, name="a"), job(HIRED, name="b")], SCALED, "ab"),
        (
            [
                job(HIRED, fte="0.4", name="a"),
                job(HIRED, fte="0.6", name="b"),
                job(ENDS, fte="0.8", name="c"),
            ],
            LARGEST,
            "b",
        ),
    ],
)
def test_jobs_that_change_during_a_leave_measure_nothing_again(
    jobs: Facts, fte: dict[str, str], paid: str
) -> None:
    found = answer([*jobs, award(MAKER, date(2025, 10, 1)), AWAY], {**ONCE, "pay/fte": fte})
    assert amount_of(found) == Decimal("365.00")
    assert {each.assignment_id for each in due(found)} == set(paid)


def test_a_step_reckons_with_what_would_be_paid_while_away_elsewhere() -> None:
    """Of 1.2 of a position a third is the assignment that is left, during the leave too."""
    one = {"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}
    scaled = {"method": "prorated", "above_one": "scaled_to_one"}
    terms = {"select/items": [one], "pay/fte": scaled, "pay/leave/unpaid": "pauses"}
    rates = tariff([tier("300.00", "1")], terms)
    asked = ask(date(2025, 10, 1), [*JOBS, leave(FALL, BACK, "a")], rates)
    assert "that is 100.00 USD" in asked.next_steps[0].text
