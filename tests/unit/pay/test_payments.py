"""How an amount becomes payments: FTE, time, rounding, pay periods."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, OutcomeKind, SalaryEligibility
from ledger.domain.pay.terms.pay import Rounding
from ledger.domain.pay.terms.quantity import RoundingMode
from ledger.domain.pay.words.amounts import rounded
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import award, job
from tests.unit.pay.fates import revocation
from tests.unit.pay.policies import (
    MAKER,
    ONE_TIME,
    PLAIN,
    amount_of,
    ask,
    benefit,
    codes,
    due,
    rate_of,
)

SINCE, START, YEAR_END = date(2024, 7, 1), date(2025, 7, 1), date(2026, 7, 1)
CHANGE, SPRING = date(2026, 1, 1), date(2026, 4, 1)
AWARD = award(MAKER, date(2025, 6, 1))
ROUNDING = Rounding(mode=RoundingMode.HALF_UP, places=2)
TWO_JOBS = [job(SINCE, fte="0.6", name="a"), job(SINCE, fte="0.8", name="b")]


def one_time(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    return benefit({"pay": ONE_TIME, **(changes or {})})


def amounts(answer: SalaryEligibility) -> list[tuple[str | None, Decimal]]:
    return [(each.assignment_id, each.amount.amount) for each in due(answer) if each.amount]


def total(items: list[Item[TimelineFact]], document: dict[str, Any], on: date = SPRING) -> Decimal:
    return amount_of(ask(on, [*items, AWARD], document))


def test_a_part_time_assignment_brings_its_share() -> None:
    assert total([job(SINCE, fte="0.4")], PLAIN) == Decimal("146.00")


def test_an_fte_change_in_the_middle_of_the_year_cuts_the_segment() -> None:
    items = [job(SINCE, fte="0.5"), job(CHANGE, fte="1"), AWARD]
    first, second = due(ask(SPRING, items, PLAIN))
    assert (first.effective_until, second.effective_from) == (CHANGE, CHANGE)
    assert amounts(ask(SPRING, items, PLAIN)) == [
        ("a1", Decimal("92.00")),
        ("a1", Decimal("181.00")),
    ]


def test_an_announced_fte_change_bounds_what_is_due_and_is_pending_itself() -> None:
    items = [job(SINCE, fte="0.5"), job(CHANGE, fte="1"), AWARD]
    first, second = ask(date(2025, 9, 1), items, PLAIN).segments
    assert (first.state, first.effective_until) == (EligibilityState.DUE, CHANGE)
    assert second.state is EligibilityState.PENDING
    assert second.outcome.annual_rate is not None
    assert second.outcome.annual_rate.amount == Decimal("365.00")
    assert (second.amount, second.payments) == (None, ())


def test_an_assignment_that_ends_ends_its_segment() -> None:
    (segment,) = due(ask(SPRING, [job(SINCE, date(2026, 2, 1)), AWARD], PLAIN))
    assert segment.effective_until == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("fte", "expected"),
    [
        (
            {"method": "prorated", "above_one": "paid_in_full"},
            [("a", Decimal("219.00")), ("b", Decimal("292.00"))],
        ),
        (
            {"method": "prorated", "above_one": "scaled_to_one"},
            [("a", Decimal("156.43")), ("b", Decimal("208.57"))],
        ),
        (
            {"method": "ignored", "paid_on": "each_assignment"},
            [("a", Decimal("365.00")), ("b", Decimal("365.00"))],
        ),
        ({"method": "ignored", "paid_on": "largest_assignment"}, [("b", Decimal("365.00"))]),
    ],
)
def test_two_assignments_above_full_time_are_paid_as_the_policy_says(
    fte: dict[str, str], expected: list[tuple[str, Decimal]]
) -> None:
    answer = ask(SPRING, [*TWO_JOBS, AWARD], benefit({"pay/fte": fte}))
    assert amounts(answer) == expected
    assert amount_of(answer) == sum(amount for _, amount in expected)
    assert [(each.assignment_id, each.amount.amount) for each in answer.assignments] == expected


def test_of_assignments_of_one_size_the_first_by_id_carries_the_amount() -> None:
    fte = {"method": "ignored", "paid_on": "largest_assignment"}
    items = [job(SINCE, fte="0.5", name="z"), job(SINCE, fte="0.5", name="m"), AWARD]
    assert amounts(ask(SPRING, items, benefit({"pay/fte": fte}))) == [("m", Decimal("365.00"))]


def test_scaling_stops_when_the_second_assignment_ends() -> None:
    fte = {"method": "prorated", "above_one": "scaled_to_one"}
    items = [job(SINCE, name="a"), job(SINCE, CHANGE, name="b"), AWARD]
    assert amounts(ask(SPRING, items, benefit({"pay/fte": fte}))) == [
        ("a", Decimal("92.00")),
        ("a", Decimal("181.00")),
        ("b", Decimal("92.00")),
    ]


def test_a_whole_year_is_due_in_full_whenever_in_the_year_it_begins() -> None:
    document = benefit({"pay/time": "whole_year"})
    items = [job(SINCE, fte="0.5"), job(CHANGE, fte="1")]
    late = award(MAKER, date(2025, 12, 1))
    assert amount_of(ask(SPRING, [*items, late], document)) == Decimal("182.50")
    assert amount_of(ask(date(2026, 9, 1), [*items, late], document)) == Decimal("365.00")


def test_a_one_time_amount_is_paid_in_the_year_it_takes_effect_and_never_again() -> None:
    items = [job(SINCE), award(MAKER, date(2025, 12, 1))]
    (segment,) = due(ask(SPRING, items, one_time()))
    assert segment.outcome.kind is OutcomeKind.ONE_TIME
    assert segment.outcome.one_time is not None
    assert segment.outcome.one_time.amount == Decimal("365.00")
    assert segment.outcome.annual_rate is None
    assert rate_of(ask(SPRING, items, one_time())) == 0
    assert ask(date(2026, 9, 1), items, one_time()).segments == ()


def test_a_one_time_amount_for_a_gap_in_employment_is_paid_when_work_resumes() -> None:
    items = [job(SINCE, date(2025, 6, 1)), job(date(2025, 9, 1), name="b")]
    (segment,) = due(ask(SPRING, [*items, award(MAKER, date(2025, 7, 15))], one_time()))
    assert segment.effective_from == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ("first_pay_period", [(date(2025, 10, 31), Decimal("273.00"))]),
        ("last_pay_period", [(date(2026, 6, 30), Decimal("273.00"))]),
    ],
)
def test_an_amount_can_be_paid_at_one_end(paid: str, expected: list[object]) -> None:
    items = [job(SINCE), award(MAKER, date(2025, 10, 1))]
    (segment,) = due(ask(SPRING, items, benefit({"pay/paid": paid})))
    assert [(each.payable_on, each.amount.amount) for each in segment.payments] == expected


def test_instalments_follow_the_days_and_the_last_takes_the_remainder() -> None:
    document = benefit({f"decide/prices/{MAKER}/amount": "100.00"})
    (segment,) = due(ask(SPRING, [job(SINCE), AWARD], document))
    paid = [each.amount.amount for each in segment.payments]
    assert paid[:2] == [Decimal("8.49"), Decimal("8.50")]
    assert sum(paid) == Decimal("100.00")


@pytest.mark.parametrize(
    ("mode", "rate"),
    [
        ("half_up", "33.34"),
        ("half_even", "33.34"),
        ("down", "33.33"),
        ("up", "33.34"),
    ],
)
def test_half_a_cent_is_rounded_as_the_policy_says(mode: str, rate: str) -> None:
    document = benefit({"pay/rounding/mode": mode, f"decide/prices/{MAKER}/amount": "66.67"})
    answer = ask(SPRING, [job(SINCE, fte="0.5"), AWARD], document)
    assert rate_of(answer) == Decimal(rate)


@pytest.mark.parametrize(("price", "rate"), [("66.65", "33.32"), ("66.67", "33.34")])
def test_banks_round_half_to_even(price: str, rate: str) -> None:
    document = benefit({"pay/rounding/mode": "half_even", f"decide/prices/{MAKER}/amount": price})
    answer = ask(SPRING, [job(SINCE, fte="0.5"), AWARD], document)
    assert rate_of(answer) == Decimal(rate)


def test_whole_units_are_possible() -> None:
    document = benefit({"pay/rounding/places": 0, "decide/prices": {MAKER: {"amount": "365"}}})
    (segment,) = due(ask(SPRING, [job(SINCE, fte="0.37"), AWARD], document))
    assert segment.amount is not None
    assert segment.amount.amount == Decimal(135)
    assert sum(each.amount.amount for each in segment.payments) == Decimal(135)


def test_a_third_of_a_third_loses_nothing_on_the_way() -> None:
    fte = {"method": "prorated", "above_one": "scaled_to_one"}
    changes = {
        "pay/fte": fte,
        "pay/rounding/mode": "down",
        f"decide/prices/{MAKER}/amount": "300.00",
    }
    jobs = [job(SINCE, fte="0.6", name=name) for name in ("a", "b", "c")]
    answer = ask(SPRING, [*jobs, AWARD], benefit(changes))
    assert [amount for _, amount in amounts(answer)] == [Decimal("100.00")] * 3


@pytest.mark.parametrize("until", range(1, 30))
def test_what_pay_periods_pay_is_the_same_however_many_days_follow(until: int) -> None:
    fte = {"method": "prorated", "above_one": "scaled_to_one"}
    jobs = [job(START, fte="0.2", name="a"), job(START, fte="1", name="b")]
    ended = date(2025, 9, until)
    lost = [award(MAKER, START, ended=ended), revocation(MAKER, ended)]
    for segment in due(ask(date(2025, 9, 30), [*jobs, *lost], benefit({"pay/fte": fte}))):
        rate = Fraction("60.83" if segment.full_time_equivalent == Decimal("0.2") else "304.17")
        july, both = (rounded(rate * days / 365, ROUNDING) for days in (31, 62))
        assert [each.amount.amount for each in segment.payments[:2]] == [july, both - july]


def test_the_rate_on_the_day_asked_leaves_out_what_is_over_or_to_come() -> None:
    items = [job(SINCE, date(2026, 2, 1)), AWARD]
    assert rate_of(ask(date(2026, 1, 31), items, PLAIN)) == Decimal("365.00")
    assert rate_of(ask(date(2026, 2, 1), items, PLAIN)) == 0


def test_the_explanation_says_what_fte_and_days_made_of_the_amount() -> None:
    fte = {"method": "prorated", "above_one": "scaled_to_one"}
    first, _ = due(ask(SPRING, [*TWO_JOBS, AWARD], benefit({"pay/fte": fte})))
    assert codes(first)[-3:] == ["fte_scaled", "in_full", "paid"]
    assert "0.6 of the 1.4" in first.explanation.children[-3].text
