"""A percentage of what became due late is paid late, and no pay date states what it did not pay."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.pay.answer import SalaryEligibility, Segment
from ledger.domain.retro.lines import lines
from tests.unit.pay.facts import approval, award, job
from tests.unit.pay.policies import CALENDARS, LEARNING, MAKER, ask, benefit, codes, due

HELD = [job(date(2024, 7, 1)), award(LEARNING, date(2024, 7, 1)), award(MAKER, date(2025, 9, 1))]


def document(**pay: Any) -> dict[str, Any]:
    """3,650 a year once it is approved, from the day of the award; 10 % of it for who has more."""
    increase = benefit(
        {
            "select/items/0/facts": {"of": "award", "credentials": [MAKER]},
            "select/approval": {"rule": "required", "withdrawn": "never_due"},
            "decide": {"by": "amount", "amount": "3650.00"},
        }
    )
    share = deepcopy(increase["benefits"][0])
    share |= {"benefit_id": "share", "title": "A tenth"}
    share["select"]["items"][0]["facts"]["credentials"] = [LEARNING]
    share["select"]["approval"] = {"rule": "not_required"}
    base = {"placement": False, "benefits": ["increase"], "measured": "each_day"}
    share["decide"] = {"by": "percent", "percent": "10", "base": base}
    share["pay"] |= pay
    return {**increase, "benefits": [*increase["benefits"], share]}


def shares(answer: SalaryEligibility) -> list[Segment]:
    """What the tenth brings where it is more than nothing."""
    found = [each for each in due(answer) if each.benefit_id == "share"]
    return [each for each in found if each.amount is not None and each.amount.amount]


def paid(segment: Segment) -> dict[str, str]:
    return {each.pay_period: str(each.amount.amount) for each in segment.payments}


def test_what_an_approval_adds_to_paid_months_is_paid_with_the_next() -> None:
    facts = [*HELD, approval(MAKER, date(2025, 11, 10))]
    assert shares(ask(date(2025, 11, 9), facts, document())) == []
    [share] = shares(ask(date(2025, 11, 10), facts, document()))
    assert share.effective_from == date(2025, 9, 1)
    # a dollar a day: September, October and November
    assert paid(share) | {"2025-11": "91.00", "2025-12": "31.00"} == paid(share)
    assert min(paid(share)) == "2025-11"
    assert "paid_late" in codes(share)


def test_what_is_approved_in_time_for_its_month_is_not_late() -> None:
    [share] = shares(
        ask(date(2025, 9, 20), [*HELD, approval(MAKER, date(2025, 9, 20))], document())
    )
    assert paid(share) | {"2025-09": "30.00", "2025-10": "31.00"} == paid(share)
    assert "paid_late" not in codes(share)


def test_what_an_approval_adds_to_an_earlier_year_are_arrears() -> None:
    facts = [*HELD[:2], award(MAKER, date(2025, 5, 1)), approval(MAKER, date(2025, 8, 20))]
    assert shares(ask(date(2025, 6, 30), facts, document())) == []
    arrears, own = shares(ask(date(2025, 8, 20), facts, document()))
    assert (arrears.effective_from, arrears.effective_until) == (date(2025, 5, 1), date(2025, 7, 1))
    assert paid(arrears) == {"2025-08": "61.00"}
    assert paid(own) | {"2025-08": "62.00"} == paid(own)
    assert [
        str(each.amount.amount)
        for each in shares(ask(date(2026, 9, 1), facts, document()))
        if each.amount
    ] == ["365.00"]


def test_what_is_paid_at_once_for_the_year_is_paid_on() -> None:
    at_once = document(time="whole_year", paid="first_pay_period")
    facts = [
        job(date(2024, 7, 1)),
        award(LEARNING, date(2025, 9, 1)),
        award(MAKER, date(2025, 9, 1)),
    ]
    [share] = shares(
        ask(date(2025, 11, 10), [*facts, approval(MAKER, date(2025, 11, 10))], at_once)
    )
    assert paid(share) == {"2025-11": "365.00"}


@given(
    earned=st.dates(date(2025, 7, 1), date(2026, 5, 31)),
    waits=st.integers(0, 200),
    fte=st.sampled_from(["1", "0.333", "0.7"]),
)
def test_the_lines_of_all_pay_dates_are_what_the_year_comes_to(
    earned: date, waits: int, fte: str
) -> None:
    last = date(2026, 6, 30)
    approved = min(earned + timedelta(days=waits), last)
    facts = [job(date(2024, 7, 1), fte=fte), award(LEARNING, date(2024, 7, 1))]
    facts += [award(MAKER, earned), approval(MAKER, approved)]
    dates = [each.payable_on for each in CALENDARS[1].pay_periods]
    answers = {on: ask(on, facts, document()) for on in dates}
    stated = sum(
        (line.amount.amount for on in dates for line in lines([answers[on]], on)), Decimal(0)
    )
    whole = answers[last].amount
    assert whole is not None
    assert stated == whole.amount > 0
