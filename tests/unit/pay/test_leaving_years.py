"""What who leaves keeps of yearly amounts and instalments, and what stays as it was."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.pay.answer import EligibilityState, SalaryEligibility
from tests.unit.pay.facts import approval, award, job, left
from tests.unit.pay.leaving import TWO_YEARS, YEAR, months, reward, rule
from tests.unit.pay.policies import AWARD_POOL, LEARNING, MAKER, PLAIN, amount_of, ask, due, rate_of
from tests.unit.pay.tariffs import counting

SINCE, EARNED_ON, LEFT = date(2024, 7, 1), date(2025, 7, 1), date(2026, 1, 1)
PAID, LAST, NEXT = date(2025, 7, 31), date(2026, 6, 30), date(2027, 6, 30)
HIRED, AWARD, GONE = job(SINCE), award(MAKER, EARNED_ON), left(LEFT)
YEARLY = {**PLAIN["benefits"][0]["pay"], "kind": "yearly"}
MAY = {"day": "in_year", "month": 5, "day_of_month": 1}


def yearly(*rules: dict[str, Any]) -> dict[str, Any]:
    """A dollar a day, paid every month."""
    return reward(rules, amount="365.00", pay={**YEARLY})


def paid(answer: SalaryEligibility) -> dict[date, Decimal]:
    payments = [payment for each in due(answer) for payment in each.payments]
    assert len({each.payable_on for each in payments}) == len(payments)
    return {each.payable_on: each.amount.amount for each in payments}


def test_of_a_yearly_amount_a_part_of_every_payment_is_kept() -> None:
    document = yearly(TWO_YEARS)
    before = paid(ask(LAST, [HIRED, AWARD], document))
    after = paid(ask(LAST, [HIRED, AWARD, GONE], document))
    assert list(after) == [day for day in before if day < LEFT]
    assert sum(after.values()) == Decimal("92.00")
    assert after[PAID] == before[PAID] / 2
    assert paid(ask(PAID, [HIRED, AWARD, GONE], document)) == after


def test_the_rate_of_a_yearly_amount_is_what_it_is_until_the_last_day() -> None:
    items = [HIRED, AWARD, GONE]
    assert rate_of(ask(PAID, items, yearly(TWO_YEARS))) == Decimal("365.00")
    assert rate_of(ask(LEFT, items, yearly(TWO_YEARS))) == 0


def test_an_earlier_contract_year_is_reached_too() -> None:
    gone = left(date(2026, 10, 1))
    assert amount_of(ask(LAST, [HIRED, AWARD, gone], yearly(TWO_YEARS))) == Decimal("182.50")
    assert amount_of(ask(NEXT, [HIRED, AWARD, gone], yearly(TWO_YEARS))) == Decimal("46.00")


def test_a_day_of_the_contract_year_takes_what_that_year_brought_alone() -> None:
    document, gone = yearly(rule("0", MAY)), left(date(2027, 4, 30))
    assert amount_of(ask(LAST, [HIRED, AWARD, gone], document)) == Decimal("365.00")
    assert amount_of(ask(NEXT, [HIRED, AWARD, gone], document)) == 0
    assert amount_of(ask(NEXT, [HIRED, AWARD, left(date(2027, 5, 1))], document)) == Decimal(304)


def test_every_slice_before_the_separation_is_reached_and_none_after_a_rehire() -> None:
    jobs = [job(SINCE, fte="0.5"), job(date(2025, 10, 1)), job(date(2026, 3, 1), name="b")]
    answer = ask(LAST, [*jobs, AWARD, GONE], yearly(TWO_YEARS))
    assert [each.amount.amount for each in due(answer) if each.amount] == [
        Decimal("23.00"),
        Decimal("46.00"),
        Decimal("122.00"),
    ]


def test_of_instalments_each_is_kept_in_part_and_a_test_still_asks() -> None:
    several = [
        {"title": "First", "percent": "40", "payable": MAY | {"month": 12}, "tested": "nothing"},
        {"title": "Second", "percent": "60", "payable": MAY, "tested": "employed"},
    ]
    document = reward([TWO_YEARS], pay={"paid": "instalments", "instalments": several})
    december, may = date(2025, 12, 31), date(2026, 5, 31)
    items = [HIRED, AWARD]
    assert paid(ask(LAST, items, document)) == {december: Decimal(400), may: Decimal(600)}
    assert paid(ask(LAST, [*items, GONE], document)) == {december: Decimal(200)}
    later = left(date(2026, 6, 1))
    expected = {december: Decimal(200), may: Decimal(300)}
    assert paid(ask(LAST, [*items, later], document)) == expected


@pytest.mark.parametrize("counts", ["money_before_fte", "money_after_fte"])
def test_what_is_paid_back_makes_no_room_for_anything_else(counts: str) -> None:
    pool = {**AWARD_POOL, "counts": counts, "pool_id": "money", "limit": "1500.00"}
    pool |= {"when_exceeded": "reduce"} if counts == "money_before_fte" else {}
    more: dict[str, Any] = {
        "accumulate/uses": [{"pool": "money", "drawn": "once"}],
        f"decide/prices/{LEARNING}/amount": "1000.00",
    }
    document = reward([YEAR], pools=[pool], **more)
    second = award(LEARNING, date(2026, 2, 1))
    items = [HIRED, AWARD, second, left(date(2026, 7, 1))]
    assert amount_of(ask(LAST, items[:3], document)) == Decimal(1500)
    # Of the first a year is over, of the second it is not.
    assert amount_of(ask(LAST, items, document)) == Decimal(1000)


def test_what_is_a_percentage_of_it_and_what_it_was_chosen_before_stay_as_they_were() -> None:
    document = reward([YEAR])
    whole = document["benefits"][0]
    base = {"placement": False, "benefits": ["increase"], "measured": "each_day"}
    of_it = {**whole, "benefit_id": "tenth", "decide": {"by": "percent", "percent": "10"}}
    of_it["decide"]["base"] = base
    of_it["pay"] = {key: value for key, value in whole["pay"].items() if key != "separation"}
    document["benefits"].append(of_it)
    answer = ask(LAST, [HIRED, AWARD, GONE], document)
    assert [(each.benefit_id, each.amount and each.amount.amount) for each in due(answer)] == [
        ("tenth", Decimal("100.00"))
    ]
    small = {**of_it, "benefit_id": "small", "decide": {"by": "amount", "amount": "10.00"}}
    chosen = {**document, "benefits": [whole, small]}
    chosen["choices"] = [{"benefits": ["increase", "small"], "keep": "highest"}]
    assert due(ask(LAST, [HIRED, AWARD, GONE], chosen)) == []


def test_what_was_paid_back_is_not_paid_again_by_a_later_approval() -> None:
    more: dict[str, Any] = {"select/approval": {"rule": "required", "withdrawn": "ends"}}
    document = reward([YEAR], **{**more, "date/anchor": "approved"})
    again = [job(date(2026, 2, 1), name="b")]
    decisions = [
        approval(MAKER, date(2025, 8, 1)),
        approval(MAKER, date(2025, 9, 1), denied=True),
        approval(MAKER, date(2026, 3, 1)),
    ]
    items = [HIRED, AWARD, *decisions, *again]
    assert amount_of(ask(LAST, items, document)) == Decimal(1000)
    assert amount_of(ask(LAST, [*items, GONE], document)) == 0


def test_what_became_due_after_the_separation_is_kept_in_part_too() -> None:
    more: dict[str, Any] = {"select/approval": {"rule": "required", "withdrawn": "ends"}}
    document = reward([TWO_YEARS], **more)
    items = [HIRED, AWARD, GONE, approval(MAKER, date(2026, 9, 1))]
    answer = ask(NEXT, items, document)
    assert paid(answer) == {date(2026, 9, 30): Decimal(500)}


def test_arrears_that_are_lost_whole_are_told() -> None:
    more: dict[str, Any] = {"select/approval": {"rule": "required", "withdrawn": "ends"}}
    items = [HIRED, AWARD, GONE, approval(MAKER, date(2026, 9, 1))]
    (segment,) = ask(NEXT, items, reward([YEAR], **more)).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert segment.explanation.text.endswith("nothing of 1,000.00 USD is kept.")


def test_of_a_level_the_day_is_that_of_what_reached_it() -> None:
    together = counting(unit="award", over={"over": "career"}, levels={"by": "blocks", "size": "2"})
    document = reward([rule("0", months(12))])
    flat = {"by": "amount", "amount": "1000.00"}
    document["benefits"][0] |= {"accumulate": together, "decide": flat}
    items = [HIRED, award(LEARNING, SINCE), AWARD]
    assert amount_of(ask(LAST, [*items, left(date(2026, 6, 30))], document)) == 0
    assert amount_of(ask(LAST, [*items, left(date(2026, 7, 1))], document)) == Decimal(1000)
